#include "inventory/use_cases/exchange_ingredients.hpp"

#include <gtest/gtest.h>

#include "tests/support/stock_room.hpp"

namespace beanq::inventory {
namespace {

struct ExchangingIngredients : testing::Test {
    StockRoom room;
    ExchangeIngredients exchange{
        {*room.database, room.ids, room.shops, room.ingredients, room.assortment}};

    void SetUp() override {
        run(room.edit.create(
            {.name = "Milk, whole",
             .unit = Unit::ml,
             .shortage = Shortage::warn,
             .allergens = {"milk", "lactose"},
             .cost = EnteredCost{{8'990, *Currency::parse("RUB")}, Amount{{1'000}, "l"}},
             .packs = {{"box", {{12'000}, "l"}}, {"cup", {{1}, "ml"}}}},
            {}));
        room.stocked("Cup");
    }
};

TEST_F(ExchangingIngredients, come_back_unchanged) {
    const auto rows = run(exchange.take_out());
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].packs, "box=12000;cup=0.001");
    const auto report = run(exchange.bring_in(rows, false)).value();
    EXPECT_EQ(report.unchanged, 2);
    EXPECT_EQ(run(exchange.take_out()), rows);
}

TEST_F(ExchangingIngredients, are_created_and_updated_by_name) {
    auto rows = run(exchange.take_out());
    rows[1].name = "MILK, WHOLE";
    rows[1].cost = "9990";
    rows.push_back({.name = "Sugar", .unit = "g"});
    const auto tried = run(exchange.bring_in(rows, true)).value();
    EXPECT_EQ(tried.created, 1);
    EXPECT_EQ(tried.updated, 1);
    EXPECT_EQ(run(exchange.take_out()).size(), 2U) << "a dry run changes nothing";
    ASSERT_TRUE(run(exchange.bring_in(rows, false)));
    EXPECT_EQ(run(exchange.take_out()).at(1).cost, "9990");
}

TEST_F(ExchangingIngredients, are_refused_with_every_fault_by_row) {
    const std::vector<IngredientRow> rows{
        {.name = "Good", .unit = "g"},
        {.name = "", .unit = "kg", .shortage = "maybe", .active = "yes"},
        {.name = "Cup", .unit = "g"},
        {.name = "good", .unit = "g"},
        {.name = "Bad",
         .unit = "ml",
         .cost = "1.5",
         .currency = "rub",
         .cost_per = "x",
         .packs = "box"},
        {.name = "Worse",
         .unit = "ml",
         .allergens = "a;a",
         .cost = "1",
         .currency = "USD",
         .packs = "l=5"}};
    const auto report = run(exchange.bring_in(rows, true)).value();
    std::vector<std::string> faults;
    for (const auto& fault : report.faults)
        faults.push_back(fault.pointer + ' ' + fault.code);
    EXPECT_EQ(faults, (std::vector<std::string>{
                          "/items/1/name field.required", "/items/1/unit field.choice",
                          "/items/1/shortage field.choice", "/items/1/active field.choice",
                          "/items/2/unit field.not-allowed", "/items/3/name field.duplicate",
                          "/items/4/cost field.format", "/items/4/currency field.format",
                          "/items/4/cost_per field.format", "/items/4/packs field.format",
                          "/items/5/allergens field.duplicate", "/items/5/packs field.reserved",
                          "/items/5/currency field.currency"}));
    EXPECT_EQ(run(exchange.bring_in(rows, false)).error().fields, report.faults);
    EXPECT_EQ(run(exchange.take_out()).size(), 2U);
}

}  // namespace
}  // namespace beanq::inventory
