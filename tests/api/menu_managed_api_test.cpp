// Menus, categories and items as those who keep them see and change them.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/managed_menu.hpp"
#include "tests/support/operations.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::SizeIs;

TEST_F(ManagedMenu, holds_menus) {
    const auto made =
        post("/menus",
             {{"name", " Завтраки "}, {"valid_from", "2026-01-01"}, {"valid_until", "2026-12-31"}});
    expect_created(made, "/api/v1/menus");
    EXPECT_EQ(keys(made.json()),
              "id location_id name valid_from valid_until sort hours active version");
    EXPECT_EQ(text_at(made, "/name"), "Завтраки");
    EXPECT_EQ(text_at(made, "/valid_from"), "2026-01-01");
    EXPECT_EQ(at(made, "/active"), true);
    const std::string path = "/menus/" + text_at(made, "/id");
    EXPECT_EQ(get(path).body, made.body);
    expect_versions(path);
    expect_switch(path);
    const auto cleared = patch(path, R"({"valid_from":null,"valid_until":null,"name":"Всё"})");
    EXPECT_TRUE(at(cleared, "/valid_from").is_null());
    EXPECT_TRUE(at(cleared, "/valid_until").is_null());
    EXPECT_EQ(text_at(cleared, "/name"), "Всё");
    expect_status(remove(path), 204);
    expect_problem(get(path), 404, "menu.unknown");
}

TEST_F(ManagedMenu, refuses_faulty_menus) {
    expect_faults(post("/menus", {{"name", ""}, {"valid_from", "2026-02-30"}, {"sort", 1'000'001}}),
                  {"/name field.too-short", "/valid_from field.format", "/sort field.range"});
    expect_faults(post("/menus", {{"name", std::string(121, 'x')}}), {"/name field.too-long"});
    expect_faults(
        post("/menus",
             {{"name", "x"}, {"valid_from", "2026-02-02"}, {"valid_until", "2026-02-01"}}),
        {"/valid_until field.range"});
    expect_problem(post("/menus", {{"name", "x"}, {"location_id", unknown_id()}}), 422,
                   "location.unknown");
    const auto menu = new_menu();
    expect_status(patch("/menus/" + menu, R"({"valid_from":"2026-02-02"})"), 200);
    expect_faults(patch("/menus/" + menu, R"({"valid_until":"2026-02-01"})"),
                  {"/valid_until field.range"});
}

TEST_F(ManagedMenu, lists_menus_in_their_order) {
    TestApp own;
    auto manager = own.sign_in("manager");
    const auto create = [&](const json::object& body) {
        return text_at(manager.post("/api/v1/menus", json::serialize(body)), "/id");
    };
    const auto second = create({{"name", "B"}, {"sort", 5}});
    const auto third = create({{"name", "A"}});
    const auto first = create({{"name", "C"}, {"sort", 1}});
    EXPECT_THAT(items_of(manager.get("/api/v1/menus")), ElementsAre(first, second, third));
    EXPECT_THAT(walk_pages(manager, "/api/v1/menus?limit=1"), ElementsAre(first, second, third));
    const auto shop = text_at(manager.get("/api/v1/menus"), "/items/0/location_id");
    EXPECT_THAT(items_of(manager.get("/api/v1/menus?location_id=" + shop)), SizeIs(3));
    EXPECT_THAT(items_of(manager.get("/api/v1/menus?location_id=" + unknown_id())), SizeIs(0));
}

