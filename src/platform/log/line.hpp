#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kernel/clock.hpp"
#include "platform/log/log.hpp"

/// How one log line reads.
namespace beanq::log {

/// `{"time":"…","level":"info","message":"…","key":value,…}` and a line feed. Always valid JSON:
/// bytes that are not UTF-8 become U+FFFD.
std::string json_line(Instant at, Level level, std::string_view message,
                      std::span<const Field> fields);

/// `2026-11-23T08:15:30.125Z info  message key=value key="two words"` and a line feed.
std::string text_line(Instant at, Level level, std::string_view message,
                      std::span<const Field> fields);

}  // namespace beanq::log
