#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace beanq::csv {

using Record = std::vector<std::string>;

/// Where a text stops being CSV.
struct Fault {
    std::size_t line = 0;  ///< from 1
};

/// RFC 4180: commas, double quotes around what holds a comma, a quote or a line end. Lines end in
/// LF or CRLF; a byte order mark in front and empty lines are passed over.
std::expected<std::vector<Record>, Fault> parse(std::string_view text);

/// One record with its line end, quoted where it must be.
std::string line(const Record& record);

}  // namespace beanq::csv
