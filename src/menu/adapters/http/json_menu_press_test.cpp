#include "menu/adapters/http/json_menu_press.hpp"

#include <gtest/gtest.h>

namespace beanq::menu {
namespace {

const Money price{25000, *Currency::parse("RUB")};

Catalogue a_latte() {
    auto product = std::make_shared<CatalogueProduct>();
    product->name = "Латте \"M\"";
    product->allergens = {"milk"};
    product->preparation_s = 90;
    product->variations = {{VariationId{}, "M", price, true}};
    product->groups = {
        {ModifierGroupId{}, "Milk", 1, 2, true, {{ModifierId{}, "Oat", price, true, false}}}};
    Catalogue catalogue;
    catalogue.location.name = "Shop";
    catalogue.location.time_zone = "Asia/Omsk";
    catalogue.location.currency = price.currency;
    catalogue.version = 3;
    catalogue.menus = {
        {MenuId{}, "Main", {{CategoryId{}, "Coffee", {{MenuItemId{}, product, true}}}}}};
    return catalogue;
}

TEST(JsonMenuPress, writes_the_shape_that_clients_rely_on) {
    const std::string nil = R"("00000000-0000-0000-0000-000000000000")";
    const std::string money = R"({"amount":25000,"currency":"RUB"})";
    EXPECT_EQ(*JsonMenuPress().print(a_latte()).json,
              R"({"location_id":)" + nil +
                  R"(,"location_name":"Shop","time_zone":"Asia/Omsk","currency":"RUB",)"
                  R"("menus":[{"id":)" +
                  nil + R"(,"name":"Main","categories":[{"id":)" + nil +
                  R"(,"name":"Coffee","items":[{"id":)" + nil +
                  R"(,"available":true,"product":{"id":)" + nil +
                  R"(,"name":"Латте \"M\"","description":"","image_url":null,"allergens":["milk"],)"
                  R"("preparation_seconds":90,"variations":[{"id":)" +
                  nil + R"(,"name":"M","price":)" + money +
                  R"(,"available":true}],"modifier_groups":[{"id":)" + nil +
                  R"(,"name":"Milk","min":1,"max":2,"repeats":true,"modifiers":[{"id":)" + nil +
                  R"(,"name":"Oat","price":)" + money +
                  R"(,"default":true,"available":false}]}]}}]}]}]})");
}

TEST(JsonMenuPress, names_bytes_by_a_strong_etag_that_knows_no_version) {
    auto catalogue = a_latte();
    const auto first = JsonMenuPress().print(catalogue);
    EXPECT_EQ(first.etag.size(), 34U);
    EXPECT_EQ(first.etag.front(), '"');
    EXPECT_EQ(first.etag.back(), '"');
    catalogue.version = 4;
    EXPECT_EQ(JsonMenuPress().print(catalogue).etag, first.etag);
    catalogue.menus[0].name = "Other";
    EXPECT_NE(JsonMenuPress().print(catalogue).etag, first.etag);
}

}  // namespace
}  // namespace beanq::menu