TEST_F(ManagedMenu, holds_categories_with_items_in_order) {
    const auto menu = new_menu();
    const auto made = post("/categories", {{"menu_id", menu}, {"name", "Десерты"}});
    expect_created(made, "/api/v1/categories");
    EXPECT_EQ(keys(made.json()), "id menu_id name sort active version");
    const auto id = text_at(made, "/id");
    const std::string path = "/categories/" + id;
    expect_versions(path);
    expect_switch(path);
    expect_faults(post("/categories", {{"menu_id", unknown_id()}, {"name", "x"}}),
                  {"/menu_id field.unknown-id"});
    expect_faults(post("/categories", {{"menu_id", "x"}, {"name", 1}}),
                  {"/menu_id field.format", "/name field.type"});

    std::vector<std::string> items;
    for (const std::string_view name : {"a", "b", "c"}) {
        items.push_back(text_at(
            post("/menu-items", {{"category_id", id}, {"product_id", new_product(name)}}), "/id"));
    }
    EXPECT_EQ(items_of(get("/menu-items?category_id=" + id)), items) << "each after all others";
    const auto now = number_at(get(path), "/version");
    const auto sorted =
        put(path + "/items", {{"menu_item_ids", {items[2], items[0], items[1]}}}, if_match(now));
    expect_version(sorted, now + 1);
    EXPECT_THAT(items_of(get("/menu-items?category_id=" + id)),
                ElementsAre(items[2], items[0], items[1]));
    EXPECT_THAT(walk_pages(manager_, "/api/v1/menu-items?limit=2&category_id=" + id),
                ElementsAre(items[2], items[0], items[1]));
    expect_problem(
        put(path + "/items", {{"menu_item_ids", {items[0], items[1], items[2]}}}, if_match(now)),
        412, "version.stale");
    for (const auto& wrong : {json::array{items[0]}, json::array{items[0], items[1], items[1]},
                              json::array{items[0], items[1], items[2], unknown_id()}}) {
        expect_faults(put(path + "/items", {{"menu_item_ids", wrong}}),
                      {"/menu_item_ids field.choice"});
    }
    EXPECT_THAT(items_of(get("/categories?menu_id=" + menu)), ElementsAre(id));
    expect_status(remove(path), 204);
    expect_problem(get("/menu-items/" + items[0]), 404, "menu-item.unknown");
}

TEST_F(ManagedMenu, places_a_product_in_a_category_once) {
    const auto category = new_category(new_menu());
    const auto product = new_product();
    const json::object body{{"category_id", category}, {"product_id", product}};
    const auto made = post("/menu-items", body);
    expect_created(made, "/api/v1/menu-items");
    EXPECT_EQ(keys(made.json()), "id category_id product_id sort active version");
    expect_problem(post("/menu-items", body), 409, "menu-item.duplicate");
    const std::string path = "/menu-items/" + text_at(made, "/id");
    expect_versions(path);
    expect_switch(path);
    expect_faults(
        post("/menu-items", {{"category_id", unknown_id()}, {"product_id", unknown_id()}}),
        {"/category_id field.unknown-id", "/product_id field.unknown-id"});
    expect_problem(remove("/products/" + product), 409, "product.placed");
    expect_status(remove(path), 204);
    expect_status(post("/menu-items", body), 201);
}

TEST_F(ManagedMenu, answers_as_its_document_says) {
    auto visitor = app().visitor();
    const ApiDocument document(visitor);
    menu();
    const std::vector<std::pair<std::string, std::string>> reads{
        {"/menus", ""},
        {"/menus/{id}", menu().menu},
        {"/categories", ""},
        {"/categories/{id}", menu().category},
        {"/menu-items", ""},
        {"/products", ""},
        {"/products/{id}", menu().latte},
        {"/products/{id}/variations", menu().latte},
        {"/variations/{id}", menu().latte_m},
        {"/modifier-groups", ""},
        {"/modifier-groups/{id}", menu().milk},
        {"/modifier-groups/{id}/modifiers", menu().milk},
        {"/modifiers/{id}", menu().oat},
        {"/menu", ""},
        {"/menu/search", ""},
        {"/ingredients", ""},
        {"/me", ""},
        {"/me/sessions", ""},
        {"/users", ""},
        {"/users/{id}", manager_.id},
        {"/roles", ""},
        {"/permissions", ""},
        {"/locations", ""}};
    for (const auto& [path, id] : reads) {
        SCOPED_TRACE(path);
        std::string url = path;
        if (!id.empty()) url.replace(url.find("{id}"), 4, id);
        const auto answer = get(url);
        expect_status(answer, 200);
        EXPECT_THAT(document.faults(document.operation("GET", "/api/v1" + path), answer),
                    SizeIs(0));
    }
}

}  // namespace
}  // namespace beanq
