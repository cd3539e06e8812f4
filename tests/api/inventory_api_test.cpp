// Ingredients and recipes of the demo café, as staff sees them.
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "app/app.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/test_app.hpp"
#include "tests/support/test_store.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::string_view nothing = "01900000-0000-7000-8000-000000000000";

class Inventory : public testing::Test {
protected:
    /// Opens for the first who asks.
    static app::App& open_cafe() {
        if (cafe) return *cafe;
        folder = std::make_unique<TemporaryFolder>();
        store = std::make_unique<TestStore>(folder->path() / "beanq.db");
        app::Config config;
        config.port = 0;
        config.data_dir = folder->path();
        store->configure(config);
        config.bcrypt_cost = 4;
        cafe = std::make_unique<app::App>(config, true);
        cafe->start();
        return *cafe;
    }
    static void TearDownTestSuite() {
        cafe.reset();
        store.reset();
        folder.reset();
    }
    static Person demo(std::string_view who) {
        return {open_cafe().port(), std::string(who) + "@demo.beanq.local", "beanq-demo"};
    }

    static json::value product(std::string_view name) {
        const auto answer =
            HttpClient(open_cafe().port()).get("/api/v1/menu/search?text=" + in_url(name));
        for (const auto& item : answer.json().at("items").as_array()) {
            if (to_text(item.at("product").at("name")) == name) return item.at("product");
        }
        throw std::runtime_error("not on sale: " + std::string(name));
    }
    static std::string recipe(const HttpAnswer& answer) {
        std::string text;
        for (const auto& line : answer.json().at("lines").as_array()) {
            EXPECT_TRUE(is_uuid(to_text(line.at("ingredient_id"))));
            const auto& quantity = line.at("quantity");
            text += (text.empty() ? "" : ", ") + to_text(line.at("name")) + ' ' +
                    to_text(quantity.at("value")) + ' ' + to_text(quantity.at("unit"));
        }
        return text;
    }

    Person barista_ = demo("barista");

private:
    static inline std::unique_ptr<TemporaryFolder> folder;
    static inline std::unique_ptr<TestStore> store;
    static inline std::unique_ptr<app::App> cafe;
};

TEST_F(Inventory, lists_forty_ingredients_by_name) {
    const auto first = barista_.get("/api/v1/ingredients?limit=2");
    expect_status(first, 200);
    EXPECT_THAT(items_of(first, "name"), ElementsAre("Avocado", "Black tea"));
    EXPECT_EQ(keys(at(first, "/items/0")),
              "id name unit shortage active allergens cost packs version");
    EXPECT_EQ(text_at(first, "/items/0/unit"), "g");
    EXPECT_THAT(walk_pages(barista_, "/api/v1/ingredients?limit=7"), SizeIs(40));
    EXPECT_THAT(items_of(barista_.get("/api/v1/ingredients")), SizeIs(40));
}

TEST_F(Inventory, shows_one_ingredient_with_its_version) {
    const auto id = items_of(barista_.get("/api/v1/ingredients?limit=1")).front();
    const auto answer = barista_.get("/api/v1/ingredients/" + id);
    expect_version(answer, 1);
    EXPECT_EQ(text_at(answer, "/name"), "Avocado");
    expect_problem(barista_.get("/api/v1/ingredients/" + std::string(nothing)), 404,
                   "ingredient.unknown");
    expect_problem(barista_.get("/api/v1/ingredients/avocado"), 404, "route.unknown");
}

TEST_F(Inventory, shows_what_a_size_takes_and_what_a_choice_changes) {
    const auto cappuccino = product("Cappuccino");
    const auto small = to_text(cappuccino.at("variations").at(0).at("id"));
    EXPECT_EQ(recipe(barista_.get("/api/v1/variations/" + small + "/recipe")),
              "Espresso beans 18 g, Milk 200 ml");
    const auto& milk = cappuccino.at("modifier_groups").at(0).at("modifiers");
    const auto cow = to_text(milk.at(0).at("id"));
    const auto oat = to_text(milk.at(2).at("id"));
    EXPECT_EQ(recipe(barista_.get("/api/v1/modifiers/" + oat + "/recipe")),
              "Milk -200 ml, Oat drink 200 ml");
    EXPECT_EQ(recipe(barista_.get("/api/v1/modifiers/" + cow + "/recipe")), "");
}

TEST_F(Inventory, measures_in_exact_decimals) {
    const auto cookie = to_text(product("Oat cookie").at("variations").at(0).at("id"));
    EXPECT_EQ(recipe(barista_.get("/api/v1/variations/" + cookie + "/recipe")),
              "Butter 20 g, Dark chocolate 10 g, Eggs 0.125 pcs, Rolled oats 30 g, Sugar 15 g, "
              "Wheat flour 15 g");
}

TEST_F(Inventory, refuses_a_page_that_cannot_be) {
    expect_faults(barista_.get("/api/v1/ingredients?limit=201"), {"?limit field.range"});
    expect_faults(barista_.get("/api/v1/ingredients?cursor=nonsense"), {"?cursor field.cursor"});
    expect_faults(barista_.get("/api/v1/ingredients?sort=unit"), {"?sort field.choice"});
    expect_faults(barista_.get("/api/v1/ingredients?colour=red"), {"?colour field.unknown"});
}

TEST_F(Inventory, belongs_to_a_cafe_that_each_demo_account_enters) {
    for (const std::string who : {"admin", "manager", "barista"}) {
        auto person = demo(who);
        EXPECT_EQ(person.role, who);
        EXPECT_EQ(person.get("/api/v1/ingredients?limit=1").status, 200);
    }
    EXPECT_EQ(demo("guest").role, "client");
}

TEST_F(Inventory, is_of_products_that_are_found_in_both_languages) {
    EXPECT_THAT(to_text(product("Cappuccino").at("description")), StartsWith("Капучино. "));
    const auto found = barista_.get("/api/v1/menu/search?text=" + in_url("КАПУЧИНО"));
    EXPECT_EQ(text_at(found, "/items/0/product/name"), "Cappuccino");
}

}  // namespace
}  // namespace beanq
