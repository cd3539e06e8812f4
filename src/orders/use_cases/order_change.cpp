#include "orders/use_cases/order_change.hpp"

#include <algorithm>
#include <utility>

#include "orders/domain/sight.hpp"
#include "orders/domain/transitions.hpp"
#include "orders/use_cases/asking.hpp"

namespace beanq::orders {

namespace {

std::unexpected<Error> stale() {
    return refuse(ErrorKind::stale, "version.stale",
                  {"The order has changed since you read it. Read it again, then repeat.",
                   "Заказ изменился с тех пор, как вы его открыли. Обновите его и повторите."});
}

/// 404 `order.unknown` or 412 `version.stale`; null is no order.
Result<void> check_at(const Order* order, const Caller& caller, const OrderAt& at) {
    if (order == nullptr || !may_touch(caller, *order)) return unknown_order();
    if (at.version && *at.version != order->version) return stale();
    return {};
}

/// What the change makes of the order, if there is one.
Result<Order> made(const OrderChange& change, const Order* before, Instant now) {
    auto known = check_at(before, change.caller, change.order);
    if (!known) return std::unexpected(std::move(known.error()));
    Order order = *before;
    auto done = change.make(order, change.caller, now);
    if (!done) return std::unexpected(std::move(done.error()));
    return order;
}

/// Lines that the change took off the order, of which some, or none, were begun.
std::vector<OrderLine> newly_voided(const ChangedOrder& changed, bool begun) {
    std::vector<OrderLine> lines;
    for (std::size_t i = 0; i < changed.before.lines.size(); ++i) {
        const OrderLine& line = changed.before.lines[i];
        if (line.voided || !changed.order.lines.at(i).voided) continue;
        if ((line.preparation != Preparation::queued) == begun) lines.push_back(line);
    }
    return lines;
}

std::vector<OrderId> ids_of(const std::vector<OrderChange>& changes) {
    std::vector<OrderId> ids;
    for (const OrderChange& change : changes)
        ids.push_back(change.order.id);
    return ids;
}

}  // namespace

awaitable<Result<Order>> take_order(OrderRepository& orders, Transaction& tx, Caller caller,
                                    OrderAt at) {
    auto found = co_await orders.lock_all(tx, {at.id});
    auto known = check_at(found.empty() ? nullptr : &found.front(), caller, at);
    if (!known) co_return std::unexpected(std::move(known.error()));
    co_return std::move(found.front());
}

HistoryEntry entry_of(const Order& order, OrderStatus from, const Caller& caller,
                      std::optional<std::string> reason) {
    return {.kind = order.status == from ? ChangeKind::details : ChangeKind::status,
            .at = order.updated_at,
            .actor = caller.account(),
            .actor_role = caller.role,
            .from = from,
            .to = order.status,
            .reason = std::move(reason),
            .version = order.version};
}

OrderChange status_change(Caller caller, OrderAt order, OrderStatus to,
                          std::optional<std::string> reason) {
    const auto step = [to](Order& of, const Caller& by, Instant now) -> Result<void> {
        auto allowed = check_move(of.status, to, powers_over(of, by));
        if (allowed) move_order(of, to, now);
        return allowed;
    };
    return {std::move(caller), order, step, std::move(reason)};
}

// Locks are taken in one order, by whoever changes orders: orders, pickup slots, promotions,
// levels, the menu's version.
awaitable<std::vector<Result<Order>>> ChangeOrders::run_all(
    const std::vector<OrderChange>& changes) const {
    auto tx = co_await needs_.store.begin();
    auto found = co_await needs_.orders.lock_all(*tx, ids_of(changes));
    const Instant now = needs_.clock.now();
    std::vector<Result<Order>> outcomes;
    std::vector<ChangedOrder> changed;
    for (const OrderChange& change : changes) {
        const auto before = std::ranges::find(found, change.order.id, &Order::id);
        auto order = made(change, before == found.end() ? nullptr : &*before, now);
        if (order && order->version != before->version) {
            const HistoryEntry entry =
                entry_of(*order, before->status, change.caller, change.reason);
            changed.push_back({std::move(*before), *order, entry});
        }
        outcomes.push_back(std::move(order));
    }
    if (!changed.empty()) {
        co_await settle(*tx, changed);
        co_await needs_.orders.save_all(*tx, changed);
        co_await needs_.events.changed(*tx, changed);
        co_await tx->commit();
    }
    co_return outcomes;
}

awaitable<void> ChangeOrders::settle(Transaction& tx,
                                     const std::vector<ChangedOrder>& changed) const {
    std::vector<CalledOff> untouched;
    std::vector<CalledOff> begun;
    std::vector<PromotionUse> unused;
    std::vector<const Order*> off_slots;
    for (const ChangedOrder& each : changed) {
        const auto& [before, order, entry] = each;
        const CalledOff off{order.id, entry.actor, entry.reason};
        if (order.status == OrderStatus::cancelled) {
            (is_being_made(before.status) ? begun : untouched).push_back(off);
            off_slots.push_back(&order);
            const auto uses = uses_of(order);
            unused.insert(unused.end(), uses.begin(), uses.end());
            continue;
        }
        for (const bool was_begun : {false, true}) {
            auto lines = newly_voided(each, was_begun);
            if (lines.empty()) continue;
            auto& among = was_begun ? begun : untouched;
            among.push_back(off);
            among.back().lines = std::move(lines);
        }
    }
    co_await needs_.slots.release_all(tx, std::move(off_slots));
    co_await needs_.promotion_uses.give_back(tx, std::move(unused));
    if (!begun.empty()) co_await needs_.stock.write_off_all(tx, std::move(begun));
    if (!untouched.empty()) co_await needs_.stock.give_back_all(tx, std::move(untouched));
}

}  // namespace beanq::orders
