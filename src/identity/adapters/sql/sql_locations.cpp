#include "identity/adapters/sql/sql_locations.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "identity/domain/refusals.hpp"
#include "platform/db/sql.hpp"

namespace beanq::identity {

namespace {

constexpr std::chrono::seconds memory{10};

constexpr db::Statement list_locations{
    "identity.list_locations",
    "SELECT id, name, time_zone, currency, day_cutoff_minutes FROM locations ORDER BY id"};

constexpr db::Statement insert_location{
    "identity.insert_location",
    "INSERT INTO locations (id, name, time_zone, currency, day_cutoff_minutes, created_at, version)"
    " VALUES ($1, $2, $3, $4, $5, $6, 1)"};

Location to_location(const db::Row& row) {
    const auto currency = Currency::parse(row.get<std::string>(3));
    if (!currency) throw std::logic_error("a location has no valid currency");
    return {.id = row.get<LocationId>(0),
            .name = row.get<std::string>(1),
            .time_zone = row.get<std::string>(2),
            .currency = *currency,
            .day_cutoff = std::chrono::minutes{row.get<int>(4)}};
}

std::optional<Location> pick(const std::vector<Location>& locations,
                             const std::optional<LocationId>& id) {
    const auto found = id ? std::ranges::find(locations, *id, &Location::id) : locations.begin();
    if (found == locations.end()) return std::nullopt;
    return *found;
}

}  // namespace

awaitable<Result<Location>> SqlLocations::find(Transaction& tx, std::optional<LocationId> id) {
    auto location = remembered(id);
    if (!location) {
        auto locations = co_await list(tx);
        location = pick(locations, id);
        remember(std::move(locations));
    }
    if (!location) co_return location_unknown();
    co_return std::move(*location);
}

awaitable<std::vector<Location>> SqlLocations::list(Transaction& tx) {
    const auto rows = co_await db::sql(tx).run(list_locations);
    std::vector<Location> locations;
    for (const auto& row : rows)
        locations.push_back(to_location(row));
    co_return locations;
}

awaitable<void> SqlLocations::add(Transaction& tx, const Location& location, Instant now) {
    co_await db::sql(tx).run(insert_location, location.id, location.name, location.time_zone,
                             location.currency.text(), location.day_cutoff.count(), now);
}

std::optional<Location> SqlLocations::remembered(const std::optional<LocationId>& id) const {
    const std::scoped_lock lock(mutex_);
    if (clock_.now() >= known_until_) return std::nullopt;
    return pick(known_, id);
}

void SqlLocations::remember(std::vector<Location> locations) {
    const std::scoped_lock lock(mutex_);
    known_ = std::move(locations);
    known_until_ = clock_.now() + memory;
}

}  // namespace beanq::identity
