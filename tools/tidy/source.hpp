#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beanq::tidy {

/// One `#include` of a file, as written.
struct Include {
    int line = 0;
    std::string path;
    bool quoted = false;
};

/// A C++ file and what the rules look at.
struct Source {
    std::string path;               ///< from the root of the tree: "src/orders/domain/order.hpp"
    std::string code;               ///< the text with comments and literals blanked, same lines
    std::vector<Include> includes;  ///< those outside comments and literals
    int lines = 0;
};

/// Reads what the rules need from the text of a file.
Source parse(std::string path, std::string_view text);

/// Whether a character can be part of a name or a number.
bool is_word(char c);

/// The text without white space at its beginning.
std::string_view trimmed(std::string_view text);

/// The line, counted from 1, on which `offset` lies.
int line_of(std::string_view text, std::size_t offset);

}  // namespace beanq::tidy
