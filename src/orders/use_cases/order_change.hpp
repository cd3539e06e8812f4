// Changing orders: what one who changes an order asks for, and how it is done for many at once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// Which order is meant, as its reader last saw it.
struct OrderAt {
    OrderId id;
    std::optional<std::int64_t> version;  ///< nothing: whichever it is at
};

/// The order, locked, for changing it. 404 `order.unknown` when the caller may not know of it, 412
/// `version.stale` when it has moved on.
awaitable<Result<Order>> take_order(OrderRepository& orders, Transaction& tx, Caller caller,
                                    OrderAt at);

/// The row of history for what the caller made of an order that was `from`: a step, or details.
HistoryEntry entry_of(const Order& order, OrderStatus from, const Caller& caller,
                      std::optional<std::string> reason);

/// What somebody wants done to one order.
struct OrderChange {
    Caller caller;
    OrderAt order;
    /// Makes of the order what is wanted, at its next version; or leaves it, when it is so already;
    /// or refuses.
    std::function<Result<void>(Order& order, const Caller& caller, Instant now)> make;
    std::optional<std::string> reason = {};  ///< for its history
};

/// The change that moves an order by the transition table. Refuses as check_move does.
OrderChange status_change(Caller caller, OrderAt order, OrderStatus to,
                          std::optional<std::string> reason);

/// Where changes are handed in.
class OrderChanges {
public:
    virtual ~OrderChanges() = default;

    /// The order after the change, at a new version if anything is different. 404 `order.unknown`
    /// when the caller may not know of it, 412 `version.stale` when it has moved on, then what the
    /// change itself refuses.
    virtual awaitable<Result<Order>> make(OrderChange change) = 0;
};

/// Makes changes, with their histories, their events, and what they do to the stock: an order that
/// is called off gives back its slot, its codes and what it took, or wastes that when it was being
/// made; a line that is voided the same.
class ChangeOrders {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        OrderRepository& orders;
        OrderEvents& events;
        Stock& stock;
        PromotionUses& promotion_uses;
        SlotRepository& slots;
    };

    explicit ChangeOrders(Needs needs) : needs_(needs) {}

    /// All of them in one transaction, no two of the same order; answers for each, in their order:
    /// see OrderChanges. Throws TransientConflict when somebody was faster.
    awaitable<std::vector<Result<Order>>> run_all(const std::vector<OrderChange>& changes) const;

private:
    awaitable<void> settle(Transaction& tx, const std::vector<ChangedOrder>& changed) const;

    Needs needs_;
};

}  // namespace beanq::orders
