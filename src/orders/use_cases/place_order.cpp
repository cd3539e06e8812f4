#include "orders/use_cases/place_order.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "orders/domain/business_date.hpp"
#include "orders/domain/order_number.hpp"

namespace beanq::orders {

/// Slips on their way through one transaction.
struct PlaceOrder::Batch {
    explicit Batch(const std::vector<OrderSlip>& handed_in)
        : slips(handed_in), refusals(handed_in.size()), claimed(handed_in.size()) {}

    const std::vector<OrderSlip>& slips;
    std::vector<std::optional<Error>> refusals;  ///< of each slip
    std::vector<char> claimed;                   ///< whether it has a key, which was new
    AnswerBook* book = nullptr;                  ///< where the keys are, if there are any
    std::vector<PlacedOrder> orders;             ///< those that are not refused
    std::vector<std::size_t> slip_of;            ///< for each of the orders
    std::vector<Kitchen> kitchens;               ///< of their locations, as they were before

    std::vector<Result<Order>> outcomes() && {
        std::vector<Result<Order>> all(slips.size());
        for (std::size_t i = 0; i < slips.size(); ++i) {
            if (refusals[i]) all[i] = std::unexpected(std::move(*refusals[i]));
        }
        for (std::size_t i = 0; i < orders.size(); ++i)
            all[slip_of[i]] = std::move(orders[i].order);
        return all;
    }
};

namespace {

/// What one location sells now, and which day its sales count for.
struct Counter {
    Result<std::shared_ptr<const Offer>> offer;
    Date day{};
};

PlacedOrder placed(Draft draft, Placing placing, const Caller& caller, UuidSource& ids) {
    if (!caller.may(Permission::create_order)) placing.customer = caller.user;
    const Instant now = placing.at;
    Order order =
        place(std::move(draft), std::move(placing), [&ids] { return OrderLineId(ids.next()); });
    const OrderStatus status = order.status;
    return {std::move(order),
            {.kind = ChangeKind::placed,
             .at = now,
             .actor = caller.user,
             .actor_role = caller.role,
             .to = status}};
}

}  // namespace

// Locks are taken in one order, by whoever places orders: keys, levels, the menu's version,
// numbers.
awaitable<std::vector<Result<Order>>> PlaceOrder::run_all(
    const std::vector<OrderSlip>& slips) const {
    Batch batch(slips);
    auto tx = co_await needs_.store.begin();
    co_await claim_keys(*tx, batch);
    co_await draft(*tx, batch);
    co_await look_at_kitchens(*tx, batch);
    co_await take_stock(*tx, batch);
    if (!batch.orders.empty()) {
        promise(batch);
        co_await number(*tx, batch);
        co_await store(*tx, batch);
        co_await tx->commit();
    }
    co_return std::move(batch).outcomes();
}

awaitable<void> PlaceOrder::claim_keys(Transaction& tx, Batch& batch) const {
    std::vector<RequestKey> keys;
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        const Once<Order>& once = batch.slips[i].once;
        if (once.book() == nullptr) continue;
        batch.book = once.book();
        keys.push_back(once.key());
        whose.push_back(i);
    }
    if (keys.empty()) co_return;
    auto claims = co_await batch.book->claim_all(tx, std::move(keys));
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (claims[i])
            batch.claimed[whose[i]] = 1;
        else
            batch.refusals[whose[i]] = std::move(claims[i].error());
    }
}

