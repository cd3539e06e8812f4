#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/draft.hpp"
#include "orders/domain/kitchen.hpp"
#include "orders/domain/offer.hpp"
#include "orders/domain/order.hpp"

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

    /// Puts back what the order took.
    virtual awaitable<void> give_back(Transaction& tx, const Order& order, const UserId& actor) = 0;

    /// What the order took is gone: it was made for nobody.
    virtual awaitable<void> write_off(Transaction& tx, const Order& order, const UserId& actor,
                                      const std::optional<std::string>& reason) = 0;
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

    /// Stores status, notes, guest name and each line's preparation of an order that was at version
    /// `order.version - 1`, with a row of history. False, and nothing stored, when it was not.
    virtual awaitable<bool> save(Transaction& tx, const Order& order,
                                 const HistoryEntry& change) = 0;

    /// At most `limit` orders, newest first, with all their lines; only those older than `before`.
    virtual awaitable<std::vector<Order>> list(Transaction& tx, const OrderFilter& filter,
                                               std::optional<OrderId> before, int limit) = 0;

    /// Oldest first; empty for an unknown order.
    virtual awaitable<std::vector<HistoryEntry>> history(Transaction& tx, const OrderId& id) = 0;

    virtual awaitable<bool> any(Transaction& tx) = 0;
};

/// Which end of a long queue is looked at: behind what was ordered last a new order stands, and
/// what was ordered first moves next.
enum class QueueEnd { newest, oldest };

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

    /// The kitchens of those locations, in their order, with one end of what waits there.
    virtual awaitable<std::vector<Kitchen>> find(Transaction& tx, std::vector<LocationId> locations,
                                                 Instant now, QueueEnd end) = 0;

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

/// Tells the rest of the world, in the change's own transaction.
class OrderEvents {
public:
    virtual ~OrderEvents() = default;

    virtual awaitable<void> placed(Transaction& tx, const std::vector<PlacedOrder>& orders) = 0;
    virtual awaitable<void> status_changed(Transaction& tx, const Order& order,
                                           OrderStatus from) = 0;
    virtual awaitable<void> edited(Transaction& tx, const Order& order) = 0;
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
