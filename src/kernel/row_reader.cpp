#include "kernel/row_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "kernel/time_text.hpp"

namespace beanq {

namespace {

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

void RowReader::name(std::string_view column, const Cell& cell, std::string& to, std::size_t most) {
    text(column, cell, to, most);
    if (to.empty()) required(column);
}

void RowReader::text(std::string_view column, const Cell& cell, std::string& to, std::size_t most) {
    if (cell && fits(column, *cell, most)) to = *cell;
}

void RowReader::text(std::string_view column, const Cell& cell, std::optional<std::string>& to,
                     std::size_t most) {
    if (!cell || !fits(column, *cell, most)) return;
    to = cell->empty() ? std::nullopt : cell;
}

void RowReader::list(std::string_view column, const Cell& cell, std::vector<std::string>& to,
                     std::size_t most, std::size_t longest) {
    if (!cell) return;
    auto parts = split(*cell, ';');
    std::erase(parts, "");
    if (parts.size() > most) {
        const std::string number = std::to_string(most);
        fault(column, "field.too-many",
              {"must have at most " + number + " elements", "максимум элементов: " + number});
        return;
    }
    if (std::ranges::all_of(parts, [&](const auto& part) { return fits(column, part, longest); }))
        to = std::move(parts);
}

void RowReader::flag(std::string_view column, const Cell& cell, bool& to, bool otherwise) {
    if (!cell) return;
    if (cell->empty()) {
        to = otherwise;
    } else if (*cell == "true" || *cell == "false") {
        to = *cell == "true";
    } else {
        choice(column, "true, false");
    }
}

void RowReader::whole(std::string_view column, const Cell& cell, int& to, int least, int most,
                      int otherwise) {
    if (!cell) return;
    to = cell->empty() ? otherwise : number(column, *cell, least, most).value_or(to);
}

void RowReader::whole(std::string_view column, const Cell& cell, std::optional<int>& to, int least,
                      int most) {
    if (!cell) return;
    to = cell->empty() ? std::nullopt : number(column, *cell, least, most);
}

void RowReader::date(std::string_view column, const Cell& cell, std::optional<Date>& to) {
    if (!cell) return;
    const auto day = parse_iso_date(*cell);
    if (cell->empty() || day) {
        to = day;
    } else {
        format(column, "2026-11-24");
    }
}

void RowReader::required(std::string_view column) {
    fault(column, "field.required", {"is required", "обязательное поле"});
}

void RowReader::choice(std::string_view column, const std::string& choices) {
    fault(column, "field.choice",
          {"must be one of: " + choices, "должно быть одним из: " + choices});
}

void RowReader::format(std::string_view column, const std::string& example) {
    fault(column, "field.format",
          {"must be as in: " + example, "должно быть как в примере: " + example});
}

void RowReader::duplicate(std::string_view column) {
    fault(column, "field.duplicate", {"is given twice", "указано дважды"});
}

void RowReader::unknown(std::string_view column) {
    fault(column, "field.unknown-id", {"names nothing that exists", "ничему не соответствует"});
}

void RowReader::ambiguous(std::string_view column) {
    fault(column, "field.ambiguous",
          {"several have that name: give the id", "имя не одно: укажите id"});
}

void RowReader::not_allowed(std::string_view column) {
    fault(column, "field.not-allowed", {"cannot change", "нельзя изменить"});
}

void RowReader::fault(std::string_view column, std::string code, Phrase phrase) {
    faults_.push_back({at_ + '/' + std::string(column), std::move(code), std::move(phrase)});
    is_faulty_ = true;
}

bool RowReader::fits(std::string_view column, std::string_view text, std::size_t most) {
    if (characters(text) <= most) return true;
    const std::string number = std::to_string(most);
    fault(column, "field.too-long",
          {"must have at most " + number + " characters", "максимум символов: " + number});
    return false;
}

std::optional<int> RowReader::number(std::string_view column, const std::string& text, int least,
                                     int most) {
    const auto whole = parse_whole(text);
    if (whole && *whole >= least && *whole <= most) return static_cast<int>(*whole);
    const std::string from = std::to_string(least);
    const std::string to = std::to_string(most);
    fault(column, "field.range",
          {"must be from " + from + " to " + to, "должно быть от " + from + " до " + to});
    return std::nullopt;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto at = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(std::min(at + 1, text.size()));
    }
    return parts;
}

std::string join(const std::vector<std::string>& parts, char separator) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += separator;
        text += parts[i];
    }
    return text;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace beanq
