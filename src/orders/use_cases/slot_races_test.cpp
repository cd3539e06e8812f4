// The last place in a pickup slot, wanted by several at the same moment: real threads, each an
// instance of its own, over one database.
#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#include <gmock/gmock.h>

#include "tests/support/at_once.hpp"
#include "tests/support/slot_cafe.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

using testing::IsEmpty;

class SlotRaces : public testing::Test {
protected:
    ~SlotRaces() override { EXPECT_THAT(cafe.broken(), IsEmpty()); }

    /// As another instance has it: nothing lines up with orders that are placed elsewhere.
    std::vector<Result<Order>> place_all(std::vector<OrderRequest> requests) {
        const PlaceOrder place{{*cafe.database, cafe.clock, cafe.ids, cafe.zones, cafe.offers,
                                cafe.counters, cafe.promotion_uses, cafe.orders, cafe.events,
                                cafe.stock, cafe.take_slots}};
        std::vector<OrderSlip> slips;
        for (auto& request : requests)
            slips.push_back({{guest(), {}, std::move(request)}});
        return run(place.run_all(slips));
    }
    Result<Order> place(Instant at) { return place_all({for_pickup(at)}).front(); }

    TemporaryFolder folder;
    SlotCafe cafe{fresh_database_file(folder.path())};
    Instant slot = on_the_clock("13:00");
};

TEST_F(SlotRaces, give_the_last_slot_to_one) {
    cafe.keep_slots(1);
    for (int round = 0; round < 20; ++round, slot += std::chrono::minutes{15}) {
        std::atomic<int> placed = 0;
        at_once(8, [&](int) {
            const auto order = place(slot);
            if (order) ++placed;
            if (!order) EXPECT_EQ(order.error().code, "order.slot-full");
        });
        EXPECT_EQ(placed, 1);
        EXPECT_EQ(cafe.slot(slot).left, 0);
    }
    EXPECT_EQ(cafe.place(guest(), one_latte()).number, "A-021") << "refusals leave no gap";
}

TEST_F(SlotRaces, give_each_place_of_a_slot_once) {
    cafe.keep_slots(7);
    std::atomic<int> placed = 0;
    at_once(6, [&](int) {
        for (int i = 0; i < 4; ++i) {
            if (place(slot)) ++placed;
        }
    });
    EXPECT_EQ(placed, 7);
}

TEST_F(SlotRaces, give_a_place_that_comes_free_to_at_most_one) {
    cafe.keep_slots(1);
    for (int round = 0; round < 20; ++round, slot += std::chrono::minutes{15}) {
        const Order holder = place(slot).value();
        std::atomic<int> placed = 0;
        at_once(3, [&](int i) {
            if (i == 0) {
                EXPECT_TRUE(cafe.cancel(guest(), holder));
            } else if (place(slot)) {
                ++placed;
            }
        });
        EXPECT_LE(placed, 1);
        EXPECT_EQ(cafe.slot(slot).left, 1 - placed);
    }
}

TEST_F(SlotRaces, free_a_place_once_when_an_order_is_called_off_twice) {
    cafe.keep_slots(2);
    for (int round = 0; round < 20; ++round, slot += std::chrono::minutes{15}) {
        const Order one = place(slot).value();
        ASSERT_TRUE(place(slot));
        std::atomic<int> cancelled = 0;
        at_once(2, [&](int) {
            if (cafe.cancel(guest(), one)) ++cancelled;
        });
        EXPECT_EQ(cancelled, 1);
        EXPECT_EQ(cafe.slot(slot).left, 1);
    }
}

/// Whoever takes several slots takes them in one order: nobody waits in a circle, which a database
/// ends by throwing TransientConflict.
TEST_F(SlotRaces, take_several_slots_in_one_order_whatever_order_they_are_wanted_in) {
    cafe.keep_slots(1000);
    constexpr int instances = 4;
    constexpr int rounds = 10;
    at_once(instances, [&](int instance) {
        for (int round = 0; round < rounds; ++round) {
            std::vector<OrderRequest> wanted;
            for (int i = 0; i < 6; ++i)
                wanted.push_back(for_pickup(slot + std::chrono::minutes{15} * i));
            std::ranges::rotate(wanted, wanted.begin() + (instance + round) % 6);
            if (instance % 2 == 1) std::ranges::reverse(wanted);
            for (const auto& order : place_all(std::move(wanted)))
                EXPECT_TRUE(order);
        }
    });
    EXPECT_EQ(cafe.slot(slot).left, 1000 - instances * rounds);
}

}  // namespace
}  // namespace beanq::orders
