#include "inventory/use_cases/sell_from_stock.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "inventory/domain/open_sales.hpp"
#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

namespace {

std::vector<IngredientId> ids_of(const Demand& demand) {
    std::vector<IngredientId> ids;
    ids.reserve(demand.size());
    for (const auto& [ingredient, quantity] : demand)
        ids.push_back(ingredient);
    return ids;
}

Level& level_of(std::vector<Level>& levels, const Movement& movement) {
    return *std::ranges::find_if(levels, [&](const Level& level) {
        return level.location == movement.location && level.ingredient == movement.ingredient;
    });
}

void add_to(Level& level, const Movement& movement) {
    if (movement.cost)
        level.average =
            moved_average(level.on_hand, level.average, movement.quantity, *movement.cost);
    level.on_hand = level.on_hand + movement.quantity;
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

awaitable<RecipeBook> SellFromStock::recipes_of(Transaction& tx,
                                                std::span<const Sale> sales) const {
    std::set<RecipeOwner> owners;
    for (const Sale& sale : sales) {
        for (const Portions& each : sale.portions) {
            owners.insert(each.variation);
            for (const ChosenModifier& chosen : each.modifiers)
                owners.insert(chosen.modifier);
        }
    }
    return needs_.recipes.book_of(tx, {owners.begin(), owners.end()});
}

awaitable<Sold> SellFromStock::take_all(Transaction& tx, std::vector<Sale> sales) const {
    Sold sold;
    sold.recipes = co_await recipes_of(tx, sales);
    std::vector<Demand> demands;
    std::set<Place> places;
    for (const Sale& sale : sales) {
        const Demand& demand = demands.emplace_back(of_all(sold.recipes, sale.portions));
        for (const auto& [ingredient, quantity] : demand)
            places.emplace(sale.location, ingredient);
    }
    auto locked = co_await needs_.levels.lock_tracked(tx, places);
    Taking shelves(std::move(locked));
    std::vector<Movement> movements;
    for (std::size_t i = 0; i < sales.size(); ++i) {
        auto lacks = shelves.take(sales[i].location, demands[i]);
        if (lacks.empty()) {
            write_down(sales[i], demands[i], shelves, movements);
            sold.outcomes.emplace_back();
        } else {
            sold.outcomes.emplace_back(stock_short(std::move(lacks)));
        }
    }
    auto taken = shelves.taken();
    co_await needs_.levels.take(tx, taken);
    co_await needs_.ledger.append(tx, movements);
    co_await announce(tx, std::move(taken));
    co_return sold;
}

void SellFromStock::write_down(const Sale& sale, const Demand& demand, const Taking& shelves,
                               std::vector<Movement>& movements) const {
    for (const auto& [ingredient, quantity] : demand) {
        const Level* level = shelves.find(sale.location, ingredient);
        if (level == nullptr) continue;
        Movement movement = movement_of(*level, MovementKind::sale, -quantity);
        movements.push_back(signed_movement(std::move(movement), sale.order, sale.actor));
    }
}

awaitable<Result<void>> SellFromStock::check(Transaction& tx, const Sale& sale) const {
    const auto book = co_await recipes_of(tx, {&sale, 1});
    const Demand demand = of_all(book, sale.portions);
    const auto levels = co_await needs_.levels.find_all(tx, sale.location, ids_of(demand));
    std::vector<IngredientId> missing;
    for (const Level& level : levels) {
        if (level.on_hand < demand.at(level.ingredient)) missing.push_back(level.ingredient);
    }
    if (missing.empty()) co_return Result<void>{};
    const auto ingredients = co_await needs_.ingredients.find_all(tx, missing);
    std::vector<Lack> lacks;
    for (const Ingredient& ingredient : ingredients) {
        if (ingredient.shortage == Shortage::warn) continue;
        const auto level = std::ranges::find(levels, ingredient.id, &Level::ingredient);
        lacks.push_back({ingredient.id.value, ingredient.name, ingredient.unit,
                         demand.at(ingredient.id), level->on_hand});
    }
    if (lacks.empty()) co_return Result<void>{};
    co_return stock_short(std::move(lacks));
}

/// Each location's menu once, whose levels are in a row.
awaitable<void> SellFromStock::announce(Transaction& tx, std::vector<Taken> taken) const {
    std::optional<LocationId> told;
    for (const Taken& one : taken) {
        const LocationId location = one.level.location;
        const bool is_scarce = one.level.on_hand < one.plenty;
        if (is_scarce && told != location) {
            told = location;
            co_await needs_.assortment.changed(tx, location);
        }
        if (is_low(one.before(), one.targets) || !is_low(one.level.on_hand, one.targets)) continue;
        const auto whole = co_await needs_.ingredients.find(tx, one.level.ingredient);
        co_await needs_.events.low(tx, *whole, one);
    }
}

/// An order with all that it took.
struct SellFromStock::Undoing {
    CalledOff order;
    std::vector<Movement> sales;
};

/// Without those that took nothing, or have given back all.
awaitable<std::vector<SellFromStock::Undoing>> SellFromStock::undoing(
    Transaction& tx, std::vector<CalledOff> orders) const {
    std::vector<OrderId> ids;
    for (const CalledOff& each : orders)
        ids.push_back(each.order);
    const auto movements = co_await needs_.ledger.of_orders(tx, ids);
    std::vector<Undoing> all;
    for (CalledOff& each : orders) {
        std::vector<Movement> moved;
        std::ranges::copy_if(movements, std::back_inserter(moved),
                             [&](const Movement& m) { return m.order == each.order; });
        auto sales = open_sales(moved);
        if (each.part) {
            const Demand demand = co_await demand_of(tx, *each.part);
            sales = part_of(sales, demand);
        }
        if (!sales.empty()) all.push_back({std::move(each), std::move(sales)});
    }
    co_return all;
}

awaitable<Demand> SellFromStock::demand_of(Transaction& tx, const MadePortions& made) const {
    RecipeBook book;
    for (const auto& [owner, version] : made.versions) {
        const auto recipe = co_await needs_.recipes.find(tx, owner, version);
        auto& entry = book.at(owner);
        entry.version = version;
        for (const RecipePart& part : recipe.parts) {
            entry.lines.push_back({part.ingredient.id, part.quantity, {}});
            if (part.replaces) entry.lines.back().replaces = part.replaces->id;
        }
    }
    co_return of_all(book, made.portions);
}

awaitable<Sold> SellFromStock::exchange(Transaction& tx, Sale sale) const {
    const auto book = co_await recipes_of(tx, {&sale, 1});
    const auto moved = co_await needs_.ledger.of_orders(tx, {sale.order});
    std::set<Place> places;
    for (const auto& [ingredient, quantity] : of_all(book, sale.portions))
        places.emplace(sale.location, ingredient);
    for (const Movement& open : open_sales(moved))
        places.emplace(open.location, open.ingredient);
    // All levels in one pass: what follows locks only what is locked.
    co_await needs_.levels.lock_tracked(tx, places);
    co_await give_back(tx, {{.order = sale.order, .actor = sale.actor}});
    auto sold = co_await take_all(tx, {std::move(sale)});
    co_return sold;
}

awaitable<void> SellFromStock::give_back(Transaction& tx, std::vector<CalledOff> orders) const {
    const auto all = co_await undoing(tx, std::move(orders));
    std::set<Place> places;
    std::set<LocationId> locations;
    for (const auto& [order, sales] : all) {
        for (const Movement& sale : sales) {
            places.emplace(sale.location, sale.ingredient);
            locations.insert(sale.location);
        }
    }
    if (places.empty()) co_return;
    auto levels = co_await needs_.levels.lock(tx, {places.begin(), places.end()});
    std::vector<Movement> movements;
    for (const auto& [order, sales] : all) {
        for (const Movement& sale : sales) {
            Movement back = reversed(sale);
            add_to(level_of(levels, back), back);
            movements.push_back(signed_movement(std::move(back), order.order, order.actor));
        }
    }
    co_await needs_.levels.save(tx, levels);
    co_await needs_.ledger.append(tx, movements);
    for (const LocationId& location : locations)
        co_await needs_.assortment.changed(tx, location);
}

awaitable<void> SellFromStock::write_off(Transaction& tx, std::vector<CalledOff> orders) const {
    const auto all = co_await undoing(tx, std::move(orders));
    std::vector<Movement> movements;
    for (const auto& [order, sales] : all) {
        for (const Movement& sale : sales) {
            movements.push_back(signed_movement(reversed(sale), order.order, order.actor));
            Movement waste = sale;
            waste.kind = MovementKind::waste;
            waste.reason = order.reason;
            movements.push_back(signed_movement(std::move(waste), order.order, order.actor));
        }
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
