// A shop for tests of the menu: a fresh database, one location in Moscow, every use case, and a
// small menu of a latte and a croissant.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/fault.hpp"
#include "kernel/location.hpp"
#include "menu/adapters/http/json_menu_press.hpp"
#include "menu/adapters/sql/menu_repository.hpp"
#include "menu/adapters/sql/modifier_group_repository.hpp"
#include "menu/adapters/sql/price_schedule_repository.hpp"
#include "menu/adapters/sql/product_repository.hpp"
#include "menu/adapters/sql/stop_repository.hpp"
#include "menu/adapters/sql/stored_menus.hpp"
#include "menu/use_cases/browse_menu.hpp"
#include "menu/use_cases/count_portions.hpp"
#include "menu/use_cases/edit_categories.hpp"
#include "menu/use_cases/edit_menus.hpp"
#include "menu/use_cases/edit_modifier_groups.hpp"
#include "menu/use_cases/edit_modifiers.hpp"
#include "menu/use_cases/edit_price_schedules.hpp"
#include "menu/use_cases/edit_products.hpp"
#include "menu/use_cases/edit_variations.hpp"
#include "menu/use_cases/exchange_menu.hpp"
#include "menu/use_cases/import_menu.hpp"
#include "menu/use_cases/place_items.hpp"
#include "menu/use_cases/publish_menu.hpp"
#include "menu/use_cases/search_menu.hpp"
#include "menu/use_cases/switch_availability.hpp"
#include "platform/db/sql.hpp"
#include "platform/text/fold.hpp"
#include "platform/time/tz_time_zones.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::menu {

inline Money rub(std::int64_t minor) { return {minor, *Currency::parse("RUB")}; }
inline Money usd(std::int64_t minor) { return {minor, *Currency::parse("USD")}; }

/// The locations a test names; the first is the oldest.
class ListedLocations final : public Locations {
public:
    awaitable<Result<Location>> find(Transaction&, std::optional<LocationId> id) override {
        for (const Location& location : list) {
            if (!id || location.id == *id) co_return location;
        }
        co_return refuse(ErrorKind::invalid, "location.unknown", {"no", "нет"});
    }

    std::vector<Location> list;
};

/// Remembers what was told, whether or not its transaction took effect.
class RecordedMenuEvents final : public MenuEvents {
public:
    awaitable<void> changed(Transaction&, LocationId location, std::int64_t version) override {
        const std::scoped_lock lock(mutex_);
        told.emplace_back(location, version);
        co_return;
    }
    void not_published(std::string_view why) override {
        const std::scoped_lock lock(mutex_);
        failures.emplace_back(why);
    }

    std::vector<std::pair<LocationId, std::int64_t>> told;
    std::vector<std::string> failures;

private:
    std::mutex mutex_;
};

/// Instances that can be heard until a moment that a test sets.
class QuietInstances final : public OtherInstances {
public:
    void tell(LocationId location, std::int64_t version) override {
        const std::scoped_lock lock(mutex_);
        told.emplace_back(location, version);
    }
    bool still_holds(Instant read_at, Instant now) const override {
        return now - std::chrono::milliseconds{700} < std::max(read_at, heard_until.load());
    }

    void tell_doubt() override { ++doubts; }

    std::atomic<Instant> heard_until = Instant::max();
    std::atomic<int> doubts = 0;
    std::vector<std::pair<LocationId, std::int64_t>> told;

private:
    std::mutex mutex_;
};

/// A store whose reading can be cut off.
class FragileStore final : public Store {
public:
    explicit FragileStore(Store& store) : store_(store) {}

    awaitable<std::unique_ptr<Transaction>> begin() override { return store_.begin(); }
    awaitable<std::unique_ptr<Transaction>> begin_read() override {
        ++reads;
        if (cut_off) throw Unavailable("the database is away");
        return store_.begin_read();
    }

    std::atomic<bool> cut_off = false;
    std::atomic<int> reads = 0;

private:
    Store& store_;
};

/// An Idempotency-Key book for one key that is taken from the start.
class TakenKey final : public AnswerBook {
public:
    awaitable<std::vector<Result<void>>> claim_all(Transaction&,
                                                   std::vector<RequestKey> keys) override {
        const Result<void> refused = refuse(ErrorKind::replayed, "replayed", {"", ""});
        co_return std::vector<Result<void>>(keys.size(), refused);
    }
    awaitable<void> settle_all(Transaction&, std::vector<KeptAnswer>) override { co_return; }
    awaitable<void> release_all(Transaction&, std::vector<RequestKey>) override { co_return; }
};

/// Makes as many as the test says; anything else without limit.
class FakeKitchen final : public Kitchen {
public:
    struct Left final : Supplies {
        std::optional<std::int64_t> portions(const VariationId& variation,
                                             std::span<const ModifierId> modifiers) const override {
            for (const ModifierId& modifier : modifiers) {
                if (const auto found = with.find({variation, modifier}); found != with.end())
                    return found->second;
            }
            const auto found = of.find(variation);
            return found == of.end() ? std::nullopt : std::optional(found->second);
        }
        bool is_touched(const VariationId& variation) const override {
            return of.contains(variation);
        }
        bool is_touched(const ModifierId&) const override { return false; }

