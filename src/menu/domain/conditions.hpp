// What decides, besides the menu itself, what of it can be had at a moment.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/time_zone.hpp"

namespace beanq::menu {

/// What can be sold out by hand.
using Subject = std::variant<ProductId, VariationId, ModifierId>;

/// Sold out by hand at one location, until a time or until it is switched back.
struct Stop {
    Subject subject;
    std::optional<Instant> until = {};

    bool holds(Instant now) const { return !until || now < *until; }
    bool operator==(const Stop&) const = default;
};

/// What the shelves of a location let be made.
class Supplies {
public:
    virtual ~Supplies() = default;

    /// How many of a variation with these modifiers, each once; nothing when nothing limits them.
    virtual std::optional<std::int64_t> portions(const VariationId& variation,
                                                 std::span<const ModifierId> modifiers) const = 0;

    /// Whether something that it takes is nearly used up. What is not touched can be made.
    virtual bool is_touched(const VariationId& variation) const = 0;
    virtual bool is_touched(const ModifierId& modifier) const = 0;
};

/// What the location's clock shows at a moment, what is stopped there and what is on its shelves.
struct Conditions {
    LocalTime local{};
    Instant now{};
    std::vector<Stop> stops = {};
    const Supplies* supplies = nullptr;  ///< null: nothing is limited

    bool is_stopped(const Subject& subject) const;
};

}  // namespace beanq::menu
