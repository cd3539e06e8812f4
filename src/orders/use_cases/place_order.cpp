#include "orders/use_cases/place_order.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "kernel/fault.hpp"
#include "orders/domain/business_date.hpp"
#include "orders/domain/order_number.hpp"
#include "orders/use_cases/asking.hpp"

namespace beanq::orders {

/// Slips on their way through one transaction.
struct PlaceOrder::Batch {
    explicit Batch(const std::vector<OrderSlip>& handed_in)
        : slips(handed_in),
          refusals(handed_in.size()),
          claimed(handed_in.size()),
          slots(handed_in.size()),
          codes(handed_in.size()) {}

    const std::vector<OrderSlip>& slips;
    std::vector<std::optional<Error>> refusals;    ///< of each slip
    std::vector<char> claimed;                     ///< whether it has a key, which was new
    AnswerBook* book = nullptr;                    ///< where the keys are, if there are any
    std::vector<PlacedOrder> orders;               ///< those that are not refused
    std::vector<std::size_t> slip_of;              ///< for each of the orders
    std::map<LocationId, Kitchen> kitchens;        ///< as they were before the batch
    std::map<LocationId, Location> places;         ///< where the orders are
    std::vector<std::optional<WantedSlot>> slots;  ///< what each slip holds a place in
    std::vector<std::vector<PromotionUse>> codes;  ///< what each slip has used

    void drop_refused() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < orders.size(); ++i) {
            if (refusals[slip_of[i]]) continue;
            if (kept != i) orders[kept] = std::move(orders[i]);
            slip_of[kept++] = slip_of[i];
        }
        orders.resize(kept);
        slip_of.resize(kept);
    }

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

PlacedOrder placed(Draft draft, Placing placing, const Caller& caller, UuidSource& ids) {
    placing.customer = customer_of(caller);
    const Instant now = placing.at;
    Order order =
        place(std::move(draft), std::move(placing), [&ids] { return OrderLineId(ids.next()); });
    const OrderStatus status = order.status;
    return {std::move(order),
            {.kind = ChangeKind::placed,
             .at = now,
             .actor = caller.account(),
             .actor_role = caller.role,
             .to = status}};
}

}  // namespace

// Locks are taken in one order, by whoever places orders: keys, pickup slots, promotions, levels,
// the menu's version, numbers.
awaitable<std::vector<Result<Order>>> PlaceOrder::run_all(
    const std::vector<OrderSlip>& slips) const {
    Batch batch(slips);
    auto tx = co_await needs_.store.begin();
    co_await claim_keys(*tx, batch);
    co_await draft(*tx, batch);
    co_await take_slots(*tx, batch);
    co_await use_codes(*tx, batch);
    co_await take_stock(*tx, batch);
    co_await give_slots_back(*tx, batch);
    co_await give_codes_back(*tx, batch);
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

awaitable<PlaceOrder::Counter> PlaceOrder::open_counter(Transaction& tx,
                                                        std::optional<LocationId> location,
                                                        const Batch& batch, Instant now) const {
    auto offer = co_await needs_.offers.current(tx, location);
    if (!offer) co_return Counter{.offer = std::move(offer)};
    const Location& place = (*offer)->location();
    std::set<std::string> codes;
    for (const OrderSlip& slip : batch.slips) {
        if (slip.command.location == location) add_code(slip.command.request, codes);
    }
    auto state = co_await needs_.counters.find(tx, place.id, codes, now);
    const Moment moment{now, needs_.zones.local(now, place.time_zone)};
    const Date day = business_date(place, now, needs_.zones);
    co_return Counter{std::move(offer), std::move(state), moment, day};
}

awaitable<void> PlaceOrder::draft(Transaction& tx, Batch& batch) const {
    const Instant now = needs_.clock.now();
    std::map<std::optional<LocationId>, Counter> counters;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        if (batch.refusals[i]) continue;
        const PlaceOrderCommand& command = batch.slips[i].command;
        auto at = counters.find(command.location);
        if (at == counters.end()) {
            auto counter = co_await open_counter(tx, command.location, batch, now);
            at = counters.emplace(command.location, std::move(counter)).first;
        }
        const auto& [offer, state, moment, day] = at->second;
        auto drafted = offer ? draft_order(command.request, **offer, state.rules,
                                           asking_of(command.caller, moment))
                             : Result<Draft>(std::unexpected(offer.error()));
        if (!drafted) {
            batch.refusals[i] = std::move(drafted.error());
            continue;
        }
        batch.places.try_emplace(drafted->location, (*offer)->location());
        batch.kitchens.try_emplace(drafted->location, state.kitchen);
        Placing placing{.id = OrderId(needs_.ids.next()), .business_date = day, .at = now};
        batch.orders.push_back(
            placed(std::move(*drafted), std::move(placing), command.caller, needs_.ids));
        batch.slip_of.push_back(i);
    }
}

