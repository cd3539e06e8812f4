#include "menu/domain/search_index.hpp"

#include <gtest/gtest.h>

#include "platform/text/fold.hpp"

namespace beanq::menu {
namespace {

using Names = std::vector<std::string>;

/// A café of one menu: each product has one price in kopecks.
class Cafe {
public:
    Cafe() { catalogue_.menus.push_back({MenuId{next()}, "Main", {}}); }

    CategoryId category(const std::string& name) {
        const CategoryId id{next()};
        catalogue_.menus[0].categories.push_back({id, name, {}});
        return id;
    }
    void product(const std::string& name, std::int64_t price, const std::string& description = "",
                 bool available = true) {
        auto product = std::make_shared<CatalogueProduct>();
        product->name = name;
        product->description = description;
        product->variations = {{VariationId{next()}, "M", {price, {}}, available}};
        catalogue_.menus[0].categories.back().items.push_back(
            {MenuItemId{next()}, product, available});
    }

    Names find(const MenuQuery& query, std::size_t limit = 100) const {
        return names(SearchIndex(catalogue_, fold).find(catalogue_, query, {}, limit));
    }
    Names find(const std::string& text) const { return find(MenuQuery{.text = text}); }

    const Catalogue& catalogue() const { return catalogue_; }

    static Names names(const SearchIndex::Hits& hits) {
        Names found;
        for (const auto& hit : hits.items)
            found.push_back(hit.item->product->name);
        return found;
    }

private:
    Uuid next() {
        Uuid uuid;
        uuid.bytes[15] = ++count_;
        return uuid;
    }

    std::uint8_t count_ = 0;
    Catalogue catalogue_;
};

Cafe small_cafe() {
    Cafe cafe;
    cafe.category("Кофе");
    cafe.product("Латте", 25000, "Эспрессо и молоко");
    cafe.product("Раф медовый", 30000, "Сливки и мёд");
    cafe.product("Flat White", 27000, "Double espresso, milk");
    cafe.category("Чай");
    cafe.product("Зелёный", 20000);
    cafe.product("Café au lait tea", 22000, "", false);
    return cafe;
}

TEST(SearchIndex, finds_all_in_the_order_of_names_when_nothing_is_asked) {
    EXPECT_EQ(small_cafe().find(""),
              (Names{"Café au lait tea", "Flat White", "Зелёный", "Латте", "Раф медовый"}));
}

TEST(SearchIndex, finds_parts_of_words_in_russian_and_english_in_any_case) {
    const auto cafe = small_cafe();
    EXPECT_EQ(cafe.find("ЛАТ"), Names{"Латте"});
    EXPECT_EQ(cafe.find("white"), Names{"Flat White"});
    EXPECT_EQ(cafe.find("cafe"), Names{"Café au lait tea"});
}

TEST(SearchIndex, takes_yo_for_ye) {
    const auto cafe = small_cafe();
    EXPECT_EQ(cafe.find("зеленый"), Names{"Зелёный"});
    EXPECT_EQ(cafe.find("мед"), Names{"Раф медовый"});
    EXPECT_EQ(cafe.find("мёд"), Names{"Раф медовый"});
}

TEST(SearchIndex, looks_into_descriptions_and_category_names) {
    const auto cafe = small_cafe();
    EXPECT_EQ(cafe.find("espresso"), Names{"Flat White"});
    EXPECT_EQ(cafe.find("чай"), (Names{"Café au lait tea", "Зелёный"}));
}

TEST(SearchIndex, forgives_a_slip_in_a_word_that_occurs_nowhere) {
    const auto cafe = small_cafe();
    EXPECT_EQ(cafe.find("лттте"), Names{"Латте"});
    EXPECT_EQ(cafe.find("экспрессо"), Names{"Латте"});
    EXPECT_EQ(cafe.find("экспрессо чай"), Names{});
    EXPECT_EQ(cafe.find("рфа"), Names{}) << "too short to guess";
}

TEST(SearchIndex, wants_every_word_wherever_it_stands) {
    const auto cafe = small_cafe();
    EXPECT_EQ(cafe.find("  молоко кофе "), Names{"Латте"});
    EXPECT_EQ(cafe.find("молоко чай"), Names{});
}

TEST(SearchIndex, narrows_by_category_price_and_availability) {
    const auto cafe = small_cafe();
    const auto tea = cafe.catalogue().menus[0].categories[1].id;
    EXPECT_EQ(cafe.find({.category = tea}), (Names{"Café au lait tea", "Зелёный"}));
    EXPECT_EQ(cafe.find({.category = {}, .min_price_minor = 25000, .max_price_minor = 27000}),
              (Names{"Flat White", "Латте"}));
    EXPECT_EQ(cafe.find({.category = {}, .min_price_minor = 27001}), Names{"Раф медовый"});
    EXPECT_EQ(cafe.find({.category = {}, .max_price_minor = 20000}), Names{"Зелёный"});
    EXPECT_EQ(cafe.find({.category = {}, .available = false}), Names{"Café au lait tea"});
}

TEST(SearchIndex, tells_prices_and_availability_of_the_catalogue_that_is_searched) {
    const auto cafe = small_cafe();
    const SearchIndex index(cafe.catalogue(), fold);
    Catalogue later = cafe.catalogue();
    later.menus[0].categories[0].items[0].available = false;
    const auto hits = index.find(later, {.text = "латте", .available = false}, {}, 10);
    ASSERT_EQ(hits.items.size(), 1U);
    EXPECT_EQ(hits.items[0].item, &later.menus[0].categories[0].items[0]);
}

TEST(SearchIndex, finds_a_part_in_every_word_that_has_it) {
    Cafe cafe;
    cafe.category("Чай");
    for (const auto* name : {"аа", "баа", "ба", "бб", "абаа"})
        cafe.product(name, 100);
    EXPECT_EQ(cafe.find("аа"), (Names{"аа", "абаа", "баа"}));
    EXPECT_EQ(cafe.find("а"), (Names{"аа", "абаа", "ба", "баа", "бб"})) << "and the category";
}

TEST(SearchIndex, pages_through_equal_names_without_loss_or_repeat) {
    Cafe cafe;
    cafe.category("Coffee");
    for (int i = 0; i < 5; ++i)
        cafe.product("Латте", 100 + i);
    cafe.product("Americano", 90);
    const SearchIndex index(cafe.catalogue(), fold);
    std::optional<SearchPlace> after;
    std::vector<std::int64_t> prices;
    int pages = 0;
    do {
        const auto hits = index.find(cafe.catalogue(), {}, after, 2);
        for (const auto& hit : hits.items) {
            prices.push_back(hit.item->product->variations[0].price.amount_minor);
        }
        after = hits.next;
        ++pages;
    } while (after);
    EXPECT_EQ(prices, (std::vector<std::int64_t>{90, 100, 101, 102, 103, 104}));
    EXPECT_EQ(pages, 3);
}

TEST(SearchIndex, goes_on_after_a_place_whose_item_is_gone) {
    const auto cafe = small_cafe();
    const SearchIndex index(cafe.catalogue(), fold);
    const auto hits =
        index.find(cafe.catalogue(), {}, SearchPlace{fold("Капучино"), MenuItemId{}}, 1);
    EXPECT_EQ(Cafe::names(hits), Names{"Латте"});
}

}  // namespace
}  // namespace beanq::menu
