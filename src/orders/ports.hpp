#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/day_sales.hpp"
#include "orders/domain/draft.hpp"
#include "orders/domain/kitchen.hpp"
#include "orders/domain/offer.hpp"
#include "orders/domain/order.hpp"
#include "orders/domain/pickup_slots.hpp"

/// What orders need from outside, in their own words.
namespace beanq::orders {

/// What can be sold.
class Offers {
public:
    virtual ~Offers() = default;

    /// What that location sells now (the only or oldest one when none is named).
    /// 422 `location.unknown`.
    virtual awaitable<Result<std::shared_ptr<const Offer>>> current(
        Transaction& tx, std::optional<LocationId> location) = 0;
};

/// An order with the first row of its history.
struct PlacedOrder {
    Order order;
    HistoryEntry entry;
};

/// A changed order, with the row of history about it.
struct ChangedOrder {
    Order before;
    Order order;  ///< one version on
    HistoryEntry entry;
};

/// An order that is called off, or some lines of it: by whom and why.
struct CalledOff {
    OrderId order;
    std::optional<UserId> actor;
    std::optional<std::string> reason;
    std::optional<std::vector<OrderLine>> lines = {};  ///< only these
};

/// The shop's shelves.
class Stock {
public:
    virtual ~Stock() = default;

    /// Whether all of it could be taken now. 409 `stock.short`.
    virtual awaitable<Result<void>> check(Transaction& tx, const Draft& draft) = 0;

    /// Lets the orders take in turn, each all that it is made of, and notes in their lines by which
    /// recipes. Answers for each, in their order: 409 `stock.short` for one that took nothing.
    virtual awaitable<std::vector<Result<void>>> take_all(Transaction& tx,
                                                          std::vector<PlacedOrder>& orders) = 0;

    /// Puts back what the orders took.
    virtual awaitable<void> give_back_all(Transaction& tx, std::vector<CalledOff> orders) = 0;

    /// What the orders took is gone: they were made for nobody.
    virtual awaitable<void> write_off_all(Transaction& tx, std::vector<CalledOff> orders) = 0;

    /// Puts back what the order took and takes what it is made of now, as take_all does. After 409
    /// `stock.short` the transaction must not be committed.
    virtual awaitable<Result<void>> exchange(Transaction& tx, Order& order,
                                             const UserId& actor) = 0;
};

/// What prices follow from beside the menu.
class PriceRuleBook {
public:
    virtual ~PriceRuleBook() = default;

    /// Those that are active there: every promotion without a code, and those with these codes,
    /// which are in capital letters.
    virtual awaitable<PriceRules> rules(Transaction& tx, const LocationId& location,
                                        const std::set<std::string>& codes) = 0;
};

class TaxRateRepository {
public:
    virtual ~TaxRateRepository() = default;

    virtual awaitable<void> add(Transaction& tx, const TaxRate& rate) = 0;
    virtual awaitable<std::optional<TaxRate>> find(Transaction& tx, const TaxRateId& id) = 0;
    /// At most `limit`, newest first, of one location or of all; only those older than `before`.
    virtual awaitable<std::vector<TaxRate>> list(Transaction& tx,
                                                 std::optional<LocationId> location,
                                                 std::optional<TaxRateId> before, int limit) = 0;
    /// Stores one that was at `rate.version` and raises that. Throws TransientConflict when it is
    /// at another version.
    virtual awaitable<void> update(Transaction& tx, TaxRate& rate) = 0;

    /// How cash is rounded there, and its version: 0 when that was never said.
    virtual awaitable<std::pair<CashRounding, std::int64_t>> rounding(
        Transaction& tx, const LocationId& location) = 0;
    /// Stores it when it was at that version; false when it was not.
    virtual awaitable<bool> set_rounding(Transaction& tx, const LocationId& location,
                                         const CashRounding& rounding, std::int64_t version) = 0;
};

class PromotionRepository {
public:
    virtual ~PromotionRepository() = default;

    /// False when its code is taken there.
    virtual awaitable<bool> add(Transaction& tx, const Promotion& promotion) = 0;
    virtual awaitable<std::optional<Promotion>> find(Transaction& tx, const PromotionId& id) = 0;
    /// As of tax rates.
    virtual awaitable<std::vector<Promotion>> list(Transaction& tx,
                                                   std::optional<LocationId> location,
                                                   std::optional<PromotionId> before,
                                                   int limit) = 0;
    /// Stores all but how often it was used; as of tax rates. False when its code is taken there.
    virtual awaitable<bool> update(Transaction& tx, Promotion& promotion) = 0;
};

/// A code that an order names.
struct PromotionUse {
    PromotionId promotion;
    std::optional<UserId> customer;  ///< nothing: a walk-in

    auto operator<=>(const PromotionUse&) const = default;
};

/// How often codes were used.
class PromotionUses {
public:
    virtual ~PromotionUses() = default;

    /// Counts each use, as long as the promotion's limits let it. Answers for each: 409
    /// `promotion.used-up`, `promotion.customer-limit`, and to a walk-in, when uses of each
    /// customer are limited, `promotion.needs-account`.
    virtual awaitable<std::vector<Result<void>>> take_all(
        Transaction& tx, const std::vector<PromotionUse>& uses) = 0;

    /// What take_all would answer, without counting.
    virtual awaitable<Result<void>> check(Transaction& tx, const PromotionUse& use) = 0;

    /// Takes back uses that were counted.
    virtual awaitable<void> give_back(Transaction& tx, std::vector<PromotionUse> uses) = 0;
};

/// What a list of orders is narrowed to; all of it holds at once.
struct OrderFilter {
    std::optional<LocationId> location = {};
    std::optional<UserId> customer = {};
    std::vector<OrderStatus> statuses = {};  ///< any of these; none named: every one
    std::optional<Instant> from = {};        ///< placed at or after
    std::optional<Instant> to = {};          ///< placed before
    std::optional<Date> business_date = {};
};

class OrderRepository {
public:
    virtual ~OrderRepository() = default;

    /// Counts the orders of that day and place, 1, 2, 3 … without a gap: so many more of them.
    /// Answers the first one's number.
    virtual awaitable<std::int64_t> next_numbers(Transaction& tx, const LocationId& location,
                                                 Date business_date, std::int64_t count) = 0;

    /// The orders with their lines and the first rows of their histories.
    virtual awaitable<void> add_all(Transaction& tx, const std::vector<PlacedOrder>& orders) = 0;

    virtual awaitable<std::optional<Order>> find(Transaction& tx, const OrderId& id) = 0;

    /// Those of them that exist, by id, locked until `tx` ends in this order: the order in which
    /// everybody locks.
    virtual awaitable<std::vector<Order>> lock_all(Transaction& tx, std::vector<OrderId> ids) = 0;

    /// Stores status, notes, guest name and each line's preparation, with the rows of history.
    /// Throws TransientConflict when one of them is not at its version of before any more.
    virtual awaitable<void> save_all(Transaction& tx, const std::vector<ChangedOrder>& orders) = 0;

    /// Stores a changed order with other lines, discounts and taxes, totals included. Throws
    /// TransientConflict when it was changed meanwhile.
    virtual awaitable<void> replace_content(Transaction& tx, const ChangedOrder& changed) = 0;

    /// At most `limit` orders, newest first, with all their lines; only those older than `before`.
    virtual awaitable<std::vector<Order>> list(Transaction& tx, const OrderFilter& filter,
                                               std::optional<OrderId> before, int limit) = 0;

    /// Oldest first; empty for an unknown order.
    virtual awaitable<std::vector<HistoryEntry>> history(Transaction& tx, const OrderId& id) = 0;

    virtual awaitable<bool> any(Transaction& tx) = 0;
};

/// A pickup slot that an order wants a place in.
struct WantedSlot {
    LocationId location;
    Instant starts_at;
    Instant ends_at;
    int capacity = 0;
};

/// Which pickup slots there are, and how many orders hold each.
class SlotRepository {
public:
    virtual ~SlotRepository() = default;

    /// The defaults, at version 0, where nobody has ever set any.
    virtual awaitable<PickupSettings> settings(Transaction& tx, const LocationId& location) = 0;

    /// Stores what was read at `settings.version`, as the next version; answers that one. Throws
    /// TransientConflict when somebody was faster.
    virtual awaitable<std::int64_t> put(Transaction& tx, const PickupSettings& settings) = 0;

    /// The slots that begin at or after `from` and before `to` and were ever taken, in order.
    virtual awaitable<std::vector<TakenSlot>> taken(Transaction& tx, const LocationId& location,
                                                    Instant from, Instant to) = 0;

    /// One place in each in turn; answers which there were. Slots that began within one before the
    /// grid was changed count in it. Holds the slots until the end of `tx`: whoever takes several
    /// names them in the order of locations and times.
    virtual awaitable<std::vector<bool>> take_all(Transaction& tx,
                                                  const std::vector<WantedSlot>& wanted) = 0;

    /// One place in each, back.
    virtual awaitable<void> give_back_all(Transaction& tx,
                                          const std::vector<WantedSlot>& taken) = 0;

    /// Notes that the orders hold the slots that begin at their pickup times.
    virtual awaitable<void> note_holders(Transaction& tx, const std::vector<OrderId>& orders) = 0;

    /// Gives back the slots that orders hold which are called off now, in the order of locations
    /// and times; nothing for those that hold none.
    virtual awaitable<void> release_all(Transaction& tx, std::vector<const Order*> orders) = 0;
};

/// A promise that is to replace the one that was read.
struct NewPromise {
    OrderId order;
    Promise was;
    Promise now;
    std::int64_t version = 1;  ///< of the order that was read
};

/// An order whose promise has changed.
struct PromisedOrder {
    OrderId order;
    std::string number;
    LocationId location;
    OrderStatus status = OrderStatus::pending;
    Promise promise;
    std::int64_t version = 1;  ///< of the order: a promise is not a version of it
    Instant at{};
};

/// Orders that became ready in time, and those that did not, by what was promised first.
struct PromiseCount {
    std::int64_t kept = 0;
    std::int64_t broken = 0;
};

class KitchenRepository {
public:
    virtual ~KitchenRepository() = default;

    /// A location's kitchen with what has waited there longest.
    virtual awaitable<Kitchen> find(Transaction& tx, const LocationId& location, Instant now) = 0;

    /// Where somebody waits for something.
    virtual awaitable<std::vector<LocationId>> busy(Transaction& tx) = 0;

    /// Stores how many stations are staffed at a kitchen that was at version `kitchen.version - 1`.
    /// False, and nothing stored, when it was not.
    virtual awaitable<bool> save(Transaction& tx, const Kitchen& kitchen) = 0;

    /// Stores the promises of those orders that are as they were read and that nobody is changing
    /// now; answers these.
    virtual awaitable<std::vector<PromisedOrder>> promise(Transaction& tx,
                                                          std::vector<NewPromise> promises,
                                                          Instant at) = 0;

    virtual awaitable<PromiseCount> count(Transaction& tx, const LocationId& location,
                                          Date business_date) = 0;
};

/// What an order meets at a location, beside the menu: the rules of prices, and the kitchen with
/// what came there last.
struct CounterState {
    PriceRules rules;
    Kitchen kitchen;
};

class Counters {
public:
    virtual ~Counters() = default;

    /// With the promotions of these codes, as in PriceRuleBook.
    virtual awaitable<CounterState> find(Transaction& tx, const LocationId& location,
                                         const std::set<std::string>& codes, Instant now) = 0;
};

class SalesBook {
public:
    virtual ~SalesBook() = default;

    virtual awaitable<DaySales> of_day(Transaction& tx, const LocationId& location,
                                       Date business_date) = 0;
};

/// Tells the rest of the world, in the change's own transaction.
class OrderEvents {
public:
    virtual ~OrderEvents() = default;

    virtual awaitable<void> placed(Transaction& tx, const std::vector<PlacedOrder>& orders) = 0;
    virtual awaitable<void> changed(Transaction& tx, const std::vector<ChangedOrder>& orders) = 0;
    virtual awaitable<void> promise_changed(Transaction& tx,
                                            const std::vector<PromisedOrder>& orders) = 0;
};

/// One of those events, as listeners get it.
struct OrderNews {
    std::int64_t sequence = 0;  ///< grows with each event of the café; where to resume after
    std::string
        type;  ///< `order.placed`, `order.status_changed`, `order.edited`, `order.promise_changed`
    std::int64_t version = 0;  ///< of the order, after the change
    std::string data;          ///< JSON, one line
};

class OrderListener {
public:
    virtual ~OrderListener() = default;

    /// The next event in order; nothing when `patience` ran out or it is `over()`.
    virtual awaitable<std::optional<OrderNews>> next(std::chrono::milliseconds patience) = 0;
    /// Nothing more will come here: listen again, from the last sequence.
    virtual bool over() const = 0;
};

class OrderFeed {
public:
    virtual ~OrderFeed() = default;

    /// The events of one order, or of one location, or (both empty) all. With `after` from there,
    /// without only what comes from now on.
    virtual awaitable<std::unique_ptr<OrderListener>> listen(std::optional<OrderId> order,
                                                             std::optional<LocationId> location,
                                                             std::optional<std::int64_t> after) = 0;
};

}  // namespace beanq::orders