awaitable<void> PlaceOrder::take_slots(Transaction& tx, Batch& batch) const {
    std::vector<PickupWish> wishes;
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < batch.orders.size(); ++i) {
        const Order& order = batch.orders[i].order;
        if (!order.fulfilment.pickup_at) continue;
        wishes.push_back({batch.places.at(order.location), *order.fulfilment.pickup_at});
        whose.push_back(batch.slip_of[i]);
    }
    if (wishes.empty()) co_return;
    const Instant now = batch.orders.front().order.placed_at;
    auto taken = co_await needs_.slots.take_all(tx, wishes, now);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i])
            batch.slots[whose[i]] = *taken[i];
        else
            batch.refusals[whose[i]] = std::move(taken[i].error());
    }
    batch.drop_refused();
}

awaitable<void> PlaceOrder::use_codes(Transaction& tx, Batch& batch) const {
    std::vector<PromotionUse> uses;
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < batch.orders.size(); ++i) {
        for (const PromotionUse& use : uses_of(batch.orders[i].order)) {
            uses.push_back(use);
            whose.push_back(batch.slip_of[i]);
        }
    }
    if (uses.empty()) co_return;
    auto counted = co_await needs_.promotion_uses.take_all(tx, uses);
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (counted[i])
            batch.codes[whose[i]].push_back(uses[i]);
        else
            batch.refusals[whose[i]] = std::move(counted[i].error());
    }
    batch.drop_refused();
}

awaitable<void> PlaceOrder::take_stock(Transaction& tx, Batch& batch) const {
    if (batch.orders.empty()) co_return;
    auto taken = co_await needs_.stock.take_all(tx, batch.orders);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (!taken[i]) batch.refusals[batch.slip_of[i]] = std::move(taken[i].error());
    }
    batch.drop_refused();
}

// Whoever was told that a slot is full, though it is not any more, has to be asked again: alone.
awaitable<void> PlaceOrder::give_slots_back(Transaction& tx, Batch& batch) const {
    std::vector<WantedSlot> free;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        if (batch.slots[i] && batch.refusals[i]) free.push_back(*batch.slots[i]);
    }
    if (free.empty()) co_return;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        if (!batch.refusals[i] || batch.refusals[i]->code != "order.slot-full") continue;
        const Instant wanted = batch.slips[i].command.request.fulfilment.pickup_at.value();
        if (std::ranges::find(free, wanted, &WantedSlot::starts_at) != free.end())
            throw TransientConflict("a pickup slot came free again");
    }
    co_await needs_.slots.give_back(tx, free);
}

// The same for whoever was told that a code is used up.
awaitable<void> PlaceOrder::give_codes_back(Transaction& tx, Batch& batch) const {
    std::vector<PromotionUse> unused;
    bool was_denied = false;
    for (std::size_t i = 0; i < batch.slips.size(); ++i) {
        if (!batch.refusals[i]) continue;
        unused.insert(unused.end(), batch.codes[i].begin(), batch.codes[i].end());
        was_denied |= batch.refusals[i]->code == "promotion.used-up" ||
                      batch.refusals[i]->code == "promotion.customer-limit";
    }
    if (unused.empty()) co_return;
    if (was_denied) throw TransientConflict("a use of a code came free again");
    co_await needs_.promotion_uses.give_back(tx, std::move(unused));
}

// Each behind all that came before it, those of the batch too.
void PlaceOrder::promise(Batch& batch) const {
    for (auto& [location, kitchen] : batch.kitchens) {
        const auto before = std::ssize(kitchen.queue);
        for (const auto& [order, entry] : batch.orders) {
            if (order.location == location) kitchen.queue.push_back(waiting(order));
        }
        const auto all = promises(kitchen, needs_.clock.now());
        auto next = all.begin() + before;
        for (auto& [order, entry] : batch.orders) {
            if (order.location != location) continue;
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
    std::vector<OrderId> holders;
    for (std::size_t i = 0; i < batch.orders.size(); ++i) {
        if (batch.slots[batch.slip_of[i]]) holders.push_back(batch.orders[i].order.id);
    }
    co_await needs_.slots.note_holders(tx, holders);
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
