#pragma once

#include <map>
#include <vector>

#include "inventory/ports.hpp"
#include "inventory/use_cases/post_movements.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/location.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

/// In which currency each location counts.
using Currencies = std::map<LocationId, Currency>;

struct StockPage {
    Page<StockRow> page;
    Currencies currencies;
};

struct MovementPage {
    Page<NamedMovement> page;
    Currencies currencies;
};

/// Shows what is there, and how it came to that.
class ReadStock {
public:
    struct Needs {
        Store& store;
        Locations& locations;
        IngredientRepository& ingredients;
        LevelRepository& levels;
        Ledger& ledger;
    };
    explicit ReadStock(Needs needs) : needs_(needs) {}

    /// By the ingredient's name without regard to case, then by location. 422 `field.cursor`.
    awaitable<Result<StockPage>> levels(StockFilter filter, PageRequest page) const;

    /// Newest first. 422 `field.cursor`.
    awaitable<Result<MovementPage>> movements(MovementFilter filter, PageRequest page) const;

    /// 404 `stock-posting.unknown`.
    awaitable<Result<PostedMovements>> posting(PostingId id) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory
