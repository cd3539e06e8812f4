#include "menu/adapters/sql/row_readers.hpp"

#include <stdexcept>
#include <string>

namespace beanq::menu {

namespace {

Money read_money(const db::Row& row, std::size_t amount, std::size_t currency) {
    const auto code = Currency::parse(row.get<std::string>(currency));
    if (!code) throw std::logic_error("a stored price has no ISO 4217 currency");
    return {row.get<std::int64_t>(amount), *code};
}

std::vector<std::string> read_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return lines;
}

}  // namespace

Menu read_menu(const db::Row& row) {
    return {.id = row.get<MenuId>(0),
            .location = row.get<LocationId>(1),
            .name = row.get<std::string>(2),
            .valid_from = row.get<std::optional<Date>>(3),
            .valid_until = row.get<std::optional<Date>>(4),
            .sort = row.get<int>(5),
            .active = row.get<bool>(6),
            .version = row.get<std::int64_t>(7),
            .hours = weekly_hours_from(row.get<std::string>(8))};
}

Category read_category(const db::Row& row) {
    return {.id = row.get<CategoryId>(0),
            .menu = row.get<MenuId>(1),
            .name = row.get<std::string>(2),
            .sort = row.get<int>(3),
            .active = row.get<bool>(4),
            .version = row.get<std::int64_t>(5)};
}

MenuItem read_item(const db::Row& row) {
    return {.id = row.get<MenuItemId>(0),
            .category = row.get<CategoryId>(1),
            .product = row.get<ProductId>(2),
            .sort = row.get<int>(3),
            .active = row.get<bool>(4),
            .version = row.get<std::int64_t>(5)};
}

Product read_product(const db::Row& row) {
    return {.id = row.get<ProductId>(0),
            .name = row.get<std::string>(1),
            .description = row.get<std::string>(2),
            .image_url = row.get<std::optional<std::string>>(3),
            .tax_class = row.get<std::optional<std::string>>(4),
            .allergens = read_lines(row.get<std::string>(5)),
            .preparation_s = row.get<int>(6),
            .active = row.get<bool>(7),
            .version = row.get<std::int64_t>(8)};
}

Variation read_variation(const db::Row& row) {
    return {.id = row.get<VariationId>(0),
            .product = row.get<ProductId>(1),
            .name = row.get<std::string>(2),
            .price = read_money(row, 3, 4),
            .sort = row.get<int>(5),
            .sold_out = row.get<bool>(6),
            .version = row.get<std::int64_t>(7)};
}

GroupUse read_group_use(const db::Row& row) {
    return {.group = row.get<ModifierGroupId>(0),
            .min = row.get<std::optional<int>>(1),
            .max = row.get<std::optional<int>>(2)};
}

ModifierGroup read_group(const db::Row& row) {
    return {.id = row.get<ModifierGroupId>(0),
            .name = row.get<std::string>(1),
            .bounds = {row.get<int>(2), row.get<int>(3)},
            .repeats = row.get<bool>(4),
            .version = row.get<std::int64_t>(5)};
}

Modifier read_modifier(const db::Row& row) {
    return {.id = row.get<ModifierId>(0),
            .group = row.get<ModifierGroupId>(1),
            .name = row.get<std::string>(2),
            .price = read_money(row, 3, 4),
            .is_default = row.get<bool>(5),
            .sort = row.get<int>(6),
            .sold_out = row.get<bool>(7),
            .version = row.get<std::int64_t>(8)};
}

PriceSchedule read_schedule(const db::Row& row) {
    return {.id = row.get<PriceScheduleId>(0),
            .location = row.get<LocationId>(1),
            .name = row.get<std::string>(2),
            .valid_from = row.get<std::optional<Date>>(3),
            .valid_until = row.get<std::optional<Date>>(4),
            .hours = weekly_hours_from(row.get<std::string>(7)),
            .active = row.get<bool>(5),
            .version = row.get<std::int64_t>(6)};
}

ScheduledPrice read_scheduled_price(const db::Row& row) {
    return {row.get<VariationId>(0), read_money(row, 1, 2)};
}

Stop read_stop(const db::Row& row) {
    const auto kind = row.get<std::string>(0);
    const Uuid id = row.get<Uuid>(1);
    const auto until = row.get<std::optional<Instant>>(2);
    if (kind == "product") return {ProductId(id), until};
    if (kind == "variation") return {VariationId(id), until};
    return {ModifierId(id), until};
}

void expect_changed(const db::Rows& rows) {
    if (rows.changed == 0) throw TransientConflict("the row has another version by now");
}

}  // namespace beanq::menu