awaitable<void> PlaceOrder::draft(Transaction& tx, Batch& batch) const {
    const Instant now = needs_.clock.now();
    std::map<std::optional<LocationId>, Counter> counters;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        if (batch.refusals[i]) continue;
        const PlaceOrderCommand& command = batch.slips[i].command;
        auto at = counters.find(command.location);
        if (at == counters.end()) {
            auto offer = co_await needs_.offers.current(tx, command.location);
            const Date day =
                offer ? business_date((*offer)->location(), now, needs_.zones) : Date{};
            at = counters.emplace(command.location, Counter{std::move(offer), day}).first;
        }
        const auto& [offer, day] = at->second;
        const Asking asking{.by_staff = command.caller.may(Permission::create_order), .now = now};
        auto drafted = offer ? draft_order(command.request, **offer, asking)
                             : Result<Draft>(std::unexpected(offer.error()));
        if (!drafted) {
            batch.refusals[i] = std::move(drafted.error());
            continue;
        }
        Placing placing{.id = OrderId(needs_.ids.next()), .business_date = day, .at = now};
        batch.orders.push_back(
            placed(std::move(*drafted), std::move(placing), command.caller, needs_.ids));
        batch.slip_of.push_back(i);
    }
}

// Before anything is locked that others wait for.
awaitable<void> PlaceOrder::look_at_kitchens(Transaction& tx, Batch& batch) const {
    if (batch.orders.empty()) co_return;
    std::set<LocationId> locations;
    for (const auto& [order, entry] : batch.orders)
        locations.insert(order.location);
    std::vector<LocationId> all(locations.begin(), locations.end());
    batch.kitchens =
        co_await needs_.kitchens.find(tx, std::move(all), needs_.clock.now(), QueueEnd::newest);
}

awaitable<void> PlaceOrder::take_stock(Transaction& tx, Batch& batch) const {
    if (batch.orders.empty()) co_return;
    auto taken = co_await needs_.stock.take_all(tx, batch.orders);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        const std::size_t slip = batch.slip_of[i];
        if (!taken[i]) {
            batch.refusals[slip] = std::move(taken[i].error());
            continue;
        }
        if (kept != i) batch.orders[kept] = std::move(batch.orders[i]);
        batch.slip_of[kept++] = slip;
    }
    batch.orders.resize(kept);
    batch.slip_of.resize(kept);
}

// Each behind all that came before it, those of the batch too.
void PlaceOrder::promise(Batch& batch) const {
    for (Kitchen& kitchen : batch.kitchens) {
        const auto before = std::ssize(kitchen.queue);
        for (const auto& [order, entry] : batch.orders) {
            if (order.location == kitchen.location) kitchen.queue.push_back(waiting(order));
        }
        const auto all = promises(kitchen, needs_.clock.now());
        auto next = all.begin() + before;
        for (auto& [order, entry] : batch.orders) {
            if (order.location != kitchen.location) continue;
            order.promise = *next++;
            order.first_promised_at = order.promise->p90;
        }
    }
}

// Only what is accepted, so that refusals leave no gap.
awaitable<void> PlaceOrder::number(Transaction& tx, Batch& batch) const {
    std::map<std::pair<LocationId, Date>, std::vector<Order*>> days;
    for (auto& [order, entry] : batch.orders)
        days[{order.location, order.business_date}].push_back(&order);
    for (const auto& [day, orders] : days) {
        auto nth =
            co_await needs_.orders.next_numbers(tx, day.first, day.second, std::ssize(orders));
        for (Order* order : orders)
            order->number = order_number(nth++);
    }
}

awaitable<void> PlaceOrder::store(Transaction& tx, Batch& batch) const {
    co_await needs_.orders.add_all(tx, batch.orders);
    co_await needs_.events.placed(tx, batch.orders);
    if (batch.book == nullptr) co_return;
    std::vector<KeptAnswer> answers;
    for (std::size_t i = 0; i < batch.orders.size(); ++i) {
        const std::size_t slip = batch.slip_of[i];
        if (batch.claimed[slip] != 0)
            answers.push_back(batch.slips[slip].once.kept(batch.orders[i].order));
    }
    std::vector<RequestKey> unused;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        if (batch.claimed[i] != 0 && batch.refusals[i]) unused.push_back(batch.slips[i].once.key());
    }
    co_await batch.book->settle_all(tx, std::move(answers));
    co_await batch.book->release_all(tx, std::move(unused));
}

}  // namespace beanq::orders