        std::map<VariationId, std::int64_t> of;
        std::map<std::pair<VariationId, ModifierId>, std::int64_t> with;
    };

    awaitable<std::shared_ptr<const Supplies>> supplies(Transaction&, LocationId,
                                                        std::shared_ptr<const Supplies>) override {
        co_return std::make_shared<const Left>(left);
    }

    Left left;
};

struct MenuShop {
    explicit MenuShop(std::unique_ptr<db::Database> opened = fresh_database())
        : database(std::move(opened)) {
        shop = add_location("Europe/Moscow");
    }

    /// A location in the list and, for the foreign keys, in the database.
    LocationId add_location(const std::string& zone) {
        static constexpr db::Statement insert{
            "test.add_location",
            "INSERT INTO locations (id, name, time_zone, currency, created_at) "
            "VALUES ($1, 'BeanQ', $2, 'RUB', $3) ON CONFLICT (id) DO NOTHING"};
        const LocationId id{ids.next()};
        locations.list.push_back({id, "BeanQ", zone, *Currency::parse("RUB"), {}});
        auto tx = run(database->begin());
        run(db::sql(*tx).run(insert, id, zone, clock.now()));
        run(tx->commit());
        return id;
    }

    /// Runs `work(tx)` and commits.
    template <class Work>
    auto change(Work work) {
        auto tx = run(store.begin());
        auto result = run(work(*tx));
        run(tx->commit());
        return result;
    }

    /// One menu, one category; a latte (S 220, M 250; milk required, up to three extras) and a
    /// croissant (180). Answers it with its ids.
    MenuImport import_small() {
        MenuImport import;
        import.groups = {{.name = "Milk",
                          .min = 1,
                          .max = 1,
                          .repeats = false,
                          .modifiers = {{.name = "Cow", .price = rub(0), .is_default = true},
                                        {.name = "Oat", .price = rub(6000)}}},
                         {.name = "Extras",
                          .min = 0,
                          .max = 3,
                          .repeats = true,
                          .modifiers = {{.name = "Shot", .price = rub(5000)}}}};
        MenuImport::Product latte{
            .name = "Латте",
            .description = "Espresso and steamed milk",
            .allergens = {"milk"},
            .preparation_s = 120,
            .variations = {{.name = "S", .price = rub(22000)}, {.name = "M", .price = rub(25000)}},
            .groups = {{.group = 0}, {.group = 1}}};
        MenuImport::Product croissant{.name = "Croissant",
                                      .variations = {{.name = "One", .price = rub(18000)}}};
        import.menus = {
            {.name = "Main",
             .categories = {{.name = "Coffee & pastry", .products = {latte, croissant}}}}};
        auto tx = run(store.begin());
        auto imported = run(import_menu.run(*tx, std::move(import)));
        run(tx->commit());
        return std::move(imported.value());
    }

    std::shared_ptr<const PublishedMenu> published() { return *run(publish.current(std::nullopt)); }
    std::string json() { return *published()->printed().json; }

    FixedClock clock;
    CountingIds ids;
    TzTimeZones zones;
    ListedLocations locations;
    std::unique_ptr<db::Database> database;
    LocationId shop;
    FragileStore store{*database};

    SqlMenuRepository menus;
    SqlCategoryRepository categories;
    SqlMenuItemRepository items;
    SqlProductRepository products{fold};
    SqlModifierGroupRepository groups;
    SqlStoredMenus stored;
    RecordedMenuEvents events;
    JsonMenuPress press;
    QuietInstances others;

    FakeKitchen kitchen;
    SqlStopRepository stops;

    PublishMenu publish{{store, clock, zones, locations, stored, events, press, others, kitchen}};
    SwitchAvailability switch_availability{
        {store, clock, locations, products, groups, stops, publish}};
    CountPortions count_portions{{store, publish, kitchen}};
    SqlPriceScheduleRepository schedules;
    EditPriceSchedules edit_price_schedules{{store, ids, locations, products, schedules, publish}};
    SearchMenu search{{publish, fold}};
    BrowseMenu browse{{store, menus, categories, items, products, groups, fold}};
    EditMenus edit_menus{{ids, locations, menus, publish}};
    EditCategories edit_categories{{ids, menus, categories, items, publish}};
    PlaceItems place_items{{ids, categories, items, products, publish}};
    EditProducts edit_products{{ids, locations, products, groups, categories, items, publish}};
    EditVariations edit_variations{{ids, locations, products, publish}};
    EditModifierGroups edit_groups{{ids, locations, groups, products, publish}};
    EditModifiers edit_modifiers{{ids, locations, groups, products, publish}};
    ExchangeMenu exchange_menu{
        {store, ids, locations, menus, categories, items, products, groups, publish}};
    ImportMenu import_menu{{ids, locations, menus, categories, items, products, groups, publish}};
};

/// The faulty fields of a refusal: `/valid_until field.range`.
template <class T>
std::vector<std::string> faults_of(const Result<T>& result) {
    std::vector<std::string> faults;
    if (result) return {"no refusal"};
    for (const auto& field : result.error().fields)
        faults.push_back(field.pointer + " " + field.code);
    return faults;
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "no refusal" : result.error().code;
}

}  // namespace beanq::menu
