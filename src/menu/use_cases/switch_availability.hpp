#pragma once

#include <optional>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct SwitchAvailabilityCommand {
    Subject subject;
    std::optional<LocationId> location = {};  ///< empty: the oldest
    bool sold_out = true;
    std::optional<Instant> until = {};  ///< empty: until it is switched back
    std::optional<UserId> actor = {};
};

/// Whether something is sold out by hand at a location.
struct Switched {
    LocationId location;
    bool sold_out = false;
    std::optional<Instant> until = {};
};

struct StopsAt {
    LocationId location;
    std::vector<Stop> stops;
};

/// Sells something out by hand (86s it), and back. Each change is published before it is answered.
class SwitchAvailability {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        Locations& locations;
        ProductRepository& products;
        ModifierGroupRepository& groups;
        StopRepository& stops;
        PublishMenu& publish;
    };
    explicit SwitchAvailability(Needs needs) : needs_(needs) {}

    /// 404 `product.unknown`, `variation.unknown`, `modifier.unknown`; 422 `location.unknown`,
    /// `field.range` at `/until` when it has passed, `field.not-allowed` there when nothing is
    /// sold out.
    awaitable<Result<Switched>> run(SwitchAvailabilityCommand command) const;

    /// What is sold out by hand now. 422 `location.unknown`.
    awaitable<Result<StopsAt>> list(std::optional<LocationId> location) const;

private:
    awaitable<Result<void>> check_known(Transaction& tx, const Subject& subject) const;

    Needs needs_;
};

}  // namespace beanq::menu
