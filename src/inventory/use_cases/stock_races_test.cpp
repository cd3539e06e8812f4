// Many hands on the same shelves at the same moment: real threads over one database.
#include <array>
#include <atomic>
#include <random>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/stock_room.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::inventory {
namespace {

class StockRaces : public testing::Test {
protected:
    TemporaryFolder folder;
    StockRoom room{fresh_database_file(folder.path())};
};

TEST_F(StockRaces, sell_the_last_ten_to_ten_of_sixty_four) {
    const auto piece = room.stocked("Croissant");
    const VariationId croissant(room.ids.next());
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 10'000));
    std::atomic<int> sold = 0;
    std::atomic<int> refused = 0;
    at_once(64, [&](int) {
        const auto outcome = room.sell(croissant);
        if (outcome.empty()) ++sold;
        if (outcome == "stock.short") ++refused;
    });
    EXPECT_EQ(sold, 10);
    EXPECT_EQ(refused, 54);
    EXPECT_EQ(room.on_hand(piece), "0");
    EXPECT_EQ(room.ledger_of(piece).size(), 11U);
}

/// Orders whose lines name the same ingredients in another order, deliveries and counts among them:
/// nobody waits for somebody who waits for them.
TEST_F(StockRaces, never_wait_for_each_other_in_a_circle) {
    std::vector<Ingredient> all;
    for (int i = 0; i < 6; ++i) {
        all.push_back(room.stocked("Ingredient " + std::to_string(i)));
        ASSERT_TRUE(room.post(MovementKind::receipt, all.back(), 1'000'000));
    }
    std::array<VariationId, 6> drinks;
    for (std::size_t i = 0; i < drinks.size(); ++i) {
        drinks[i] = VariationId(room.ids.next());
        room.recipe(drinks[i],
                    {{all[i], 1'000}, {all[(i + 1) % 6], 1'000}, {all[(i + 5) % 6], 1'000}});
    }
    std::atomic<int> conflicts = 0;
    std::atomic<int> sold = 0;
    at_once(12, [&](int hand) {
        std::mt19937 random(static_cast<unsigned>(hand));
        for (int step = 0; step < 10; ++step) {
            const auto one = random() % 6;
            try {
                if (step % 5 == 4) {
                    room.post(MovementKind::receipt, all[one], 1'000);
                } else if (room.sell({{drinks[one]}, {drinks[(one + 3) % 6]}},
                                     OrderId(room.ids.next()))
                               .empty()) {
                    ++sold;
                }
            } catch (const TransientConflict&) {
                ++conflicts;
            }
        }
    });
    EXPECT_EQ(conflicts, 0);
    EXPECT_EQ(sold, 12 * 8);
}

}  // namespace
}  // namespace beanq::inventory
