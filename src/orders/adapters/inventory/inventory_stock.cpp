#include "orders/adapters/inventory/inventory_stock.hpp"

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

std::optional<std::int64_t> version_in(const inventory::RecipeBook& book,
                                       const inventory::RecipeOwner& owner) {
    const auto version = book.version(owner);
    return version == 0 ? std::nullopt : std::optional(version);
}

}  // namespace

awaitable<Result<void>> InventoryStock::check(Transaction& tx, const Draft& draft) {
    const inventory::Sale sale{
        .location = draft.location, .order = {}, .portions = portions_of(draft.lines)};
    auto checked = co_await inventory_.sales().check(tx, sale);
    co_return checked;
}

awaitable<Result<void>> InventoryStock::take(Transaction& tx, Order& order, const UserId& actor) {
    const inventory::Sale sale{.location = order.location,
                               .order = order.id,
                               .portions = portions_of(order.lines),
                               .actor = actor};
    const auto book = co_await inventory_.sales().take(tx, sale);
    if (!book) co_return std::unexpected(book.error());
    for (OrderLine& line : order.lines) {
        line.recipe_version = version_in(*book, line.variation);
        for (LineModifier& modifier : line.modifiers)
            modifier.recipe_version = version_in(*book, modifier.modifier);
    }
    co_return Result<void>{};
}

awaitable<void> InventoryStock::give_back(Transaction& tx, const Order& order,
                                          const UserId& actor) {
    co_await inventory_.sales().give_back(tx, order.id, actor);
}

awaitable<void> InventoryStock::write_off(Transaction& tx, const Order& order, const UserId& actor,
                                          const std::optional<std::string>& reason) {
    co_await inventory_.sales().write_off(tx, order.id, actor, reason);
}

}  // namespace beanq::orders
