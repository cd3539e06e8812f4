#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "inventory/domain/posting_rules.hpp"
#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::inventory {

struct EnteredMovement {
    IngredientId ingredient;
    Amount quantity;
    std::optional<Money> unit_cost = {};  ///< of one of the quantity's unit
};

struct PostMovementsCommand {
    std::optional<UserId> actor = {};
    std::optional<LocationId> location = {};     ///< empty: the oldest
    std::optional<LocationId> to_location = {};  ///< for a transfer
    MovementKind kind = MovementKind::receipt;   ///< neither sale nor return
    std::optional<std::string> reason = {};
    std::vector<EnteredMovement> lines;
};

/// A posting with the ingredients that it names and the currency it is valued in.
struct PostedMovements {
    Posting posting;
    std::vector<Ingredient> ingredients;
    Currency currency;
};

/// Enters deliveries, counts, waste, adjustments and transfers into the ledger: all lines, or none.
class PostMovements {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        Locations& locations;
        IngredientRepository& ingredients;
        LevelRepository& levels;
        Ledger& ledger;
        StockEvents& events;
        Assortment& assortment;
    };
    explicit PostMovements(Needs needs) : needs_(needs) {}

    /// The posting. 422 `location.unknown`, as faults_in(kind, lines), and `field.required` at
    /// `/reason` (waste) and `/to_location_id` (transfer), `field.not-allowed` at `/to_location_id`
    /// and `/lines/<n>/unit_cost`, `field.unknown-id`, `field.unit`, `field.currency`; 409
    /// `stock.short` when something that must not run out would.
    awaitable<Result<PostedMovements>> run(PostMovementsCommand command,
                                           const Once<PostedMovements>& once) const;

    /// The same inside the caller's transaction, once that is claimed. After a refusal `tx` must
    /// not be committed.
    awaitable<Result<PostedMovements>> run_in(Transaction& tx, PostMovementsCommand command) const;

private:
    using Levels = std::map<Place, Level>;

    awaitable<Levels> lock(Transaction& tx, const Posting& posting,
                           const std::vector<PostingLine>& lines) const;
    awaitable<void> store(Transaction& tx, const Levels& before, const Levels& after,
                          const PostedMovements& posted) const;

    Needs needs_;
};

}  // namespace beanq::inventory
