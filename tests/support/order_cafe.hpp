// A small café for tests of orders: a fresh database, a menu of two drinks, people of each role.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kernel/caller.hpp"
#include "kernel/time_zone.hpp"
#include "orders/adapters/intake/change_intake.hpp"
#include "orders/adapters/intake/order_intake.hpp"
#include "orders/adapters/sql/counters.hpp"
#include "orders/adapters/sql/kitchen_repository.hpp"
#include "orders/adapters/sql/order_repository.hpp"
#include "orders/adapters/sql/price_rule_book.hpp"
#include "orders/adapters/sql/promotion_uses.hpp"
#include "orders/adapters/sql/slot_repository.hpp"
#include "orders/ports.hpp"
#include "orders/use_cases/advance_order.hpp"
#include "orders/use_cases/cancel_order.hpp"
#include "orders/use_cases/change_items.hpp"
#include "orders/use_cases/edit_order.hpp"
#include "orders/use_cases/move_promises.hpp"
#include "orders/use_cases/place_order.hpp"
#include "orders/use_cases/prepare_line.hpp"
#include "orders/use_cases/quote_order.hpp"
#include "orders/use_cases/read_orders.hpp"
#include "orders/use_cases/refund_order.hpp"
#include "orders/use_cases/run_kitchen.hpp"
#include "orders/use_cases/void_line.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::orders {

/// Every zone is three hours ahead of UTC.
class ThreeHoursAhead final : public TimeZones {
public:
    bool known(std::string_view) const override { return true; }
    LocalTime local(Instant at, std::string_view) const override {
        const auto wall = at + std::chrono::hours{3};
        const auto day = std::chrono::floor<std::chrono::days>(wall);
        return {Date{day}, std::chrono::floor<std::chrono::minutes>(wall - day)};
    }
    Instant start_of_day(Date day, std::string_view) const override {
        return std::chrono::sys_days{day} - std::chrono::hours{3};
    }
};

template <class SomeId>
SomeId id_of(std::uint8_t kind, std::uint8_t nth) {
    SomeId id;
    id.value.bytes[0] = 0x01;
    id.value.bytes[6] = 0x70;
    id.value.bytes[8] = 0x80;
    id.value.bytes[14] = kind;
    id.value.bytes[15] = nth;
    return id;
}

inline Money rub(std::int64_t minor) { return {minor, *Currency::parse("RUB")}; }

/// A menu that the test writes by hand.
class FakeOffer final : public Offer {
public:
    explicit FakeOffer(Location location) : location_(std::move(location)) {}

    const Location& location() const override { return location_; }
    std::optional<OfferedVariation> find(const VariationId& id) const override {
        const auto found = variations.find(id);
        if (found == variations.end()) return std::nullopt;
        return found->second;
    }

    std::map<VariationId, OfferedVariation> variations;

private:
    Location location_;
};

inline const auto shop = id_of<LocationId>(1, 1);
inline const auto latte = id_of<VariationId>(2, 1);     ///< 250.00, milk required, syrups up to 3
inline const auto espresso = id_of<VariationId>(2, 2);  ///< 120.00, nothing to choose
inline const auto raf = id_of<VariationId>(2, 3);       ///< sold out
inline const auto unknown_variation = id_of<VariationId>(2, 99);
inline const auto cow = id_of<ModifierId>(3, 1);      ///< milk, free, default
inline const auto oat = id_of<ModifierId>(3, 2);      ///< milk, 60.00
inline const auto soy = id_of<ModifierId>(3, 3);      ///< milk, sold out
inline const auto vanilla = id_of<ModifierId>(3, 4);  ///< syrup, 30.00
inline const auto cocoa = id_of<ModifierId>(3, 5);    ///< of another product

inline Location shop_location(std::chrono::minutes day_cutoff = {}) {
    return {shop, "BeanQ", "Europe/Moscow", *Currency::parse("RUB"), day_cutoff};
}

inline std::shared_ptr<FakeOffer> small_menu(std::chrono::minutes day_cutoff = {}) {
    auto offer = std::make_shared<FakeOffer>(shop_location(day_cutoff));
    const OfferedGroup milk{.name = "Milk",
                            .min = 1,
                            .max = 1,
                            .repeats = false,
                            .modifiers = {{cow, "Cow", rub(0), true, true},
                                          {oat, "Oat", rub(6000), false, true},
                                          {soy, "Soy", rub(5000), false, false}}};
    const OfferedGroup syrup{.name = "Syrup",
                             .min = 0,
                             .max = 3,
                             .repeats = true,
                             .modifiers = {{vanilla, "Vanilla", rub(3000), false, true}}};
    const auto product = [](std::uint8_t nth) { return id_of<ProductId>(4, nth); };
    offer->variations[latte] = {product(1), "Latte", latte,         "M",
                                rub(25000), true,    {milk, syrup}, 90};
    offer->variations[espresso] = {product(2), "Espresso", espresso, "S", rub(12000), true, {}, 30};
    offer->variations[raf] = {product(3), "Raf", raf, "M", rub(30000), false, {}, 120};
    return offer;
}

