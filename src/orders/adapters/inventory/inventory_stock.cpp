#include "orders/adapters/inventory/inventory_stock.hpp"

#include <utility>

#include "inventory/module.hpp"

namespace beanq::orders {

namespace {

std::vector<inventory::Portions> portions_of(const std::vector<OrderLine>& lines) {
    std::vector<inventory::Portions> portions;
    portions.reserve(lines.size());
    for (const OrderLine& line : lines) {
        auto& each = portions.emplace_back();
        each.variation = line.variation;
        each.count = line.quantity;
        for (const LineModifier& modifier : line.modifiers)
            each.modifiers.push_back({modifier.modifier, modifier.quantity});
    }
    return portions;
}

/// The recipes that the lines were made by.
inventory::RecipeVersions versions_of(const std::vector<OrderLine>& lines) {
    inventory::RecipeVersions versions;
    for (const OrderLine& line : lines) {
        if (line.recipe_version) versions[line.variation] = *line.recipe_version;
        for (const LineModifier& modifier : line.modifiers) {
            if (modifier.recipe_version) versions[modifier.modifier] = *modifier.recipe_version;
        }
    }
    return versions;
}

std::optional<std::int64_t> version_in(const inventory::RecipeBook& book,
                                       const inventory::RecipeOwner& owner) {
    const auto version = book.version(owner);
    return version == 0 ? std::nullopt : std::optional(version);
}

void note_recipes(Order& order, const inventory::RecipeBook& book) {
    for (OrderLine& line : order.lines) {
        line.recipe_version = version_in(book, line.variation);
        for (LineModifier& modifier : line.modifiers)
            modifier.recipe_version = version_in(book, modifier.modifier);
    }
}

std::vector<inventory::CalledOff> called_off(std::vector<CalledOff> orders) {
    std::vector<inventory::CalledOff> all;
    all.reserve(orders.size());
    for (CalledOff& each : orders) {
        auto& to =
            all.emplace_back(inventory::CalledOff{each.order, each.actor, std::move(each.reason)});
        if (each.lines) to.part = {portions_of(*each.lines), versions_of(*each.lines)};
    }
    return all;
}

}  // namespace

awaitable<Result<void>> InventoryStock::check(Transaction& tx, const Draft& draft) {
    const inventory::Sale sale{
        .location = draft.location, .order = {}, .portions = portions_of(draft.lines)};
    auto checked = co_await inventory_.sales().check(tx, sale);
    co_return checked;
}

awaitable<std::vector<Result<void>>> InventoryStock::take_all(Transaction& tx,
                                                              std::vector<PlacedOrder>& orders) {
    std::vector<inventory::Sale> sales;
    sales.reserve(orders.size());
    for (const auto& [order, entry] : orders) {
        sales.push_back({.location = order.location,
                         .order = order.id,
                         .portions = portions_of(order.lines),
                         .actor = entry.actor});
    }
    auto sold = co_await inventory_.sales().take_all(tx, std::move(sales));
    for (PlacedOrder& placed : orders)
        note_recipes(placed.order, sold.recipes);
    co_return std::move(sold.outcomes);
}

awaitable<void> InventoryStock::give_back_all(Transaction& tx, std::vector<CalledOff> orders) {
    co_await inventory_.sales().give_back(tx, called_off(std::move(orders)));
}

awaitable<void> InventoryStock::write_off_all(Transaction& tx, std::vector<CalledOff> orders) {
    co_await inventory_.sales().write_off(tx, called_off(std::move(orders)));
}

awaitable<Result<void>> InventoryStock::exchange(Transaction& tx, Order& order,
                                                 const UserId& actor) {
    auto sold = co_await inventory_.sales().exchange(tx, {.location = order.location,
                                                          .order = order.id,
                                                          .portions = portions_of(order.lines),
                                                          .actor = actor});
    note_recipes(order, sold.recipes);
    co_return std::move(sold.outcomes.front());
}

}  // namespace beanq::orders
