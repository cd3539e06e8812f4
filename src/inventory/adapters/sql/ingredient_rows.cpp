#include "inventory/adapters/sql/ingredient_rows.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/text/fold.hpp"

namespace beanq::inventory {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return lines;
}

std::optional<Cost> cost_of(const db::Row& row, std::size_t first) {
    const auto price = row.get<std::optional<std::int64_t>>(first);
    if (!price) return std::nullopt;
    const auto currency = Currency::parse(row.get<std::string>(first + 1));
    if (!currency) throw std::logic_error("a stored cost has no ISO 4217 currency");
    return Cost{{*price, *currency}, {row.get<std::int64_t>(first + 2)}};
}

}  // namespace

Ingredient to_ingredient(const db::Row& row, std::size_t first) {
    const auto unit = parse_unit(row.get<std::string>(first + 2));
    if (!unit) throw std::logic_error("an ingredient's unit is none that is known");
    return {
        .id = row.get<IngredientId>(first),
        .name = row.get<std::string>(first + 1),
        .unit = *unit,
        .version = row.get<std::int64_t>(first + 3),
        .shortage = row.get<std::string>(first + 4) == "warn" ? Shortage::warn : Shortage::block,
        .active = row.get<bool>(first + 5),
        .allergens = lines_of(row.get<std::string>(first + 6)),
        .cost = cost_of(row, first + 7)};
}

std::string name_key(std::string_view name) {
    std::string key = fold(name);
    return key.empty() ? std::string(name) : key;
}

std::array<std::string, 3> name_patterns(const std::vector<std::string>& words) {
    std::array<std::string, 3> patterns;
    patterns.fill("%");
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string& pattern = patterns.at(std::min(i, patterns.size() - 1));
        if (i >= patterns.size()) pattern.back() = ' ';
        for (const char c : fold(words[i])) {
            if (c == '%' || c == '_' || c == '!') pattern += '!';
            pattern += c;
        }
        pattern += '%';
    }
    return patterns;
}

}  // namespace beanq::inventory