class FakeOffers final : public Offers {
public:
    awaitable<Result<std::shared_ptr<const Offer>>> current(
        Transaction&, std::optional<LocationId> location) override {
        if (location.value_or(shop) != shop) {
            co_return refuse(ErrorKind::invalid, "location.unknown", {"no", "нет"});
        }
        co_return offer;
    }

    std::shared_ptr<FakeOffer> offer = small_menu();
};

/// Shelves that never run empty; remembers what happened to them.
class EndlessStock final : public Stock {
public:
    awaitable<Result<void>> check(Transaction&, const Draft&) override { co_return Result<void>{}; }
    awaitable<std::vector<Result<void>>> take_all(Transaction&,
                                                  std::vector<PlacedOrder>& orders) override {
        for (std::size_t i = 0; i < orders.size(); ++i)
            note("taken");
        co_return std::vector<Result<void>>(orders.size());
    }
    awaitable<void> give_back_all(Transaction&, std::vector<CalledOff> orders) override {
        for (std::size_t i = 0; i < orders.size(); ++i)
            note("given back");
        co_return;
    }
    awaitable<void> write_off_all(Transaction&, std::vector<CalledOff> orders) override {
        for (const CalledOff& order : orders)
            note("wasted: " + order.reason.value_or(""));
        co_return;
    }
    awaitable<Result<void>> exchange(Transaction&, Order&, const UserId&) override {
        note("exchanged");
        co_return Result<void>{};
    }

    std::vector<std::string> happened() const {
        const std::scoped_lock lock(mutex_);
        return happened_;
    }

private:
    void note(std::string what) {
        const std::scoped_lock lock(mutex_);
        happened_.push_back(std::move(what));
    }

    mutable std::mutex mutex_;
    std::vector<std::string> happened_;
};

/// Remembers what was told, whether or not its transaction took effect.
class RecordedEvents final : public OrderEvents {
public:
    awaitable<void> placed(Transaction&, const std::vector<PlacedOrder>& orders) override {
        for (const auto& [order, entry] : orders)
            note("placed", order);
        co_return;
    }
    awaitable<void> changed(Transaction&, const std::vector<ChangedOrder>& orders) override {
        for (const auto& [before, order, entry] : orders) {
            const bool is_step = entry.kind == ChangeKind::status;
            note(is_step ? std::string(to_string(order.status)) : "edited", order);
        }
        co_return;
    }
    awaitable<void> promise_changed(Transaction&,
                                    const std::vector<PromisedOrder>& orders) override {
        const std::scoped_lock lock(mutex_);
        promised_.insert(promised_.end(), orders.begin(), orders.end());
        co_return;
    }

    std::vector<std::string> told() const {
        const std::scoped_lock lock(mutex_);
        return told_;
    }

    std::vector<PromisedOrder> promised() const {
        const std::scoped_lock lock(mutex_);
        return promised_;
    }

private:
    void note(std::string what, const Order& order) {
        const std::scoped_lock lock(mutex_);
        told_.push_back(std::move(what) + " " + std::to_string(order.version));
    }

    mutable std::mutex mutex_;
    std::vector<std::string> told_;
    std::vector<PromisedOrder> promised_;
};

inline Caller caller(UserId user, std::string role, std::initializer_list<Permission> permissions) {
    Caller who{.user = user, .session = {}, .role = std::move(role), .permissions = {}};
    for (const auto permission : permissions)
        who.permissions.add(permission);
    return who;
}

inline Caller guest(std::uint8_t nth = 1) {
    return caller(
        id_of<UserId>(5, nth), "client",
        {Permission::create_own_order, Permission::read_own_order, Permission::cancel_own_order});
}
inline Caller barista(std::uint8_t nth = 11) {
    return caller(id_of<UserId>(5, nth), "barista",
                  {Permission::create_order, Permission::read_order, Permission::update_order});
}
inline Caller manager(std::uint8_t nth = 21) {
    return caller(id_of<UserId>(5, nth), "manager",
                  {Permission::create_order, Permission::read_order, Permission::update_order,
                   Permission::cancel_order});
}

