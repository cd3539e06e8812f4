// Ingredients and recipes as those who keep them see them.
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/managed_stock.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;

using Ingredients = ManagedStock;

TEST_F(Ingredients, lets_an_ingredient_be_made_changed_and_removed) {
    const auto made =
        post("/ingredients",
             {{"name", "Whole milk"},
              {"unit", "ml"},
              {"allergens", {"milk"}},
              {"cost", {{"price", rub(8990)}, {"per", amount("1", "l")}}},
              {"packs", json::array{{{"name", "box"}, {"quantity", amount("12", "l")}}}}});
    expect_created(made, "/api/v1/ingredients");
    const std::string path = "/ingredients/" + text_at(made, "/id");
    EXPECT_EQ(text_at(made, "/shortage"), "block");
    EXPECT_EQ(text_at(made, "/packs/0/quantity/value"), "12000");
    EXPECT_EQ(text_at(made, "/cost/per/value"), "1000");
    EXPECT_EQ(get(path).json(), made.json());
    expect_problem(patch(path, R"({"name":"Milk 3.2 %"})", {}), 428, "version.required");
    expect_version(patch(path, R"({"name":"Milk 3.2 %","cost":null})", if_match(1)), 2);
    EXPECT_TRUE(at(get(path), "/cost").is_null());
    expect_problem(patch(path, R"({"active":false})", if_match(1)), 412, "version.stale");
    expect_faults(patch(path, R"({"unit":"g"})"), {"/unit field.unknown"});
    expect_problem(post("/ingredients", {{"name", "MILK 3.2 %"}, {"unit", "ml"}}), 409,
                   "ingredient.name-taken");
    expect_status(remove(path, if_match(2)), 204);
    expect_problem(get(path), 404, "ingredient.unknown");
}

TEST_F(Ingredients, exchanges_ingredients_as_sheets) {
    ingredient("Saffron, \"red\"", "g");
    const auto csv = text_at(get("/ingredients/export?format=csv"), "/csv");
    EXPECT_TRUE(
        csv.starts_with("name,unit,shortage,active,allergens,cost,currency,cost_per,packs\n"));
    EXPECT_THAT(csv, testing::HasSubstr("\"Saffron, \"\"red\"\"\",g,block,true,,,,,\n"));
    const auto again = post("/ingredients/import", {{"dry_run", false}, {"csv", csv}});
    expect_status(again, 200);
    EXPECT_EQ(number_at(again, "/created"), 0);
    EXPECT_EQ(number_at(again, "/updated"), 0);
    const auto items = at(get("/ingredients/export"), "/items");
    EXPECT_EQ(
        number_at(post("/ingredients/import", {{"dry_run", true}, {"items", items}}), "/unchanged"),
        static_cast<std::int64_t>(items.as_array().size()));
    const auto faulty =
        post("/ingredients/import", {{"dry_run", true}, {"csv", "name,unit\nBasil,g\n,kilo\n"}});
    EXPECT_EQ(number_at(faulty, "/created"), 1);
    EXPECT_EQ(number_at(faulty, "/faults/0/row"), 2);
    EXPECT_EQ(text_at(faulty, "/faults/1/column"), "unit");
    expect_faults(post("/ingredients/import", {{"dry_run", false}, {"csv", "name,unit\n,kilo\n"}}),
                  {"/items/0/name field.required", "/items/0/unit field.choice"});
    expect_faults(post("/ingredients/import", {{"dry_run", false}}), {"/items field.required"});
    expect_faults(post("/ingredients/import", {{"dry_run", false}, {"csv", "name,colour\n"}}),
                  {"/csv field.unknown"});
}

TEST_F(Ingredients, keeps_each_version_of_a_recipe) {
    const auto piece = ingredient("Madeleine");
    const auto variation = sold_now("Madeleine");
    const std::string path = "/variations/" + variation;
    const json::object one{{"ingredient_id", piece}, {"quantity", amount("1")}};
    const auto first = recipe(path, {one});
    expect_status(first, 200);
    EXPECT_EQ(number_at(first, "/version"), 1);
    EXPECT_EQ(text_at(first, "/lines/0/name"), "Madeleine");
    EXPECT_EQ(number_at(recipe(path, {}), "/version"), 2);
    EXPECT_EQ(get(path + "/recipe?version=1").json(), first.json());
    EXPECT_EQ(number_at(get(path + "/recipe"), "/version"), 2);
    expect_problem(get(path + "/recipe?version=3"), 404, "recipe.unknown");
    expect_faults(recipe(path, {{{"ingredient_id", piece}, {"quantity", amount("1,5")}}}),
                  {"/lines/0/quantity/value field.format"});
    expect_faults(recipe(path, {{{"ingredient_id", piece}, {"quantity", amount("1", "kg")}}}),
                  {"/lines/0/quantity/unit field.unit"});
    expect_problem(recipe("/variations/01900000-0000-7000-8000-0000000000ff", {one}), 404,
                   "variation.unknown");
    expect_problem(recipe("/modifiers/01900000-0000-7000-8000-0000000000ff", {one}), 404,
                   "modifier.unknown");
}

TEST_F(Ingredients, sets_how_little_is_too_little) {
    const auto tea = ingredient("Sencha", "g");
    const std::string path = "/ingredients/" + tea + "/targets";
    EXPECT_TRUE(at(get(path), "/par_level").is_null());
    const auto set = put(
        path, {{"par_level", amount("2", "kg")}, {"reorder_threshold", amount("500", "g")}}, {});
    expect_status(set, 200);
    EXPECT_EQ(text_at(set, "/par_level/value"), "2000");
    EXPECT_EQ(get(path).json(), set.json());
    expect_faults(
        put(path, {{"par_level", amount("1", "g")}, {"reorder_threshold", amount("2", "g")}}, {}),
        {"/reorder_threshold field.range"});
    moved("receipt", tea, amount("500", "g"));
    EXPECT_EQ(at(get("/stock?low=true&text=sencha"), "/items/0/low"), true);
    EXPECT_TRUE(items_of(get("/stock?low=false&text=sencha"), "name").empty());
    EXPECT_THAT(items_of(get("/stock?text=sen&unit=g&min_on_hand=500&max_on_hand=500"), "name"),
                ElementsAre("Sencha"));
    EXPECT_TRUE(items_of(get("/stock?text=sen&min_on_hand=500.001"), "name").empty());
}

}  // namespace
}  // namespace beanq
