// Menus and recipes as sheets, as those who keep them send and get them.
#include <string>
#include <string_view>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/managed_stock.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::StartsWith;

class Sheets : public ManagedStock {
protected:
    HttpAnswer import(const std::string& path, std::string_view csv) {
        return post(path + "/import", {{"dry_run", false}, {"csv", csv}});
    }
};

TEST_F(Sheets, build_a_menu_from_nothing_and_take_it_out_again) {
    const auto made =
        import("/menu",
               "kind,menu,category,product,modifier_group,name,price,min,max,default\n"
               "menu,,,,,Brunch,,,,\n"
               "category,Brunch,,,,Eggs,,,,\n"
               "product,,,,,Shakshuka,,,,\n"
               "variation,,,Shakshuka,,\"Pan, small\",55000,,,\n"
               "modifier-group,,,,,Bread,,1,1,\n"
               "modifier,,,,Bread,Pita,0,,,true\n"
               "product-group,,,Shakshuka,Bread,,,,,\n"
               "menu-item,Brunch,Eggs,Shakshuka,,,,,,\n");
    expect_status(made, 200);
    EXPECT_EQ(number_at(made, "/created"), 8);
    EXPECT_THAT(app().visitor().get("/api/v1/menu").body,
                HasSubstr(R"("name":"Pan, small","price":{"amount":55000)"));
    const auto csv = text_at(get("/menu/export?format=csv"), "/csv");
    EXPECT_THAT(csv, StartsWith("kind,id,menu,category,product,modifier_group,name,description,"
                                "price,currency,min,max,repeats,default,sort,active,valid_from,"
                                "valid_until,hours,image_url,tax_class,allergens,"
                                "preparation_seconds\n"));
    const auto again = import("/menu", csv);
    EXPECT_EQ(number_at(again, "/created") + number_at(again, "/updated"), 0);
    const auto items = at(get("/menu/export"), "/items");
    EXPECT_EQ(number_at(post("/menu/import", {{"dry_run", false}, {"items", items}}), "/unchanged"),
              static_cast<std::int64_t>(items.as_array().size()));
}

TEST_F(Sheets, exchange_recipes_by_names) {
    sold_now("Cocoa cake");
    ingredient("Cocoa", "g");
    const auto made = import("/recipes",
                             "product,variation,ingredient,quantity,unit\n"
                             "Cocoa cake,one,cocoa,0.04,kg\n");
    EXPECT_EQ(number_at(made, "/created"), 1);
    const auto csv = text_at(get("/recipes/export?format=csv"), "/csv");
    EXPECT_THAT(csv, StartsWith("product,variation,modifier_group,modifier,ingredient,quantity,"
                                "unit,replaces\n"));
    EXPECT_THAT(csv, HasSubstr("Cocoa cake,one,,,Cocoa,40,g,\n"));
    const auto again = import("/recipes", csv);
    EXPECT_EQ(number_at(again, "/created") + number_at(again, "/updated"), 0);
    expect_faults(import("/recipes", "product,variation,ingredient,quantity\nCocoa cake,two,x,1\n"),
                  {"/items/0/variation field.unknown-id"});
}

TEST_F(Sheets, tell_faults_by_row_in_the_callers_language) {
    const std::string body = json::serialize(
        json::object{{"dry_run", true}, {"csv", "kind,name\nproduct,Tea\nmenu,\n"}});
    const auto told = [&](const char* language) {
        return manager_.post("/api/v1/menu/import", body, {{"Accept-Language", language}});
    };
    const auto english = told("en");
    EXPECT_EQ(number_at(english, "/faults/0/row"), 1);
    EXPECT_EQ(text_at(english, "/faults/0/column"), "variations");
    EXPECT_EQ(text_at(english, "/faults/1/column"), "name");
    EXPECT_EQ(text_at(english, "/faults/1/message"), "is required");
    EXPECT_EQ(text_at(told("ru"), "/faults/1/message"), "обязательное поле");
    expect_faults(import("/menu", "kind,colour\n"), {"/csv field.unknown"});
    expect_faults(import("/menu", "kind\n\"menu\n"), {"/csv field.format"});
    expect_faults(post("/menu/import", {{"dry_run", true}}), {"/items field.required"});
    expect_problem(app().sign_in("client").get("/api/v1/menu/export"), 403, "auth.forbidden");
    expect_problem(app().sign_in("barista").post("/api/v1/menu/import", body), 403,
                   "auth.forbidden");
}

}  // namespace
}  // namespace beanq
