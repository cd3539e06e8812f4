#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/result.hpp"

namespace beanq {

/// A cell of a sheet: absent says nothing, empty says "none".
using Cell = std::optional<std::string>;

/// Reads the cells of one row into the fields of something: an absent cell leaves its field as it
/// is, an empty one brings it to `otherwise`. Faults are told at `<at>/<column>`; a faulty cell
/// leaves its field.
class RowReader {
public:
    RowReader(std::string at, std::vector<FieldError>& faults)
        : at_(std::move(at)), faults_(faults) {}

    /// `field.required` when `to` ends empty; `field.too-long` beyond `most` characters.
    void name(std::string_view column, const Cell& cell, std::string& to, std::size_t most);
    /// `field.too-long` beyond `most` characters.
    void text(std::string_view column, const Cell& cell, std::string& to, std::size_t most);
    void text(std::string_view column, const Cell& cell, std::optional<std::string>& to,
              std::size_t most);
    /// Texts between semicolons, none of them empty; `field.too-many`, `field.too-long`.
    void list(std::string_view column, const Cell& cell, std::vector<std::string>& to,
              std::size_t most, std::size_t longest);
    /// `field.choice` unless `true` or `false`.
    void flag(std::string_view column, const Cell& cell, bool& to, bool otherwise);
    /// `field.range` unless a whole number from `least` to `most`.
    void whole(std::string_view column, const Cell& cell, int& to, int least, int most,
               int otherwise);
    void whole(std::string_view column, const Cell& cell, std::optional<int>& to, int least,
               int most);
    /// `field.format` unless a day as 2026-11-24.
    void date(std::string_view column, const Cell& cell, std::optional<Date>& to);

    void required(std::string_view column);                            ///< `field.required`
    void choice(std::string_view column, const std::string& choices);  ///< `field.choice`
    void format(std::string_view column, const std::string& example);  ///< `field.format`
    void duplicate(std::string_view column);                           ///< `field.duplicate`
    void unknown(std::string_view column);                             ///< `field.unknown-id`
    void ambiguous(std::string_view column);                           ///< `field.ambiguous`
    void not_allowed(std::string_view column);                         ///< `field.not-allowed`
    void fault(std::string_view column, std::string code, Phrase phrase);

    const std::string& at() const { return at_; }
    /// Whether this row has any fault so far.
    bool is_faulty() const { return is_faulty_; }

private:
    bool fits(std::string_view column, std::string_view text, std::size_t most);
    std::optional<int> number(std::string_view column, const std::string& text, int least,
                              int most);

    std::string at_;
    std::vector<FieldError>& faults_;
    bool is_faulty_ = false;
};

/// The parts between separators; an empty text has none.
std::vector<std::string> split(std::string_view text, char separator);

/// The parts with a separator between them.
std::string join(const std::vector<std::string>& parts, char separator);

/// The whole number that a text is, in decimal.
std::optional<std::int64_t> parse_whole(std::string_view text);

}  // namespace beanq
