#include "inventory/use_cases/post_movements.hpp"

#include <random>

#include <gtest/gtest.h>

#include "platform/db/answer_book.hpp"
#include "tests/support/stock_room.hpp"

namespace beanq::inventory {
namespace {

struct PostingMovements : testing::Test {
    StockRoom room;

    Result<PostedMovements> post(PostMovementsCommand command) {
        return run(room.post_movements.run(std::move(command), {}));
    }
    std::vector<std::string> faults(PostMovementsCommand command) {
        const auto posted = post(std::move(command));
        std::vector<std::string> list;
        if (posted) return list;
        for (const auto& fault : posted.error().fields)
            list.push_back(fault.pointer + ' ' + fault.code);
        return list;
    }
    Money rub(std::int64_t minor) { return {minor, *Currency::parse("RUB")}; }
};
using Faults = std::vector<std::string>;

TEST_F(PostingMovements, take_packs_and_prices_and_move_the_average) {
    auto milk =
        run(room.edit.create({.name = "Milk",
                              .unit = Unit::ml,
                              .packs = {{"bottle", {{1'000}, "l"}}, {"box", {{12'000}, "bottle"}}}},
                             {}))
            .value();
    ASSERT_TRUE(post({.lines = {{milk.id, {{2'000}, "box"}, rub(96'000)}}}));  // 80.00 a litre
    ASSERT_TRUE(post({.lines = {{milk.id, {{24'000}, "l"}, rub(10'000)}}}));   // 100.00 a litre
    const auto row = run(room.read.levels({}, {})).value().page.items.at(0);
    EXPECT_EQ(row.level.on_hand, Quantity{48'000'000});
    EXPECT_EQ(value_minor({1'000'000}, *row.level.average), 9'000);
}

TEST_F(PostingMovements, of_a_count_say_the_variance) {
    const auto cup = room.stocked("Cup");
    ASSERT_TRUE(post({.lines = {{cup.id, {{10'000}, "pcs"}, rub(500)}}}));
    const auto counted = room.post(MovementKind::count, cup, 7'000).value();
    const Movement& movement = counted.posting.movements.at(0);
    EXPECT_EQ(movement.quantity, Quantity{-3'000});
    EXPECT_EQ(movement.value_minor, -1'500);
    EXPECT_EQ(room.on_hand(cup), "7");
    ASSERT_TRUE(room.post(MovementKind::count, cup, 7'000));
    EXPECT_EQ(room.ledger_of(cup).size(), 3U);
}

TEST_F(PostingMovements, are_all_or_nothing) {
    const auto cup = room.stocked("Cup");
    const auto lid = room.stocked("Lid");
    ASSERT_TRUE(room.post(MovementKind::receipt, cup, 5'000));
    ASSERT_TRUE(room.post(MovementKind::receipt, lid, 1'000));
    const auto refused = post({.kind = MovementKind::waste,
                               .reason = "dropped",
                               .lines = {{cup.id, {{2'000}, "pcs"}}, {lid.id, {{2'000}, "pcs"}}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "stock.short");
    ASSERT_EQ(refused.error().lacks.size(), 1U);
    EXPECT_EQ(refused.error().lacks[0].name, "Lid");
    EXPECT_EQ(room.on_hand(cup), "5");
    EXPECT_EQ(room.ledger_of(cup).size(), 1U);
}

TEST_F(PostingMovements, between_locations_leave_here_and_arrive_there) {
    const auto cup = room.stocked("Cup");
    ASSERT_TRUE(room.post(MovementKind::receipt, cup, 5'000));
    const auto sent = post({.to_location = room.shops.second.id,
                            .kind = MovementKind::transfer,
                            .lines = {{cup.id, {{2'000}, "pcs"}}}});
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->posting.movements.size(), 2U);
    EXPECT_EQ(room.on_hand(cup), "3");
    EXPECT_EQ(room.on_hand(cup, room.shops.second.id), "2");
    const auto read = run(room.read.posting(sent->posting.id)).value();
    EXPECT_EQ(read.posting.movements, sent->posting.movements);
}

TEST_F(PostingMovements, are_refused_with_every_fault_named) {
    const auto cup = room.stocked("Cup");
    const auto milk = room.stocked("Milk", Unit::ml);
    EXPECT_EQ(faults({.kind = MovementKind::waste, .lines = {{cup.id, {{1'000}, "kg"}}}}),
              (Faults{"/reason field.required", "/lines/0/quantity/unit field.unit"}));
    EXPECT_EQ(faults({.lines = {{IngredientId(room.ids.next()), {{1'000}, "pcs"}},
                                {cup.id, {{1'000}, "pcs"}, Money{1, *Currency::parse("EUR")}}}}),
              (Faults{"/lines/0/ingredient_id field.unknown-id",
                      "/lines/1/unit_cost/currency field.currency"}));
    EXPECT_EQ(faults({.kind = MovementKind::count, .lines = {{cup.id, {{1'000}, "pcs"}, rub(5)}}}),
              Faults{"/lines/0/unit_cost field.not-allowed"});
    EXPECT_EQ(faults({.kind = MovementKind::transfer, .lines = {{cup.id, {{1'000}, "pcs"}}}}),
              Faults{"/to_location_id field.required"});
    EXPECT_EQ(faults({.to_location = room.shops.first.id,
                      .kind = MovementKind::transfer,
                      .lines = {{cup.id, {{1'000}, "pcs"}}}}),
              Faults{"/to_location_id field.not-allowed"});
    EXPECT_EQ(faults({.lines = {{milk.id, {{0}, "ml"}}}}),
              Faults{"/lines/0/quantity/value field.range"});
    EXPECT_EQ(run(room.read.movements({}, {})).value().page.items.size(), 0U);
}

TEST_F(PostingMovements, take_effect_once_however_often_they_are_sent) {
    const auto cup = room.stocked("Cup");
    db::SqlAnswerBook answers(room.clock);
    const Once<PostedMovements> once(answers, {"anna", "key", "same"}, [](const auto& posted) {
        return Answer{201, "", "", to_string(posted.posting.id)};
    });
    const PostMovementsCommand command{.lines = {{cup.id, {{1'000}, "pcs"}}}};
    const auto first = run(room.post_movements.run(command, once));
    const auto second = run(room.post_movements.run(command, once));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().first_answer->body, to_string(first->posting.id));
    EXPECT_EQ(room.on_hand(cup), "1");
}

/// Whatever happens in whatever order: levels are the sums of the ledger, and what must not run
/// out is never below zero.
TEST_F(PostingMovements, keep_levels_equal_to_the_sums_of_the_ledger) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    const auto up_to = [&](int most) {
        return static_cast<std::int64_t>(random() % static_cast<unsigned>(most));
    };
    const std::vector<Ingredient> all{room.stocked("Cup"), room.stocked("Milk", Unit::ml),
                                      room.stocked("Sugar", Unit::g, Shortage::warn)};
    const VariationId drink(room.ids.next());
    room.recipe(drink, {{all[0], 1'000}, {all[1], 1'333}, {all[2], 777}});
    std::vector<OrderId> orders;
    for (int step = 0; step < 300; ++step) {
        const Ingredient& one = all[static_cast<std::size_t>(up_to(3))];
        switch (up_to(8)) {
            case 0: room.post(MovementKind::receipt, one, 1 + up_to(9'000)); break;
            case 1: room.post(MovementKind::waste, one, 1 + up_to(3'000)); break;
            case 2: room.post(MovementKind::count, one, up_to(9'000)); break;
            case 3: room.post(MovementKind::adjustment, one, up_to(4'000) - 2'000); break;
            case 4:
                post({.to_location = room.shops.second.id,
                      .kind = MovementKind::transfer,
                      .lines = {{one.id, {{1 + up_to(2'000)}, std::string(to_string(one.unit))}}}});
                break;
            case 5:
                if (!orders.empty())
                    room.give_back(
                        orders[static_cast<std::size_t>(up_to(static_cast<int>(orders.size())))]);
                break;
            case 6:
                if (!orders.empty())
                    room.write_off(
                        orders[static_cast<std::size_t>(up_to(static_cast<int>(orders.size())))]);
                break;
            default:
                orders.emplace_back(room.ids.next());
                room.sell({{drink, static_cast<int>(1 + up_to(3))}}, orders.back());
        }
    }
    static constexpr db::Statement difference{"test.difference", R"(
        SELECT COUNT(*) FROM stock_levels l
        WHERE l.on_hand_thousandths <> COALESCE(
            (SELECT SUM(m.quantity_thousandths) FROM stock_movements m
             WHERE m.location_id = l.location_id AND m.ingredient_id = l.ingredient_id), 0)
           OR (l.on_hand_thousandths < 0 AND EXISTS (SELECT 1 FROM ingredients i
                WHERE i.id = l.ingredient_id AND i.shortage = 'block')))"};
    auto tx = run(room.database->begin_read());
    const auto rows = run(db::sql(*tx).run(difference));
    EXPECT_EQ(rows.front().get<int>(0), 0) << "SEED=" << seed;
}

}  // namespace
}  // namespace beanq::inventory
