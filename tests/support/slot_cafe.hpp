// A café that hands orders out in slots. Its clock shows 12:00 on Monday, 23 November 2026.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/time_text.hpp"
#include "orders/adapters/sql/order_rules.hpp"
#include "orders/use_cases/edit_pickup.hpp"
#include "orders/use_cases/read_slots.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {

/// That time of the wall clock, three hours ahead of UTC, on that day of November.
inline Instant on_the_clock(std::string_view time, int day = 23) {
    const auto text = "2026-11-" + std::to_string(day) + 'T' + std::string(time) + ":00+03:00";
    return parse_rfc3339(text).value();
}

inline OrderRequest for_pickup(Instant at) {
    OrderRequest request = one_latte();
    request.fulfilment.pickup_at = at;
    return request;
}

inline OrderRequest for_pickup(std::string_view time, int day = 23) {
    return for_pickup(on_the_clock(time, day));
}

class OnlyShop final : public Locations {
public:
    awaitable<Result<Location>> find(Transaction&, std::optional<LocationId> id) override {
        if (id.value_or(shop) != shop) {
            co_return refuse(ErrorKind::invalid, "location.unknown", {"no", "нет"});
        }
        co_return shop_location();
    }
};

struct SlotCafe : Cafe {
    using Cafe::Cafe;

    Result<PickupSettings> set(PickupSettings settings, std::optional<std::int64_t> version = {}) {
        settings.enabled = true;
        return beanq::run(edit_pickup.run({std::nullopt, version, std::move(settings)}));
    }
    /// Slots of a quarter of an hour, at any time, until they begin.
    void keep_slots(int capacity) {
        if (!set({.capacity = capacity, .lead_minutes = 0})) throw std::logic_error("not set");
    }
    void keep_no_slots() {
        if (!beanq::run(edit_pickup.run({}))) throw std::logic_error("not set");
    }
    Result<Order> order_for(std::string_view time, int day = 23) {
        return try_to_place(guest(), for_pickup(time, day));
    }
    std::vector<PickupSlot> slots_on_day(int day = 23) {
        const Date date{std::chrono::sys_days{std::chrono::year{2026} / 11 / day}};
        return beanq::run(read_slots.run({}, date)).value().slots;
    }
    PickupSlot slot(Instant at) {
        const LocalTime shown = zones.local(at, "");
        for (const auto& slot : beanq::run(read_slots.run({}, shown.date)).value().slots) {
            if (slot.starts_at == at) return slot;
        }
        throw std::logic_error("there is no slot at " + to_rfc3339(at));
    }
    int left(std::string_view time, int day = 23) { return slot(on_the_clock(time, day)).left; }
    /// Which of the promises that orders keep are broken now, but those about what is faked here.
    std::vector<std::string> broken() {
        std::vector<std::string> promises;
        for (const auto& finding : beanq::run(audit())) {
            const bool is_faked = finding.promise == "each version of an order was told of, once";
            if (finding.broken > 0 && !is_faked) promises.push_back(finding.promise);
        }
        return promises;
    }
    awaitable<std::vector<db::Finding>> audit() {
        const auto tx = co_await database->begin_read();
        auto findings = co_await db::audit(*tx, order_rules);
        co_return findings;
    }

    OnlyShop locations;
    EditPickup edit_pickup{{*database, locations, slots}};
    ReadSlots read_slots{{*database, clock, zones, locations, slots}};
};

}  // namespace beanq::orders
