#include "menu/use_cases/exchange_menu.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

struct ExchangingMenus : testing::Test {
    MenuShop shop;
    MenuImport small = shop.import_small();

    std::vector<MenuRow> rows() { return run(shop.exchange_menu.take_out({})).value(); }
    ImportReport tried(std::vector<MenuRow> rows) {
        return run(shop.exchange_menu.bring_in(std::move(rows), {}, true)).value();
    }
    ImportReport done(std::vector<MenuRow> rows) {
        return run(shop.exchange_menu.bring_in(std::move(rows), {}, false)).value();
    }
    std::vector<std::string> faults(std::vector<MenuRow> rows) {
        const auto refused = run(shop.exchange_menu.bring_in(rows, {}, false));
        auto found = faults_of(refused);
        std::vector<std::string> also;
        for (const auto& fault : tried(std::move(rows)).faults)
            also.push_back(fault.pointer + " " + fault.code);
        EXPECT_EQ(found, also) << "a dry run tells the same";
        return found;
    }
    MenuRow& row(std::vector<MenuRow>& rows, const std::string& kind, const std::string& name) {
        return *std::ranges::find_if(rows, [&](const MenuRow& row) {
            return row.kind == kind && row.name.value_or("") == name;
        });
    }
};

TEST_F(ExchangingMenus, come_back_unchanged) {
    run(shop.edit_menus.change(
        {.id = small.menus[0].id,
         .if_match = {},
         .name = "Main; the \"best\"",
         .valid_from = std::optional(Date{std::chrono::year{2026} / 11 / 1}),
         .hours = WeeklyHours{{{true, true, false, false, false, false, false}, 450, 1440},
                              {{false, false, false, false, false, true, true}, 1320, 120}}}));
    const auto before = rows();
    const std::string json = shop.json();
    const auto report = done(before);
    EXPECT_EQ(report.unchanged, static_cast<int>(before.size()));
    EXPECT_EQ(report.created + report.updated, 0);
    EXPECT_EQ(rows(), before);
    EXPECT_EQ(shop.json(), json);
}

TEST_F(ExchangingMenus, bring_the_same_menu_into_an_empty_shop) {
    auto before = rows();
    std::ranges::reverse(before);
    MenuShop other;
    const auto report = run(other.exchange_menu.bring_in(before, {}, false)).value();
    EXPECT_EQ(report.created, static_cast<int>(before.size()));
    auto after = run(other.exchange_menu.take_out({})).value();
    EXPECT_THAT(after, testing::UnorderedElementsAreArray(before));
    EXPECT_EQ(other.json().substr(other.json().find("\"menus\"")),
              shop.json().substr(shop.json().find("\"menus\"")));
}

TEST_F(ExchangingMenus, are_written_by_hand_without_ids) {
    const std::vector<MenuRow> written{
        {.kind = "menu-item", .menu = "Evening", .category = "Wine", .product = "Riesling"},
        {.kind = "menu", .name = "Evening", .hours = "fri,sat 18:00-02:00"},
        {.kind = "category", .menu = "Evening", .name = "Wine"},
        {.kind = "product", .name = "Riesling", .allergens = "sulphites"},
        {.kind = "variation", .product = "Riesling", .name = "0.1 l", .price = "45000"},
        {.kind = "variation", .product = "Riesling", .name = "0.2 l", .price = "80000"},
        {.kind = "product-group", .product = "Riesling", .modifier_group = "Extras", .max = "1"}};
    EXPECT_EQ(tried(written).created, 7);
    EXPECT_EQ(rows().size(), 16U) << "a dry run changes nothing";
    EXPECT_EQ(done(written).created, 7);
    EXPECT_EQ(done(written).unchanged, 7) << "a second time nothing is new";
    const auto products =
        run(shop.browse.products(
                {.text = "riesling", .active = {}, .category = {}, .page = {10, {}}}))
            .value();
    ASSERT_EQ(products.items.size(), 1U);
    const Product& riesling = products.items[0].product;
    ASSERT_EQ(riesling.variations.size(), 2U);
    EXPECT_EQ(riesling.variations[1].price, rub(80000));
    EXPECT_EQ(riesling.groups.at(0).max, 1);
    EXPECT_THAT(riesling.allergens, ElementsAre("sulphites"));
}

TEST_F(ExchangingMenus, change_what_a_cell_says_and_nothing_else) {
    std::vector<MenuRow> edits{
        {.kind = "variation", .product = "Латте", .name = "M", .price = "27000"},
        {.kind = "product", .name = "Латте", .description = ""},
        {.kind = "modifier", .modifier_group = "Milk", .name = "Oat", .price = "7000"},
        {.kind = "modifier-group", .name = "Extras", .max = "5"}};
    EXPECT_EQ(done(edits).updated, 4);
    const auto latte =
        run(shop.browse.product(small.menus[0].categories[0].products[0].id)).value();
    EXPECT_EQ(latte.product.variations[1].price, rub(27000));
    EXPECT_EQ(latte.product.description, "");
    EXPECT_EQ(latte.product.preparation_s, 120);
    EXPECT_EQ(latte.groups[0].modifiers[1].price, rub(7000));
    EXPECT_EQ(latte.groups[1].bounds, (Bounds{0, 5}));
    EXPECT_NE(shop.json().find("27000"), std::string::npos) << "guests see it";
}

