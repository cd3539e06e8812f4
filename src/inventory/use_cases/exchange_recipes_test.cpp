#include "inventory/use_cases/exchange_recipes.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/support/stock_room.hpp"

namespace beanq::inventory {
namespace {

using testing::ElementsAre;

struct ExchangingRecipes : testing::Test {
    StockRoom room;
    ExchangeRecipes exchange{{*room.database, room.ingredients, room.recipes, room.assortment}};
    VariationId small{room.ids.next()};
    VariationId large{room.ids.next()};
    ModifierId oat{room.ids.next()};

    void SetUp() override {
        room.assortment.named = {
            {small, "Latte", "S"}, {large, "Latte", "L"}, {oat, "Milk", "Oat"}};
        for (const auto& [name, unit] :
             {std::pair("Milk", Unit::ml), std::pair("Oat drink", Unit::ml),
              std::pair("Beans", Unit::g)})
            run(room.edit.create({.name = name, .unit = unit}, {}));
        ASSERT_TRUE(
            done({{.product = "Latte",
                   .variation = "S",
                   .ingredient = "milk",
                   .quantity = "0.2",
                   .unit = "l"},
                  {.product = "Latte", .variation = "S", .ingredient = "Beans", .quantity = "18"},
                  {.modifier_group = "Milk",
                   .modifier = "Oat",
                   .ingredient = "Oat drink",
                   .replaces = "Milk"},
                  {.product = "Latte", .variation = "L"}}));
    }

    Result<ImportReport> done(std::vector<RecipeRow> rows) {
        return run(exchange.bring_in(std::move(rows), false));
    }
    std::vector<std::string> faults(const std::vector<RecipeRow>& rows) {
        std::vector<std::string> told;
        for (const auto& fault : run(exchange.bring_in(rows, true)).value().faults)
            told.push_back(fault.pointer + " " + fault.code);
        EXPECT_EQ(done(rows).has_value(), told.empty());
        return told;
    }
};

TEST_F(ExchangingRecipes, come_back_unchanged) {
    const auto rows = run(exchange.take_out());
    EXPECT_THAT(rows, testing::UnorderedElementsAre(RecipeRow{.product = "Latte",
                                                              .variation = "S",
                                                              .ingredient = "Milk",
                                                              .quantity = "200",
                                                              .unit = "ml"},
                                                    RecipeRow{.product = "Latte",
                                                              .variation = "S",
                                                              .ingredient = "Beans",
                                                              .quantity = "18",
                                                              .unit = "g"},
                                                    RecipeRow{.product = "Latte", .variation = "L"},
                                                    RecipeRow{.modifier_group = "Milk",
                                                              .modifier = "Oat",
                                                              .ingredient = "Oat drink",
                                                              .replaces = "Milk"}));
    const auto report = done(rows).value();
    EXPECT_EQ(report.unchanged, 3);
    EXPECT_EQ(report.created + report.updated, 0);
    EXPECT_EQ(run(exchange.take_out()), rows);
}

TEST_F(ExchangingRecipes, replace_the_recipes_they_name_and_leave_others) {
    const auto report =
        done({{.product = "Latte", .variation = "S", .ingredient = "Milk", .quantity = "250"}})
            .value();
    EXPECT_EQ(report.updated, 1);
    EXPECT_EQ(room.assortment.changes, 2);
    const auto rows = run(exchange.take_out());
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].quantity, "250");
}

TEST_F(ExchangingRecipes, go_by_id_where_a_name_is_not_the_only_one) {
    room.assortment.named[1].name = "S";
    const auto rows = run(exchange.take_out());
    EXPECT_EQ(rows[0].variation, to_string(small));
    EXPECT_EQ(rows[0].product, "");
    EXPECT_EQ(done(rows).value().unchanged, 3);
    EXPECT_THAT(faults({{.product = "Latte", .variation = "S"}}),
                ElementsAre("/items/0/variation field.ambiguous"));
}

TEST_F(ExchangingRecipes, are_refused_with_every_fault_by_row) {
    EXPECT_THAT(
        faults(
            {{.ingredient = "Milk", .quantity = "1"},
             {.product = "Mocha", .variation = "S", .ingredient = "Milk", .quantity = "1"},
             {.product = "Latte", .variation = "S", .ingredient = "Soy", .quantity = "1"},
             {.product = "Latte", .variation = "S", .ingredient = "Milk", .quantity = "1,5"},
             {.product = "Latte",
              .variation = "S",
              .ingredient = "Milk",
              .quantity = "1",
              .unit = "kg"},
             {.product = "Latte", .variation = "L", .ingredient = "Milk"},
             {.product = "Latte", .variation = "L", .ingredient = "Beans", .quantity = "-1"},
             {.product = "Latte", .variation = "L", .ingredient = "beans", .quantity = "1"},
             {.product = "Latte", .variation = "L", .ingredient = "Oat drink", .replaces = "Milk"},
             {.modifier_group = "Milk",
              .modifier = "Oat",
              .ingredient = "Beans",
              .replaces = "Milk"},
             {.modifier_group = "Milk",
              .modifier = "Oat",
              .ingredient = "Oat drink",
              .quantity = "1",
              .replaces = "Milk"}}),
        ElementsAre("/items/0/modifier field.required", "/items/1/variation field.unknown-id",
                    "/items/2/ingredient field.unknown-id", "/items/3/quantity field.format",
                    "/items/4/quantity field.unit", "/items/5/quantity field.required",
                    "/items/6/quantity field.range", "/items/7/ingredient field.duplicate",
                    "/items/8/replaces field.not-allowed", "/items/9/replaces field.unit",
                    "/items/10/quantity field.not-allowed"));
}

}  // namespace
}  // namespace beanq::inventory
