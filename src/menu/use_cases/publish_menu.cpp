#include "menu/use_cases/publish_menu.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

namespace beanq::menu {

namespace {

// A menu that follows the clock is looked at again after so long, whether or not it changes.
constexpr int look_ahead_minutes = 15;

bool same(const Location& a, const Location& b) {
    return a.id == b.id && a.name == b.name && a.time_zone == b.time_zone &&
           a.currency == b.currency && a.day_cutoff == b.day_cutoff;
}

/// Whether the same menus hold; of the same stored menus, so they hold the same items.
bool same_menus(const Catalogue& a, const Catalogue& b) {
    return std::ranges::equal(a.menus, b.menus, {}, &CatalogueMenu::id, &CatalogueMenu::id);
}

std::shared_ptr<const Catalogue> catalogue_of(std::shared_ptr<const PublishedMenu> menu) {
    const Catalogue* catalogue = &menu->catalogue;
    return {std::move(menu), catalogue};
}

}  // namespace

const PrintedMenu& PublishedMenu::printed() const {
    std::call_once(once_printed_, [&] { printed_ = press_.print(catalogue); });
    return printed_;
}

const SearchIndex& PublishedMenu::search_index(const Fold& fold) const {
    std::call_once(index->made, [&] { index->index.emplace(catalogue, fold); });
    return *index->index;
}

awaitable<Result<std::shared_ptr<const PublishedMenu>>> PublishMenu::current(
    std::optional<LocationId> location) {
    if (auto ready = fresh(location)) co_return ready;
    const Reading reading{.doubts = doubts(), .at = needs_.clock.now()};
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.locations.find(*tx, location);
    if (!found) co_return std::unexpected(found.error());
    if (!location) {
        const std::scoped_lock lock(mutex_);
        oldest_ = found->id;
    }
    // Whoever had the turn before may have published what this one came for.
    if (auto ready = fresh(found->id)) co_return ready;
    auto menu = co_await confirmed(*tx, *found);
    if (!menu) menu = co_await build(*tx, std::move(*found));
    put(menu, reading);
    co_return menu;
}

awaitable<Result<std::shared_ptr<const Catalogue>>> PublishMenu::as_of(
    Transaction& tx, std::optional<LocationId> location) {
    auto found = co_await needs_.locations.find(tx, location);
    if (!found) co_return std::unexpected(found.error());
    const LocationId id = found->id;
    if (auto ready = co_await confirmed(tx, *found)) co_return catalogue_of(ready);
    // What `tx` sees may not be committed yet, so it is published only once it is; when it read it
    // is not known.
    const Reading reading{.doubts = doubt(id), .at = Instant::min()};
    auto built = co_await build(tx, std::move(*found));
    tx.after_commit([this, built, reading] { put(built, reading); });
    co_return catalogue_of(built);
}

awaitable<PublishMenu::Published> PublishMenu::confirmed(Transaction& tx,
                                                         const Location& location) {
    if (!latest(location.id)) co_return nullptr;
    const std::int64_t version = co_await needs_.menus.version(tx, location.id);
    auto menu = latest(location.id);
    const bool is_it =
        menu && menu->catalogue.version == version && same(menu->catalogue.location, location);
    co_return is_it ? std::move(menu) : nullptr;
}

awaitable<std::unique_ptr<Transaction>> PublishMenu::begin() {
    auto tx = co_await needs_.store.begin();
    co_await needs_.menus.hold(*tx);
    co_return tx;
}

awaitable<void> PublishMenu::changed(Transaction& tx, std::optional<LocationId> location) {
    auto versions = co_await needs_.menus.raise(tx, location);
    co_await announce(tx, std::move(versions));
}

awaitable<void> PublishMenu::availability_changed(Transaction& tx, LocationId location) {
    auto versions = co_await needs_.menus.raise_availability(tx, location);
    co_await announce(tx, std::move(versions));
}

awaitable<void> PublishMenu::announce(Transaction& tx, StoredMenus::Versions versions) {
    for (const auto& [id, version] : versions)
        co_await needs_.events.changed(tx, id, version);
    const auto is_told = std::make_shared<bool>(false);
    tx.after_commit([this, is_told, versions = std::move(versions)] {
        *is_told = true;
        for (const auto& [id, version] : versions) {
            heard(id, version);
            needs_.others.tell(id, version);
        }
    });
    tx.after_attempt([this, is_told] {
        if (*is_told) return;
        missed();  // it may have taken effect all the same
        needs_.others.tell_doubt();
    });
}

awaitable<void> PublishMenu::commit(std::unique_ptr<Transaction> tx) {
    co_await tx->commit();
    tx.reset();  // its connection may be the one that the reading below waits for
    for (const LocationId& location : outdated()) {
        try {
            co_await current(location);
        } catch (const std::exception& fault) {
            needs_.events.not_published(fault.what());
        }
    }
}

PublishMenu::Published PublishMenu::fresh(std::optional<LocationId> location) const {
    const Instant now = needs_.clock.now();
    const std::scoped_lock lock(mutex_);
    if (!location) location = oldest_;
    if (!location) return nullptr;
    const auto found = stands_.find(*location);
    if (found == stands_.end() || !found->second.menu) return nullptr;
    const Stand& stand = found->second;
    const bool is_old = stand.menu->catalogue.version < stand.wanted ||
                        stand.settled < std::max(stand.doubted, all_doubted_) ||
                        now >= stand.menu->valid_until ||
                        !needs_.others.still_holds(stand.read_at, now);
    return is_old ? nullptr : stand.menu;
}

PublishMenu::Published PublishMenu::latest(const LocationId& location) const {
    const Instant now = needs_.clock.now();
    const std::scoped_lock lock(mutex_);
    const auto found = stands_.find(location);
    if (found == stands_.end() || !found->second.menu) return nullptr;
    return now < found->second.menu->valid_until ? found->second.menu : nullptr;
}

std::vector<LocationId> PublishMenu::outdated() const {
    const std::scoped_lock lock(mutex_);
    std::vector<LocationId> list;
    for (const auto& [location, stand] : stands_) {
        if (stand.menu && stand.menu->catalogue.version < stand.wanted) list.push_back(location);
    }
    return list;
}

void PublishMenu::heard(const LocationId& location, std::int64_t version) {
    const std::scoped_lock lock(mutex_);
    Stand& stand = stands_[location];
    stand.wanted = std::max(stand.wanted, version);
}

void PublishMenu::missed() {
    const std::scoped_lock lock(mutex_);
    all_doubted_ = ++doubts_;
}

std::uint64_t PublishMenu::doubt(const LocationId& location) {
    const std::scoped_lock lock(mutex_);
    return stands_[location].doubted = ++doubts_;
}

std::uint64_t PublishMenu::doubts() const {
    const std::scoped_lock lock(mutex_);
    return doubts_;
}

void PublishMenu::put(Published menu, const Reading& reading) {
    const std::scoped_lock lock(mutex_);
    Stand& stand = stands_[menu->catalogue.location.id];
    // Two that were built at once may arrive in either order.
    if (stand.menu && stand.menu->catalogue.version > menu->catalogue.version) return;
    stand.menu = std::move(menu);
    stand.settled = std::max(stand.settled, reading.doubts);
    stand.read_at = std::max(stand.read_at, reading.at);
}

PublishMenu::Published PublishMenu::kept(const LocationId& location) const {
    const std::scoped_lock lock(mutex_);
    const auto found = stands_.find(location);
    return found == stands_.end() ? nullptr : found->second.menu;
}

Instant PublishMenu::end_of(const StoredMenu& stored, const Conditions& conditions,
                            const std::string& zone) const {
    Instant end = Instant::max();
    if (const auto next = next_change(stored.menus, conditions.local.date))
        end = needs_.zones.start_of_day(*next, zone);
    for (const Stop& stop : conditions.stops) {
        if (stop.until && *stop.until > conditions.now) end = std::min(end, *stop.until);
    }
    if (!stored.follows_the_clock()) return end;
    // Minute by minute instead of reckoning: right on every day on which clocks change, too.
    const auto holding = stored.holding_at(conditions.local);
    Instant minute = std::chrono::floor<std::chrono::minutes>(conditions.now);
    for (int ahead = 0; ahead < look_ahead_minutes; ++ahead) {
        minute += std::chrono::minutes{1};
        if (stored.holding_at(needs_.zones.local(minute, zone)) != holding) break;
    }
    return std::min(end, minute);
}

// The content of a kept menu is committed, and numbers are not given twice: as long as the number
// stays, only what changes often is read again.
awaitable<PublishMenu::Published> PublishMenu::build(Transaction& tx, Location location) {
    const auto before = kept(location.id);
    auto state = co_await needs_.menus.state(tx, location.id);
    const bool same = before && before->stored->content_version == state.content_version;
    auto menu = std::make_shared<PublishedMenu>(needs_.press);
    if (same) {
        menu->stored = before->stored;
    } else {
        auto stored = co_await needs_.menus.load(tx, location.id);
        menu->stored = std::make_shared<const StoredMenu>(std::move(stored));
    }
    menu->supplies =
        co_await needs_.kitchen.supplies(tx, location.id, same ? before->supplies : nullptr);
    const Instant now = needs_.clock.now();
    const Conditions conditions{.local = needs_.zones.local(now, location.time_zone),
                                .now = now,
                                .stops = std::move(state.stops),
                                .supplies = menu->supplies.get()};
    menu->catalogue = assemble(location, *menu->stored, conditions);
    menu->catalogue.version = state.version;
    if (same && same_menus(before->catalogue, menu->catalogue)) menu->index = before->index;
    menu->valid_until = end_of(*menu->stored, conditions, location.time_zone);
    co_return menu;
}

}  // namespace beanq::menu
