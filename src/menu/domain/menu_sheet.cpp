#include "menu/domain/menu_sheet.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "kernel/time_text.hpp"

namespace beanq::menu {

namespace {

constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu",
                                                    "fri", "sat", "sun"};

std::string day_cell(const std::optional<Date>& day) { return day ? to_iso_date(*day) : ""; }
std::string flag_cell(bool flag) { return flag ? "true" : "false"; }
std::string whole_cell(const std::optional<int>& whole) {
    return whole ? std::to_string(*whole) : "";
}

/// Names for what other rows refer to: the name where only one has it, else the id.
template <class T>
class References {
public:
    explicit References(const std::vector<T>& things) {
        for (const T& thing : things)
            ++count_[thing.name];
        for (const T& thing : things)
            cells_[thing.id.value] = count_[thing.name] == 1 && !parse_uuid(thing.name)
                                         ? thing.name
                                         : to_string(thing.id);
    }
    std::string operator()(const auto& id) const { return cells_.at(id.value); }

private:
    std::map<std::string, int> count_;
    std::map<Uuid, std::string> cells_;
};

MenuRow to_row(const Menu& menu) {
    return {.kind = "menu",
            .id = to_string(menu.id),
            .name = menu.name,
            .sort = std::to_string(menu.sort),
            .active = flag_cell(menu.active),
            .valid_from = day_cell(menu.valid_from),
            .valid_until = day_cell(menu.valid_until),
            .hours = hours_cell(menu.hours)};
}

MenuRow to_row(const Product& product) {
    return {.kind = "product",
            .id = to_string(product.id),
            .name = product.name,
            .description = product.description,
            .active = flag_cell(product.active),
            .image_url = product.image_url.value_or(""),
            .tax_class = product.tax_class.value_or(""),
            .allergens = join(product.allergens, ';'),
            .preparation_seconds = std::to_string(product.preparation_s)};
}

MenuRow to_row(const Variation& variation, std::string product) {
    return {.kind = "variation",
            .id = to_string(variation.id),
            .product = std::move(product),
            .name = variation.name,
            .price = std::to_string(variation.price.amount_minor),
            .currency = variation.price.currency.text(),
            .sort = std::to_string(variation.sort)};
}

MenuRow to_row(const Modifier& modifier, std::string group) {
    return {.kind = "modifier",
            .id = to_string(modifier.id),
            .modifier_group = std::move(group),
            .name = modifier.name,
            .price = std::to_string(modifier.price.amount_minor),
            .currency = modifier.price.currency.text(),
            .default_ = flag_cell(modifier.is_default),
            .sort = std::to_string(modifier.sort)};
}

MenuRow to_row(const ModifierGroup& group) {
    return {.kind = "modifier-group",
            .id = to_string(group.id),
            .name = group.name,
            .min = std::to_string(group.bounds.min),
            .max = std::to_string(group.bounds.max),
            .repeats = flag_cell(group.repeats)};
}

std::optional<DayPart> parse_day_part(std::string_view text) {
    const auto space = text.find(' ');
    const auto hyphen = text.find('-');
    if (space == std::string_view::npos || hyphen == std::string_view::npos || hyphen < space)
        return std::nullopt;
    const auto from = parse_minutes(text.substr(space + 1, hyphen - space - 1));
    const auto to = parse_minutes(text.substr(hyphen + 1));
    if (!from || !to || *from == minutes_of_day || *to == 0) return std::nullopt;
    DayPart part{.days = {}, .from = *from, .to = *to};
    for (const std::string& name : split(text.substr(0, space), ',')) {
        const auto day = std::ranges::find(day_names, name);
        if (day == day_names.end()) return std::nullopt;
        part.days.at(static_cast<std::size_t>(day - day_names.begin())) = true;
    }
    return part;
}

}  // namespace

std::vector<MenuRow> to_rows(const MenuBook& book) {
    const References menus(book.menus);
    const References products(book.products);
    const References groups(book.groups);
    const References categories(book.categories);
    std::map<CategoryId, MenuId> menu_of;
    std::vector<MenuRow> rows;
    for (const ModifierGroup& group : book.groups) {
        rows.push_back(to_row(group));
        for (const Modifier& modifier : group.modifiers)
            rows.push_back(to_row(modifier, groups(group.id)));
    }
    for (const Product& product : book.products) {
        rows.push_back(to_row(product));
        for (const Variation& variation : product.variations)
            rows.push_back(to_row(variation, products(product.id)));
        for (std::size_t i = 0; i < product.groups.size(); ++i) {
            const GroupUse& use = product.groups[i];
            rows.push_back({.kind = "product-group",
                            .product = products(product.id),
                            .modifier_group = groups(use.group),
                            .min = whole_cell(use.min),
                            .max = whole_cell(use.max),
                            .sort = std::to_string(i)});
        }
    }
    for (const Menu& menu : book.menus)
        rows.push_back(to_row(menu));
    for (const Category& category : book.categories) {
        menu_of[category.id] = category.menu;
        rows.push_back({.kind = "category",
                        .id = to_string(category.id),
                        .menu = menus(category.menu),
                        .name = category.name,
                        .sort = std::to_string(category.sort),
                        .active = flag_cell(category.active)});
    }
    for (const MenuItem& item : book.items) {
        rows.push_back({.kind = "menu-item",
                        .id = to_string(item.id),
                        .menu = menus(menu_of.at(item.category)),
                        .category = categories(item.category),
                        .product = products(item.product),
                        .sort = std::to_string(item.sort),
                        .active = flag_cell(item.active)});
    }
    return rows;
}

std::string hours_cell(const WeeklyHours& hours) {
    std::string text;
    for (const DayPart& part : hours) {
        if (!text.empty()) text += ';';
        bool first = true;
        for (std::size_t i = 0; i < day_names.size(); ++i) {
            if (!part.days.at(i)) continue;
            if (!first) text += ',';
            text += day_names.at(i);
            first = false;
        }
        text += ' ' + to_clock(part.from) + '-' + to_clock(part.to);
    }
    return text;
}

std::optional<WeeklyHours> parse_hours_cell(std::string_view text) {
    WeeklyHours hours;
    for (const std::string& entry : split(text, ';')) {
        const auto part = parse_day_part(entry);
        if (!part) return std::nullopt;
        hours.push_back(*part);
    }
    return hours;
}

}  // namespace beanq::menu
