#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "identity/ports.hpp"
#include "kernel/clock.hpp"

namespace beanq::identity {

/// Shops in the `locations` table. Every order asks for one and they hardly ever change, so `find`
/// remembers them for a few seconds; what it does not know it looks for at once.
class SqlLocations final : public LocationBook {
public:
    explicit SqlLocations(const Clock& clock) : clock_(clock) {}

    awaitable<Result<Location>> find(Transaction& tx, std::optional<LocationId> id) override;
    awaitable<std::vector<Location>> list(Transaction& tx) override;
    awaitable<void> add(Transaction& tx, const Location& location, Instant now) override;

private:
    std::optional<Location> remembered(const std::optional<LocationId>& id) const;
    void remember(std::vector<Location> locations);

    const Clock& clock_;
    mutable std::mutex mutex_;
    std::vector<Location> known_;
    Instant known_until_{};
};

}  // namespace beanq::identity
