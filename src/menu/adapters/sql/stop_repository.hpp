#pragma once

#include "menu/ports.hpp"

namespace beanq::menu {

/// Stops in the `menu_stops` table.
class SqlStopRepository final : public StopRepository {
public:
    awaitable<void> put(Transaction& tx, LocationId location, const Stop& stop, Instant at,
                        std::optional<UserId> actor) override;
    awaitable<void> lift(Transaction& tx, LocationId location, const Subject& subject) override;
    awaitable<std::vector<Stop>> list(Transaction& tx, LocationId location) override;
};

}  // namespace beanq::menu
