// Searching what is on sale.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/on_sale.hpp"
#include "tests/support/operations.hpp"

namespace beanq {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::SizeIs;

class Search : public OnSale {
protected:
    std::vector<std::string> names(const std::string& query) {
        const auto answer = visitor_.get("/api/v1/menu/search?" + query);
        expect_status(answer, 200);
        std::vector<std::string> found;
        for (const auto& item : at(answer, "/items").as_array())
            found.push_back(to_text(item.at("product").at("name")));
        return found;
    }
    std::vector<std::string> named(std::string_view text) { return names("text=" + in_url(text)); }
};

TEST_F(Search, finds_words_in_any_case_in_russian_and_english) {
    const auto teas = create_category("Чаи и травы");
    create_product("Ёлочный сбор", teas);
    create_product("Café crème", menu().category);
    EXPECT_THAT(named("latte"), ElementsAre("Latte"));
    EXPECT_THAT(named("LATTE"), ElementsAre("Latte"));
    EXPECT_THAT(named("att"), ElementsAre("Latte"));
    EXPECT_THAT(named("круассан"), ElementsAre("Круассан"));
    EXPECT_THAT(named("КРУАССАН"), ElementsAre("Круассан"));
    EXPECT_THAT(named("хрустящей СЛИВОЧНЫЙ"), ElementsAre("Круассан")) << "all words, in any order";
    EXPECT_THAT(named("STEAMED"), ElementsAre("Latte")) << "in the description";
    EXPECT_THAT(named("травы"), ElementsAre("Ёлочный сбор")) << "in the category's name";
    EXPECT_THAT(named("елочный"), ElementsAre("Ёлочный сбор"));
    EXPECT_THAT(named("CREME cafe"), ElementsAre("Café crème"));
    EXPECT_THAT(named("latte круассан"), SizeIs(0));
    EXPECT_THAT(named("%"), SizeIs(0));
    EXPECT_THAT(named("_tte"), SizeIs(0));
}

TEST_F(Search, narrows_by_category_price_and_availability) {
    const auto category = create_category("Priced");
    create_product("Cheap", category, 9000);
    create_product("Dear", category, 90000);
    const auto gone = create_product("Gone", category, 50000);
    patch("/variations/" + text_at(visitor_.get("/api/v1/products/" + gone), "/variations/0/id"),
          R"({"sold_out":true})");
    const auto within = "category_id=" + category;
    EXPECT_THAT(names(within), ElementsAre("Cheap", "Dear", "Gone"));
    EXPECT_THAT(names(within + "&min_price=9000&max_price=9000"), ElementsAre("Cheap"));
    EXPECT_THAT(names(within + "&min_price=9001"), ElementsAre("Dear", "Gone"));
    EXPECT_THAT(names(within + "&max_price=89999"), ElementsAre("Cheap", "Gone"));
    EXPECT_THAT(names(within + "&available=true"), ElementsAre("Cheap", "Dear"));
    EXPECT_THAT(names(within + "&available=false"), ElementsAre("Gone"));
    EXPECT_THAT(names(within + "&text=e&available=true&min_price=10000"), ElementsAre("Dear"));
    EXPECT_THAT(names("min_price=26000&max_price=28000&category_id=" + menu().category),
                Contains("Latte"))
        << "one of its sizes costs that";
    EXPECT_THAT(names("category_id=" + unknown_id()), SizeIs(0));
}

TEST_F(Search, has_a_shape_of_its_own) {
    const auto found = visitor_.get("/api/v1/menu/search?text=latte");
    EXPECT_EQ(keys(found.json()), "items next_cursor");
    EXPECT_EQ(keys(at(found, "/items/0")), "id available menu category product");
    EXPECT_EQ(text_at(found, "/items/0/category/id"), menu().category);
    EXPECT_EQ(text_at(found, "/items/0/menu/id"), menu().menu);
    EXPECT_EQ(to_text(at(found, "/items/0/product")), to_text(item_of(menu().latte).at("product")));
    EXPECT_TRUE(at(found, "/next_cursor").is_null());
}

TEST_F(Search, refuses_a_query_that_makes_no_sense) {
    const std::string url = "/api/v1/menu/search?";
    expect_faults(visitor_.get(url + "min_price=2&max_price=1"), {"?max_price field.range"});
    expect_faults(visitor_.get(url + "min_price=-1&max_price=x&available=1&category_id=7"),
                  {"?min_price field.range", "?max_price field.type", "?available field.type",
                   "?category_id field.format"});
    expect_faults(visitor_.get(url + "text=" + std::string(201, 'a')), {"?text field.too-long"});
    expect_problem(visitor_.get(url + "location_id=" + unknown_id()), 422, "location.unknown");
}

TEST_F(Search, walks_every_page_once_while_the_menu_grows) {
    const auto category = create_category("Pages");
    std::vector<std::string> products;
    for (int i = 0; i < 15; ++i)
        products.push_back(create_product(fmt::format("Page {:02}", i), category));
    const std::string url = "/api/v1/menu/search?limit=4&category_id=" + category;
    const auto all = walk_pages(visitor_, url);
    EXPECT_THAT(all, SizeIs(15));
    std::vector<std::string> seen;
    std::string cursor;
    for (int page = 0; page < 4; ++page) {
        const auto answer = visitor_.get(cursor.empty() ? url : url + "&cursor=" + cursor);
        const auto ids = items_of(answer);
        seen.insert(seen.end(), ids.begin(), ids.end());
        cursor = to_text(at(answer, "/next_cursor"));
        create_product(fmt::format("Page {:02} bis", page * 4), category);  // behind what was seen
    }
    EXPECT_THAT(seen, IsSupersetOf(all));
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end()) << "nothing comes twice";
}

}  // namespace
}  // namespace beanq
