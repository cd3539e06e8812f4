#include "inventory/use_cases/sell_from_stock.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "inventory/domain/refusals.hpp"
#include "kernel/fault.hpp"

namespace beanq::inventory {

namespace {

std::vector<IngredientId> ids_of(const Demand& demand) {
    std::vector<IngredientId> ids;
    ids.reserve(demand.size());
    for (const auto& [ingredient, quantity] : demand)
        ids.push_back(ingredient);
    return ids;
}

std::vector<Movement> sales_among(const std::vector<Movement>& movements) {
    std::vector<Movement> sales;
    std::ranges::copy_if(movements, std::back_inserter(sales),
                         [](const Movement& m) { return m.kind == MovementKind::sale; });
    return sales;
}

/// The opposite of a movement, at its own cost.
Movement reversed(const Movement& sale) {
    Movement back = sale;
    back.kind = MovementKind::return_;
    back.quantity = -sale.quantity;
    if (sale.value_minor) back.value_minor = -*sale.value_minor;
    return back;
}

}  // namespace

awaitable<RecipeBook> SellFromStock::recipes_of(Transaction& tx, const Sale& sale) const {
    std::set<RecipeOwner> owners;
    for (const Portions& each : sale.portions) {
        owners.insert(each.variation);
        for (const ChosenModifier& chosen : each.modifiers)
            owners.insert(chosen.modifier);
    }
    return needs_.recipes.book_of(tx, {owners.begin(), owners.end()});
}

awaitable<Result<RecipeBook>> SellFromStock::take(Transaction& tx, const Sale& sale) const {
    auto book = co_await recipes_of(tx, sale);
    const Demand demand = of_all(book, sale.portions);
    if (demand.empty()) co_return book;
    const auto taken = co_await needs_.levels.take(tx, sale.location, demand);
    Demand missed;
    std::vector<Movement> movements;
    std::size_t nth = 0;
    for (const auto& [ingredient, quantity] : demand) {
        const auto& one = taken[nth++];
        if (!one) {
            missed.emplace(ingredient, quantity);
            continue;
        }
        Movement movement = movement_of(one->level, MovementKind::sale, -quantity);
        movements.push_back(signed_movement(std::move(movement), sale.order, sale.actor));
    }
    if (!missed.empty()) {
        auto judged = co_await judge(tx, sale.location, missed, false);
        if (!judged) co_return std::unexpected(judged.error());
    }
    co_await needs_.ledger.append(tx, movements);
    co_await announce(tx, sale.location, demand, taken);
    co_return book;
}

awaitable<Result<void>> SellFromStock::check(Transaction& tx, const Sale& sale) const {
    const auto book = co_await recipes_of(tx, sale);
    const Demand demand = of_all(book, sale.portions);
    auto judged = co_await judge(tx, sale.location, demand, true);
    co_return judged;
}

/// Among what could not be taken, what is tracked there is short. Had it come in meanwhile, the
/// request runs again and finds it.
awaitable<Result<void>> SellFromStock::judge(Transaction& tx, LocationId location,
                                             const Demand& missed, bool only_blocking) const {
    const auto levels = co_await needs_.levels.find_all(tx, location, ids_of(missed));
    if (levels.empty()) co_return Result<void>{};
    const auto ingredients = co_await needs_.ingredients.find_all(tx, ids_of(missed));
    std::vector<Lack> lacks;
    for (const Level& level : levels) {
        const auto ingredient = std::ranges::find(ingredients, level.ingredient, &Ingredient::id);
        const Quantity wanted = missed.at(level.ingredient);
        if (only_blocking && (level.on_hand >= wanted || ingredient->shortage == Shortage::warn))
            continue;
        if (level.on_hand >= wanted)
            throw TransientConflict("stock came in while an order was refused for lack of it");
        lacks.push_back(
            {ingredient->id.value, ingredient->name, ingredient->unit, wanted, level.on_hand});
    }
    if (lacks.empty()) co_return Result<void>{};
    co_return stock_short(std::move(lacks));
}

awaitable<void> SellFromStock::announce(Transaction& tx, LocationId location, const Demand& demand,
                                        const std::vector<std::optional<Taken>>& taken) const {
    bool is_scarce = false;
    std::size_t nth = 0;
    for (const auto& [ingredient, quantity] : demand) {
        const auto& one = taken[nth++];
        if (!one) continue;
        if (one->level.on_hand < one->plenty) is_scarce = true;
        const Quantity before = one->level.on_hand + quantity;
        if (is_low(before, one->targets) || !is_low(one->level.on_hand, one->targets)) continue;
        const auto whole = co_await needs_.ingredients.find(tx, ingredient);
        co_await needs_.events.low(tx, *whole, *one);
    }
    if (is_scarce) co_await needs_.assortment.changed(tx, location);
}

awaitable<void> SellFromStock::give_back(Transaction& tx, OrderId order,
                                         std::optional<UserId> actor) const {
    const auto all = co_await needs_.ledger.of_order(tx, order);
    const auto sales = sales_among(all);
    if (sales.empty() || sales.size() != all.size()) co_return;
    std::set<LevelRepository::Place> places;
    for (const Movement& sale : sales)
        places.emplace(sale.location, sale.ingredient);
    auto levels = co_await needs_.levels.lock(tx, {places.begin(), places.end()});
    std::vector<Movement> movements;
    for (const Movement& sale : sales) {
        Movement back = reversed(sale);
        const auto level = std::ranges::find(levels, sale.ingredient, &Level::ingredient);
        if (back.cost)
            level->average =
                moved_average(level->on_hand, level->average, back.quantity, *back.cost);
        level->on_hand = level->on_hand + back.quantity;
        movements.push_back(signed_movement(std::move(back), order, actor));
    }
    co_await needs_.levels.save(tx, levels);
    co_await needs_.ledger.append(tx, movements);
    co_await needs_.assortment.changed(tx, sales.front().location);
}

awaitable<void> SellFromStock::write_off(Transaction& tx, OrderId order,
                                         std::optional<UserId> actor,
                                         std::optional<std::string> reason) const {
    const auto all = co_await needs_.ledger.of_order(tx, order);
    const auto sales = sales_among(all);
    if (sales.size() != all.size()) co_return;
    std::vector<Movement> movements;
    for (const Movement& sale : sales) {
        movements.push_back(signed_movement(reversed(sale), order, actor));
        Movement waste = sale;
        waste.kind = MovementKind::waste;
        waste.reason = reason;
        movements.push_back(signed_movement(std::move(waste), order, actor));
    }
    co_await needs_.ledger.append(tx, movements);
}

Movement SellFromStock::signed_movement(Movement movement, OrderId order,
                                        std::optional<UserId> actor) const {
    movement.id = MovementId(needs_.ids.next());
    movement.order = order;
    movement.at = needs_.clock.now();
    movement.actor = actor;
    return movement;
}

}  // namespace beanq::inventory