/// The rows that orders refer to: the shop and users 1, 2, 11, 12, 21.
inline awaitable<void> open_shop(Store& store) {
    static constexpr db::Statement location{
        "test.location",
        "INSERT INTO locations (id, name, time_zone, currency, created_at) "
        "VALUES ($1, 'BeanQ', 'Europe/Moscow', 'RUB', $2) ON CONFLICT DO NOTHING"};
    static constexpr db::Statement role{
        "test.role",
        "INSERT INTO roles (name, is_system) VALUES ('test', TRUE) ON CONFLICT DO NOTHING"};
    static constexpr db::Statement user{
        "test.user",
        "INSERT INTO users (id, email, name, role, is_active, permissions_version, password_hash, "
        "search_text, created_at, version) VALUES ($1, $2, 'Anna', 'test', TRUE, 1, '-', '', $3, "
        "1)"};
    auto tx = co_await store.begin();
    std::vector<db::Query> queries{db::query(location, shop, Instant{}), db::query(role)};
    for (const int nth : {1, 2, 11, 12, 21}) {
        queries.push_back(db::query(user, id_of<UserId>(5, static_cast<std::uint8_t>(nth)),
                                    "user" + std::to_string(nth) + "@beanq.test", Instant{}));
    }
    co_await db::sql(*tx).run_all(std::move(queries));
    co_await tx->commit();
}

inline OrderRequest one_latte() {
    OrderRequest request;
    request.lines.push_back({.variation = latte,
                             .quantity = 2,
                             .modifiers = std::vector<WantedModifier>{{oat, 1}, {vanilla, 2}},
                             .notes = "hot"});
    return request;
}

inline OrderRequest for_walk_in(std::string name = "Olga") {
    OrderRequest request = one_latte();
    request.guest_name = std::move(name);
    return request;
}

/// All use cases over one database.
struct Cafe {
    explicit Cafe(std::unique_ptr<db::Database> opened = fresh_database())
        : database(std::move(opened)) {
        beanq::run(open_shop(*database));
    }

    Order place(Caller who, OrderRequest request) {
        auto order = try_to_place(std::move(who), std::move(request));
        if (!order) throw std::runtime_error(order.error().code);
        clock.advance(std::chrono::milliseconds{1});
        return std::move(*order);
    }
    Result<Order> try_to_place(Caller who, OrderRequest request, const Once<Order>& once = {},
                               std::optional<LocationId> location = {}) {
        return beanq::run(intake.place({{std::move(who), location, std::move(request)}, once}));
    }
    Result<Order> advance(Caller who, const Order& order, OrderStatus to) {
        return beanq::run(
            advance_order.run({std::move(who), {order.id, order.version}, to, std::nullopt}));
    }
    Result<Order> cancel(Caller who, const Order& order,
                         std::optional<std::string> reason = "too late") {
        return beanq::run(
            cancel_order.run({std::move(who), {order.id, order.version}, std::move(reason)}));
    }
    /// Advanced by a manager until it is there.
    Order brought_to(Order order, OrderStatus to) {
        while (order.status != to) {
            const auto next = static_cast<OrderStatus>(static_cast<int>(order.status) + 1);
            order = advance(manager(), order, next).value();
        }
        return order;
    }
    std::vector<HistoryEntry> history(const Order& order) {
        return beanq::run(read_orders.history(manager(), order.id)).value();
    }

    std::unique_ptr<db::Database> database;
    FixedClock clock;
    UuidV7Source ids{clock};
    ThreeHoursAhead zones;
    FakeOffers offers;
    SqlOrderRepository orders;
    RecordedEvents events;
    EndlessStock stock;
    SqlPriceRuleBook price_rules;
    SqlCounters counters;
    SqlPromotionUses promotion_uses;
    SqlSlotRepository slots;
    SqlKitchenRepository kitchens;
    TakeSlots take_slots{{zones, slots}};
    QuoteOrder quote_order{
        {*database, clock, zones, offers, counters, promotion_uses, stock, take_slots}};
    PlaceOrder place_order{{*database, clock, ids, zones, offers, counters, promotion_uses, orders,
                            events, stock, take_slots}};
    OrderIntake intake{place_order};
    ReadOrders read_orders{{*database, orders}};
    ChangeOrders change_orders{{*database, clock, orders, events, stock, promotion_uses, slots}};
    ChangeIntake changes{change_orders};
    EditOrder edit_order{changes};
    AdvanceOrder advance_order{changes};
    PrepareLine prepare_line{changes};
    CancelOrder cancel_order{changes};
    VoidLine void_line{changes};
    RefundOrder refund_order{{*database, clock, ids, orders, events}};
    ChangeItems change_items{
        {*database, clock, ids, zones, offers, price_rules, promotion_uses, orders, events, stock}};
    RunKitchen run_kitchen{{*database, clock, zones, offers, kitchens}};
    MovePromises move_promises{{*database, clock, kitchens, events}};
};

}  // namespace beanq::orders
