#include "menu/use_cases/switch_availability.hpp"

#include <gtest/gtest.h>

#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using namespace std::chrono_literals;

struct SwitchingAvailability : testing::Test {
    MenuShop shop;
    const MenuImport menu = shop.import_small();
    const MenuImport::Product& latte = menu.menus[0].categories[0].products[0];
    const VariationId small = latte.variations[0].id;
    const VariationId medium = latte.variations[1].id;
    const ModifierId cow = menu.groups[0].modifiers[0].id;
    const ModifierId oat = menu.groups[0].modifiers[1].id;

    const CatalogueItem& item() { return shown()->catalogue.menus[0].categories[0].items[0]; }
    ProductId product() { return item().product->id; }
    std::shared_ptr<const PublishedMenu> shown() { return kept = shop.published(); }
    /// `S M | Cow Oat` of what of the latte can be had, `-` before what cannot.
    std::string had() {
        const auto& latte_item = item();
        std::string text = latte_item.available ? "" : "-item ";
        for (const auto& variation : latte_item.product->variations)
            text += (variation.available ? "" : "-") + variation.name + ' ';
        text += '|';
        for (const auto& modifier : latte_item.product->groups[0].modifiers)
            text += (modifier.available ? " " : " -") + modifier.name;
        return text;
    }
    Result<Switched> sell_out(Subject subject, std::optional<Instant> until = {}) {
        return run(shop.switch_availability.run({.subject = subject, .until = until}));
    }
    Result<Switched> switch_back(Subject subject) {
        return run(shop.switch_availability.run({.subject = subject, .sold_out = false}));
    }
    /// What the kitchen can make has changed, as a sale or a delivery tells.
    void restock() {
        auto tx = run(shop.store.begin());
        run(shop.publish.availability_changed(*tx, shop.shop));
        run(tx->commit());
    }

    std::shared_ptr<const PublishedMenu> kept;
};

TEST_F(SwitchingAvailability, is_seen_in_a_search_without_another_index) {
    const auto& index = shown()->search_index(fold);
    ASSERT_TRUE(sell_out(product()));
    EXPECT_EQ(&shown()->search_index(fold), &index);
    const auto found = run(shop.search.run({.wanted = {.text = "латте"}}));
    ASSERT_EQ(found->items.size(), 1U);
    EXPECT_FALSE(found->items[0].item->available);
    EXPECT_TRUE(
        run(shop.search.run({.wanted = {.text = "латте", .available = true}}))->items.empty());
}

TEST_F(SwitchingAvailability, shows_at_once_and_comes_back_at_once) {
    EXPECT_EQ(had(), "S M | Cow Oat");
    ASSERT_TRUE(sell_out(small));
    EXPECT_EQ(had(), "-S M | Cow Oat");
    ASSERT_TRUE(sell_out(cow));
    EXPECT_EQ(had(), "-S M | -Cow Oat");
    ASSERT_TRUE(sell_out(oat));
    EXPECT_EQ(had(), "-item -S M | -Cow -Oat");
    ASSERT_TRUE(switch_back(oat));
    ASSERT_TRUE(switch_back(small));
    EXPECT_EQ(had(), "S M | -Cow Oat");
    ASSERT_TRUE(sell_out(product()));
    EXPECT_EQ(had(), "-item -S -M | -Cow Oat");
    ASSERT_TRUE(switch_back(product()));
    EXPECT_EQ(had(), "S M | -Cow Oat");
}

TEST_F(SwitchingAvailability, ends_by_itself_at_its_time) {
    ASSERT_TRUE(sell_out(small, shop.clock.now() + 30min));
    shop.clock.advance(30min - 1ms);
    EXPECT_EQ(had(), "-S M | Cow Oat");
    shop.clock.advance(1ms);
    EXPECT_EQ(had(), "S M | Cow Oat");
    EXPECT_TRUE(run(shop.switch_availability.list({}))->stops.empty());
}

TEST_F(SwitchingAvailability, holds_at_its_location_only) {
    const auto other = shop.add_location("Asia/Tokyo");
    ASSERT_TRUE(run(shop.switch_availability.run({.subject = small, .location = other})));
    EXPECT_EQ(had(), "S M | Cow Oat");
    EXPECT_EQ(run(shop.switch_availability.list(other))->stops, std::vector<Stop>{Stop{small}});
}

TEST_F(SwitchingAvailability, refuses_what_is_unknown_or_past) {
    EXPECT_EQ(code_of(sell_out(VariationId(shop.ids.next()))), "variation.unknown");
    EXPECT_EQ(code_of(sell_out(ProductId(shop.ids.next()))), "product.unknown");
    EXPECT_EQ(code_of(sell_out(ModifierId(shop.ids.next()))), "modifier.unknown");
    EXPECT_EQ(faults_of(sell_out(small, shop.clock.now())),
              std::vector<std::string>{"/until field.range"});
    EXPECT_EQ(faults_of(run(shop.switch_availability.run(
                  {.subject = small, .sold_out = false, .until = shop.clock.now() + 1h}))),
              std::vector<std::string>{"/until field.not-allowed"});
}

TEST_F(SwitchingAvailability, reads_only_what_changes_often_again) {
    const auto before = shown();
    ASSERT_TRUE(sell_out(small));
    EXPECT_EQ(shown()->stored, before->stored);
    EXPECT_GT(shown()->catalogue.version, before->catalogue.version);
    ChangeVariationCommand dearer;
    dearer.id = medium;
    dearer.price = rub(1);
    ASSERT_TRUE(run(shop.edit_variations.change(dearer)));
    EXPECT_NE(shown()->stored, before->stored);
}

TEST_F(SwitchingAvailability, follows_what_can_be_made) {
    shop.kitchen.left.of = {{small, 0}, {medium, 0}};
    shop.kitchen.left.with = {{{small, oat}, 3}};
    restock();
    EXPECT_EQ(had(), "S -M | -Cow Oat");  // with oat drink there is still a small one
    EXPECT_TRUE(shown()->catalogue.find(medium)->orderable);
    shop.kitchen.left.with.clear();
    restock();
    EXPECT_EQ(had(), "-item -S -M | -Cow -Oat");
    shop.kitchen.left.of = {{small, 7}, {medium, 5}};
    restock();
    EXPECT_EQ(had(), "S M | Cow Oat");
    const auto counted = run(shop.count_portions.run({})).value();
    EXPECT_EQ(counted.items.at(0).portions, 7);
    EXPECT_EQ(counted.items.at(2).portions, std::nullopt);
}

}  // namespace
}  // namespace beanq::menu
