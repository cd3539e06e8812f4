#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beanq {

/// Packs the sort key of a page's last item into an opaque, URL-safe cursor.
std::string encode_cursor(const std::vector<std::string>& parts);

/// The parts again; nothing unless `cursor` holds exactly `count` of them.
std::optional<std::vector<std::string>> decode_cursor(std::string_view cursor, std::size_t count);

}  // namespace beanq
