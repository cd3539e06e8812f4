#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "menu/domain/catalogue.hpp"
#include "menu/domain/search_index.hpp"
#include "menu/ports.hpp"

namespace beanq::menu {

/// What guests of one location see, immutable and shared by all threads.
class PublishedMenu {
public:
    explicit PublishedMenu(const MenuPress& press) : press_(press) {}

    Catalogue catalogue;
    Instant valid_until;                       ///< when other menus or prices hold, or a stop ends
    std::shared_ptr<const StoredMenu> stored;  ///< what it was made of
    std::shared_ptr<const Supplies> supplies;  ///< null: nothing is limited

    /// Both are made when they are first asked for, not at each change: a large menu that is only
    /// searched need not be printed. From any thread.
    const PrintedMenu& printed() const;
    const SearchIndex& search_index(const Fold& fold) const;

    /// The index, for this menu and those after it that have the same items.
    struct Index {
        std::once_flag made;
        std::optional<SearchIndex> index;
    };
    std::shared_ptr<Index> index = std::make_shared<Index>();

private:
    const MenuPress& press_;
    mutable std::once_flag once_printed_;
    mutable PrintedMenu printed_;
};

/// Keeps the published menu of each location in memory and replaces it when a change is committed,
/// here or in another instance, or another day begins. All functions may be called from any thread.
class PublishMenu {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        const TimeZones& zones;
        Locations& locations;
        StoredMenus& menus;
        MenuEvents& events;
        const MenuPress& press;
        OtherInstances& others;
        Kitchen& kitchen;
    };
    explicit PublishMenu(Needs needs) : needs_(needs) {}

    /// What is on sale now; without a location, in the oldest one. Touches no storage unless the
    /// menu is out of date. 422 `location.unknown`.
    awaitable<Result<std::shared_ptr<const PublishedMenu>>> current(
        std::optional<LocationId> location);

    /// The catalogue of the menu that `tx` sees. 422 `location.unknown`.
    awaitable<Result<std::shared_ptr<const Catalogue>>> as_of(Transaction& tx,
                                                              std::optional<LocationId> location);

    /// For a change: one at a time, since what is allowed depends on what else there is.
    awaitable<std::unique_ptr<Transaction>> begin();

    /// Counts and announces a change in `tx` of one location's menu or, without one, of what all
    /// menus share. Once it is committed, nobody gets an older menu.
    awaitable<void> changed(Transaction& tx, std::optional<LocationId> location);

    /// The same for what can be had at one location: cheap, and as often as it comes.
    awaitable<void> availability_changed(Transaction& tx, LocationId location);

    /// Commits a change and, before it is answered, publishes what it made out of date. That a
    /// committed change cannot be published is told to `events` and left to the next reader.
    awaitable<void> commit(std::unique_ptr<Transaction> tx);

    /// Another instance has committed this version: the next reader gets it.
    void heard(const LocationId& location, std::int64_t version);

    /// Anything may have been committed: the next reader of each menu asks the database.
    void missed();

private:
    using Published = std::shared_ptr<const PublishedMenu>;
    struct Stand {
        Published menu;
        std::int64_t wanted = 0;           ///< the version that was last committed here
        std::uint64_t doubted = 0;         ///< when somebody last saw another menu in the database
        std::uint64_t settled = 0;         ///< `menu` was read after all doubts up to this one
        Instant read_at = Instant::min();  ///< the database held `menu` then
    };
    /// When something was read from the database.
    struct Reading {
        std::uint64_t doubts = 0;
        Instant at;
    };

    /// Null when there is none or it is out of date.
    Published fresh(std::optional<LocationId> location) const;
    /// Null when there is none or it is of another day: not necessarily fresh.
    Published latest(const LocationId& location) const;
    /// The latest, when it is the one that `tx` sees; else null.
    awaitable<Published> confirmed(Transaction& tx, const Location& location);
    std::vector<LocationId> outdated() const;
    std::uint64_t doubt(const LocationId& location);
    std::uint64_t doubts() const;
    awaitable<void> announce(Transaction& tx, StoredMenus::Versions versions);
    Published kept(const LocationId& location) const;
    /// When what was assembled under those conditions may have become another.
    Instant end_of(const StoredMenu& stored, const Conditions& conditions,
                   const std::string& zone) const;
    void put(Published menu, const Reading& reading);
    awaitable<Published> build(Transaction& tx, Location location);

    Needs needs_;
    mutable std::mutex mutex_;
    std::uint64_t doubts_ = 0;
    std::uint64_t all_doubted_ = 0;
    std::optional<LocationId> oldest_;
    std::unordered_map<LocationId, Stand> stands_;
};

}  // namespace beanq::menu
