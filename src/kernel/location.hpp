#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq {

/// A shop. Every menu, order and staff assignment belongs to one; a fresh install has one.
struct Location {
    LocationId id;
    std::string name;
    std::string time_zone;  ///< IANA name, as `Europe/Moscow`
    Currency currency;
    std::chrono::minutes day_cutoff{
        0};  ///< a sale before this local time belongs to the day before
};

/// Where other modules find the shops.
class Locations {
public:
    virtual ~Locations() = default;

    /// That location, or the oldest one when none is named. 422 `location.unknown`.
    virtual awaitable<Result<Location>> find(Transaction& tx, std::optional<LocationId> id) = 0;
};

}  // namespace beanq
