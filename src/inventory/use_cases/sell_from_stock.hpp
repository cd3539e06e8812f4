#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::inventory {

/// What an order takes, or took.
struct Sale {
    LocationId location;
    OrderId order;
    std::vector<Portions> portions;
    std::optional<UserId> actor = {};
};

/// Takes orders out of the stock, and back into it.
class SellFromStock {
public:
    struct Needs {
        const Clock& clock;
        UuidSource& ids;
        IngredientRepository& ingredients;
        RecipeRepository& recipes;
        LevelRepository& levels;
        Ledger& ledger;
        StockEvents& events;
        Assortment& assortment;
    };
    explicit SellFromStock(Needs needs) : needs_(needs) {}

    /// Takes all that the sale needs, summed by ingredient, in the order of ids; answers the
    /// recipes it went by. What has never been stocked there is not tracked and not taken. 409
    /// `stock.short` naming all that is short; then `tx` must not be committed.
    awaitable<Result<RecipeBook>> take(Transaction& tx, const Sale& sale) const;

    /// Whether it would do now, without taking. 409 `stock.short`.
    awaitable<Result<void>> check(Transaction& tx, const Sale& sale) const;

    /// Puts back what the order took, as it was taken.
    awaitable<void> give_back(Transaction& tx, OrderId order, std::optional<UserId> actor) const;

    /// Books what the order took as waste: the levels stay.
    awaitable<void> write_off(Transaction& tx, OrderId order, std::optional<UserId> actor,
                              std::optional<std::string> reason) const;

private:
    awaitable<RecipeBook> recipes_of(Transaction& tx, const Sale& sale) const;
    awaitable<Result<void>> judge(Transaction& tx, LocationId location, const Demand& missed,
                                  bool only_blocking) const;
    awaitable<void> announce(Transaction& tx, LocationId location, const Demand& demand,
                             const std::vector<std::optional<Taken>>& taken) const;
    Movement signed_movement(Movement movement, OrderId order, std::optional<UserId> actor) const;

    Needs needs_;
};

}  // namespace beanq::inventory
