#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
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

/// What became of sales, in their order, and the recipes that they went by.
struct Sold {
    std::vector<Result<void>> outcomes;
    RecipeBook recipes;
};

/// The recipe that each was made by; what had none is not in it.
using RecipeVersions = std::map<RecipeOwner, std::int64_t>;

/// Portions, and the recipes that they were made by.
struct MadePortions {
    std::vector<Portions> portions;
    RecipeVersions versions;
};

/// An order whose sale is undone, or a part of it.
struct CalledOff {
    OrderId order;
    std::optional<UserId> actor = {};
    std::optional<std::string> reason = {};
    std::optional<MadePortions> part = {};  ///< only these of its portions
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

    /// Lets the sales take in turn, each all that it needs, summed by ingredient; the levels of all
    /// are locked in one pass. What has never been stocked there is not tracked and not taken. 409
    /// `stock.short` naming all that is short, to each sale that then takes nothing.
    awaitable<Sold> take_all(Transaction& tx, std::vector<Sale> sales) const;

    /// Puts back what the order took before, then takes what it needs now, as take_all does, under
    /// one pass of locks. After 409 `stock.short` `tx` must not be committed.
    awaitable<Sold> exchange(Transaction& tx, Sale sale) const;

    /// Whether it would do now, without taking. 409 `stock.short`.
    awaitable<Result<void>> check(Transaction& tx, const Sale& sale) const;

    /// Puts back what the orders took, as it was taken, once; the levels of all are locked in one
    /// pass.
    awaitable<void> give_back(Transaction& tx, std::vector<CalledOff> orders) const;

    /// Books what the orders took as waste: the levels stay.
    awaitable<void> write_off(Transaction& tx, std::vector<CalledOff> orders) const;

private:
    struct Undoing;

    awaitable<std::vector<Undoing>> undoing(Transaction& tx, std::vector<CalledOff> orders) const;
    awaitable<Demand> demand_of(Transaction& tx, const MadePortions& made) const;
    awaitable<RecipeBook> recipes_of(Transaction& tx, std::span<const Sale> sales) const;
    void write_down(const Sale& sale, const Demand& demand, const Taking& shelves,
                    std::vector<Movement>& movements) const;
    awaitable<void> announce(Transaction& tx, std::vector<Taken> taken) const;
    Movement signed_movement(Movement movement, OrderId order, std::optional<UserId> actor) const;

    Needs needs_;
};

}  // namespace beanq::inventory
