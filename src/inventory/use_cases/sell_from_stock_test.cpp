#include "inventory/use_cases/sell_from_stock.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/stock_room.hpp"

namespace beanq::inventory {
namespace {

struct SellingFromStock : testing::Test {
    StockRoom room;
    const VariationId croissant{room.ids.next()}, latte{room.ids.next()},
        flat_white{room.ids.next()};
    const ModifierId shot{room.ids.next()};

    std::vector<std::string> kinds_of(const Ingredient& ingredient) {
        std::vector<std::string> kinds;
        for (const auto& movement : room.ledger_of(ingredient))
            kinds.push_back(std::string(to_string(movement.kind)) + ' ' +
                            to_string(movement.quantity));
        return kinds;
    }
};
using Kinds = std::vector<std::string>;

TEST_F(SellingFromStock, takes_what_the_recipe_says_and_writes_it_down) {
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 10'000));
    const OrderId order(room.ids.next());
    EXPECT_EQ(room.sell({{croissant, 3}}, order), "");
    EXPECT_EQ(room.on_hand(piece), "7");
    EXPECT_EQ(kinds_of(piece), (Kinds{"sale -3", "receipt 10"}));
    EXPECT_EQ(room.ledger_of(piece).front().order, order);
}

TEST_F(SellingFromStock, refuses_with_all_that_is_short_and_takes_nothing) {
    const auto beans = room.stocked("Beans", Unit::g);
    const auto milk = room.stocked("Milk", Unit::ml);
    const auto sugar = room.stocked("Sugar", Unit::g);
    room.recipe(latte, {{beans, 18'000}, {milk, 200'000}, {sugar, 5'000}});
    for (const auto& [ingredient, quantity] :
         {std::pair(beans, 20'000), std::pair(milk, 250'000), std::pair(sugar, 900'000)})
        ASSERT_TRUE(room.post(MovementKind::receipt, ingredient, quantity));
    const auto sold = run(room.try_to_sell(
        {room.shops.first.id, OrderId(room.ids.next()), {{.variation = latte, .count = 2}}}));
    ASSERT_FALSE(sold);
    EXPECT_EQ(sold.error().kind, ErrorKind::conflict);
    EXPECT_EQ(sold.error().code, "stock.short");
    const std::vector<Lack> wanted{{beans.id.value, "Beans", Unit::g, {36'000}, {20'000}},
                                   {milk.id.value, "Milk", Unit::ml, {400'000}, {250'000}}};
    EXPECT_EQ(sold.error().lacks, wanted);
    EXPECT_EQ(sold.error().message.en,
              "There is not enough: “Beans”: 36 g wanted, 20 g on hand; “Milk”: 400 ml wanted, "
              "250 ml on hand.");
    EXPECT_EQ(room.on_hand(beans) + ' ' + room.on_hand(milk) + ' ' + room.on_hand(sugar),
              "20 250 900");
    EXPECT_EQ(kinds_of(sugar), Kinds{"receipt 900"});
}

TEST_F(SellingFromStock, refuses_two_lines_that_fit_alone_but_not_together) {
    const auto milk = room.stocked("Milk", Unit::ml);
    room.recipe(latte, {{milk, 200'000}});
    room.recipe(flat_white, {{milk, 150'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, milk, 300'000));
    EXPECT_EQ(room.sell({{latte}, {flat_white}}, OrderId(room.ids.next())), "stock.short");
    EXPECT_EQ(room.on_hand(milk), "300");
    EXPECT_EQ(room.sell(latte), "");
    EXPECT_EQ(room.sell(flat_white), "stock.short");
}

TEST_F(SellingFromStock, counts_repeated_modifiers_in_each_portion) {
    const auto beans = room.stocked("Beans", Unit::g);
    room.recipe(latte, {{beans, 18'000}});
    room.recipe(shot, {{beans, 9'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, beans, 100'000));
    EXPECT_EQ(room.sell({{latte, 2, {{shot, 2}}}}, OrderId(room.ids.next())), "");
    EXPECT_EQ(room.on_hand(beans), "28");
}

TEST_F(SellingFromStock, lets_what_only_warns_go_below_zero) {
    const auto napkin = room.stocked("Napkin", Unit::pcs, Shortage::warn);
    room.recipe(croissant, {{napkin, 2'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, napkin, 3'000));
    EXPECT_EQ(room.sell(croissant, 3), "");
    EXPECT_EQ(room.on_hand(napkin), "-3");
}

TEST_F(SellingFromStock, does_not_track_what_was_never_stocked) {
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}});
    EXPECT_EQ(room.sell(croissant, 100), "");
    EXPECT_EQ(room.on_hand(piece), "-");
    ASSERT_TRUE(room.post(MovementKind::count, piece, 0));
    EXPECT_EQ(room.sell(croissant), "stock.short");
}

TEST_F(SellingFromStock, puts_back_what_an_order_took_once) {
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 5'000));
    const OrderId order(room.ids.next());
    ASSERT_EQ(room.sell({{croissant, 2}}, order), "");
    room.recipe(croissant, {{piece, 4'000}});  // what was taken is what comes back
    room.give_back(order);
    room.give_back(order);
    EXPECT_EQ(room.on_hand(piece), "5");
    EXPECT_EQ(kinds_of(piece), (Kinds{"return 2", "sale -2", "receipt 5"}));
}

TEST_F(SellingFromStock, puts_back_what_several_orders_took) {
    const auto flour = room.stocked("Flour", Unit::g);
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}, {flour, 10'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, flour, 100'000));
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 9'000));
    std::vector<OrderId> orders;
    for (const int count : {1, 2, 3}) {
        orders.emplace_back(room.ids.next());
        ASSERT_EQ(room.sell({{croissant, count}}, orders.back()), "");
    }
    room.give_back(orders[1]);
    const int told = room.assortment.changes;
    run(room.give_back_all({orders[2], orders[1], OrderId(room.ids.next()), orders[0]}));
    EXPECT_EQ(room.on_hand(piece), "9");
    EXPECT_EQ(room.on_hand(flour), "100");
    EXPECT_EQ(kinds_of(piece), (Kinds{"return 1", "return 3", "return 2", "sale -3", "sale -2",
                                      "sale -1", "receipt 9"}));
    EXPECT_EQ(room.assortment.changes, told + 1);
}

TEST_F(SellingFromStock, books_what_was_made_in_vain_as_waste) {
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 5'000));
    const OrderId order(room.ids.next());
    ASSERT_EQ(room.sell({{croissant, 2}}, order), "");
    room.write_off(order);
    room.give_back(order);
    EXPECT_EQ(room.on_hand(piece), "3");
    EXPECT_EQ(kinds_of(piece), (Kinds{"waste -2", "return 2", "sale -2", "receipt 5"}));
    EXPECT_EQ(room.ledger_of(piece).front().reason, "spilt");
}

TEST_F(SellingFromStock, tells_once_of_each_time_it_runs_low) {
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(
        run(room.set_targets.run({piece.id, {}, Amount{{9'000}, "pcs"}, Amount{{2'000}, "pcs"}})));
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 4'000));
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(room.sell(croissant), "");
    EXPECT_EQ(room.lows.told, Kinds{"Croissant 2"});
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 3'000));
    EXPECT_EQ(room.sell(croissant), "");
    EXPECT_EQ(room.lows.told, (Kinds{"Croissant 2", "Croissant 2"}));
}

TEST_F(SellingFromStock, tells_the_menu_only_when_something_may_run_out) {
    const auto piece = room.stocked("Croissant");
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 6'000));
    const int before = room.assortment.changes;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(room.sell(croissant), "");
    EXPECT_EQ(room.assortment.changes, before);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(room.sell(croissant), "");
    EXPECT_EQ(room.assortment.changes, before + 3);
}

TEST_F(SellingFromStock, lets_several_orders_take_in_turn) {
    const auto milk = room.stocked("Milk", Unit::ml);
    const auto piece = room.stocked("Croissant");
    room.recipe(latte, {{milk, 200'000}});
    room.recipe(croissant, {{piece, 1'000}});
    ASSERT_TRUE(room.post(MovementKind::receipt, milk, 500'000));
    ASSERT_TRUE(room.post(MovementKind::receipt, piece, 3'000));
    const auto order = [&](std::vector<Portions> portions, LocationId where) {
        return Sale{where, OrderId(room.ids.next()), std::move(portions)};
    };
    const LocationId here = room.shops.first.id;
    std::vector<Sale> sales{order({{latte, 2}, {croissant, 1}}, here),
                            order({{latte, 1}, {croissant, 1}}, here),  // 100 ml are left
                            order({{croissant, 2}}, here),
                            order({{latte, 9}}, room.shops.second.id),  // not tracked there
                            order({{croissant, 1}}, here)};
    const auto sell = [&]() -> awaitable<std::vector<Result<void>>> {
        auto tx = co_await room.database->begin();
        auto sold = co_await room.sales.take_all(*tx, sales);
        co_await tx->commit();
        co_return std::move(sold.outcomes);
    };
    const auto outcomes = run(sell());

    ASSERT_EQ(outcomes.size(), 5U);
    EXPECT_TRUE(outcomes[0] && outcomes[2] && outcomes[3]);
    const std::vector<Lack> no_milk{{milk.id.value, "Milk", Unit::ml, {200'000}, {100'000}}};
    EXPECT_EQ(outcomes[1].error().lacks, no_milk);
    const std::vector<Lack> none{{piece.id.value, "Croissant", Unit::pcs, {1'000}, {0}}};
    EXPECT_EQ(outcomes[4].error().lacks, none);
    EXPECT_EQ(room.on_hand(milk) + ' ' + room.on_hand(piece), "100 0");
    EXPECT_EQ(kinds_of(piece), (Kinds{"sale -2", "sale -1", "receipt 3"}));
    EXPECT_EQ(room.ledger_of(piece).front().order, sales[2].order);
}

}  // namespace
}  // namespace beanq::inventory
