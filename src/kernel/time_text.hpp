#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/clock.hpp"

namespace beanq {

/// RFC 3339 in UTC with milliseconds: `2026-11-23T08:15:30.125Z`.
std::string to_rfc3339(Instant at);

/// Reads RFC 3339 with `Z` or a numeric offset and up to nine fraction digits (cut to
/// milliseconds). Nothing for any other text, a date that does not exist or a year outside
/// 1970–9999.
std::optional<Instant> parse_rfc3339(std::string_view text);

/// `2026-11-23`.
std::string to_iso_date(Date date);

/// Nothing for any other text or a date that does not exist.
std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace beanq