TEST_F(ExchangingMenus, are_refused_with_every_fault_by_row) {
    const std::string id = "01900000-0000-7000-8000-0000000000ff";
    EXPECT_THAT(
        faults({{.kind = "drink", .name = "Tea"},
                {.kind = "menu", .name = "", .sort = "-1", .active = "yes", .valid_from = "1.1.26"},
                {.kind = "menu", .name = "Late", .hours = "fri 18:00-25:00"},
                {.kind = "menu",
                 .name = "Past",
                 .valid_from = "2026-02-01",
                 .valid_until = "2026-01-01"},
                {.kind = "category", .menu = "Nowhere", .name = "Tea"},
                {.kind = "category", .name = "Tea"},
                {.kind = "product", .name = "Tea", .price = "100"},
                {.kind = "variation",
                 .product = "Croissant",
                 .name = "Two",
                 .price = "1.5",
                 .currency = "USD"},
                {.kind = "modifier-group", .name = "Ice", .min = "3", .max = "2"},
                {.kind = "modifier",
                 .modifier_group = "Milk",
                 .name = "Soy",
                 .price = "0",
                 .default_ = "true"},
                {.kind = "product-group",
                 .product = "Croissant",
                 .modifier_group = "Extras",
                 .min = "4"},
                {.kind = "product", .id = "7", .name = "Cocoa"},
                {.kind = "product", .name = "Croissant", .image_url = "pic.png"},
                {.kind = "product", .name = "Croissant"},
                {.kind = "category",
                 .id = to_string(small.menus[0].categories[0].id),
                 .menu = "Past",
                 .name = "Moved"}}),
        ElementsAre("/items/0/kind field.choice", "/items/1/name field.required",
                    "/items/1/sort field.range", "/items/1/active field.choice",
                    "/items/1/valid_from field.format", "/items/2/hours field.format",
                    "/items/3/valid_until field.range", "/items/4/menu field.unknown-id",
                    "/items/5/menu field.required", "/items/6/price field.not-allowed",
                    "/items/7/price field.format", "/items/7/currency field.currency",
                    "/items/8/min field.range", "/items/9/max field.defaults",
                    "/items/10/min field.range", "/items/11/id field.format",
                    "/items/12/image_url field.format", "/items/13/name field.duplicate",
                    "/items/14/menu field.not-allowed"));
    EXPECT_THAT(faults({{.kind = "product", .name = "Tea"}}),
                ElementsAre("/items/0/variations field.too-few"));
    EXPECT_THAT(faults({{.kind = "variation", .product = id, .name = "M", .price = "1"}}),
                ElementsAre("/items/0/product field.unknown-id"));
}

TEST_F(ExchangingMenus, ask_for_the_id_where_several_have_a_name) {
    const std::vector<MenuRow> twins{
        {.kind = "product", .id = "01900000-0000-7000-8000-0000000000aa", .name = "Croissant"},
        {.kind = "variation",
         .product = "01900000-0000-7000-8000-0000000000aa",
         .name = "Mini",
         .price = "9000"}};
    EXPECT_EQ(done(twins).created, 2);
    EXPECT_THAT(
        faults({{.kind = "product", .name = "Croissant"},
                {.kind = "variation", .product = "Croissant", .name = "Maxi", .price = "1"}}),
        ElementsAre("/items/0/name field.ambiguous", "/items/1/product field.ambiguous"));
    const auto before = rows();
    EXPECT_EQ(done(before).unchanged, static_cast<int>(before.size()));
}

TEST_F(ExchangingMenus, leave_the_menus_of_other_locations_alone) {
    const auto branch = shop.add_location("Asia/Omsk");
    const auto mine = rows();
    auto theirs = run(shop.exchange_menu.take_out(branch)).value();
    EXPECT_EQ(std::ranges::count(theirs, Cell("menu"), &MenuRow::kind), 0);
    EXPECT_EQ(std::ranges::count(theirs, Cell("product"), &MenuRow::kind), 2);
    const auto refused = run(shop.exchange_menu.bring_in(mine, branch, false));
    EXPECT_THAT(faults_of(refused), testing::Contains("/items/12/id field.not-allowed"));
    auto copy = mine;
    for (MenuRow& row : copy)
        row.id.reset();
    EXPECT_EQ(run(shop.exchange_menu.bring_in(copy, branch, false)).value().created, 4)
        << "a menu, a category and two items; the products are shared";
    EXPECT_EQ(rows(), mine);
}

TEST(HoursCell, reads_what_it_writes_and_nothing_else) {
    const std::string text = "mon,tue 07:30-11:00;sat 22:00-02:00;sun 00:00-24:00";
    EXPECT_EQ(hours_cell(parse_hours_cell(text).value()), text);
    EXPECT_EQ(parse_hours_cell(""), WeeklyHours{});
    for (const char* wrong : {"mon", "mon 7:30-11:00", "mo 07:30-11:00", "mon 07:30", "07:30-11:00",
                              "mon 24:00-11:00", "mon 07:30-00:00", "mon,tue 07:30-11:00,sat"})
        EXPECT_FALSE(parse_hours_cell(wrong)) << wrong;
}

}  // namespace
}  // namespace beanq::menu
