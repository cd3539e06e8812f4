// The published menu of one instance, while others change what it shows.
#include <chrono>
#include <memory>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "menu/use_cases/publish_menu.hpp"
#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using namespace std::chrono;

VariationId latte_s(const MenuImport& menu) {
    return menu.menus[0].categories[0].products[0].variations[0].id;
}

Result<Variation> price(MenuShop& shop, VariationId variation, std::int64_t minor) {
    ChangeVariationCommand command;
    command.id = variation;
    command.price = rub(minor);
    return run(shop.edit_variations.change(command));
}

/// Another instance over the same database.
struct SecondInstance {
    explicit SecondInstance(MenuShop& shop)
        : publish({shop.store, shop.clock, shop.zones, shop.locations, shop.stored, shop.events,
                   shop.press, others, shop.kitchen}) {}

    std::shared_ptr<const PublishedMenu> published() { return *run(publish.current(std::nullopt)); }

    QuietInstances others;
    PublishMenu publish;
};

std::int64_t shown(SecondInstance& other, const MenuImport& menu) {
    return other.published()->catalogue.find(latte_s(menu))->variation->price.amount_minor;
}

TEST(PublishMenuInstances, tell_the_others_of_each_committed_change) {
    MenuShop shop;
    const auto menu = shop.import_small();
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    ASSERT_EQ(shop.others.told.size(), 2U);
    EXPECT_EQ(shop.others.told[1].first, shop.shop);
    EXPECT_EQ(shop.others.told[1].second, shop.published()->catalogue.version);
    {
        auto tx = run(shop.store.begin());
        run(shop.publish.changed(*tx, std::nullopt));
    }
    EXPECT_EQ(shop.others.told.size(), 2U) << "it was rolled back";
}

/// Loses the connection while it commits.
class LostTransaction final : public Transaction {
    awaitable<void> do_commit() override {
        throw Unavailable("the connection is lost");
        co_return;
    }
};

/// Counts changes, on paper.
class CountedMenus final : public StoredMenus {
public:
    explicit CountedMenus(LocationId location) : location_(location) {}

    awaitable<void> hold(Transaction&) override { co_return; }
    awaitable<std::int64_t> version(Transaction&, LocationId) override { co_return 1; }
    awaitable<MenuState> state(Transaction&, LocationId) override { co_return MenuState{}; }
    awaitable<StoredMenu> load(Transaction&, LocationId) override { co_return StoredMenu{}; }
    awaitable<Versions> raise(Transaction&, std::optional<LocationId>) override {
        co_return Versions{{location_, 2}};
    }
    awaitable<Versions> raise_availability(Transaction&, LocationId) override {
        co_return Versions{{location_, 2}};
    }

private:
    LocationId location_;
};

TEST(PublishMenuInstances, doubt_every_menu_when_a_commit_is_in_doubt) {
    MenuShop shop;
    CountedMenus menus(shop.shop);
    PublishMenu publish({shop.store, shop.clock, shop.zones, shop.locations, menus, shop.events,
                         shop.press, shop.others, shop.kitchen});
    LostTransaction tx;
    run(publish.changed(tx, std::nullopt));
    EXPECT_THROW(run(tx.commit()), Unavailable);
    EXPECT_EQ(shop.others.doubts, 1);
    EXPECT_TRUE(shop.others.told.empty());
}

TEST(PublishMenuInstances, show_what_another_announced) {
    MenuShop shop;
    const auto menu = shop.import_small();
    SecondInstance other(shop);
    const auto old = other.published();
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    EXPECT_EQ(other.published(), old);
    other.publish.heard(shop.shop, shop.others.told.back().second);
    EXPECT_EQ(shown(other, menu), 23000);
    shop.store.reads = 0;
    other.publish.heard(shop.shop, shop.others.told.front().second);
    other.published();
    EXPECT_EQ(shop.store.reads, 0) << "what is older than the menu changes nothing";
}

TEST(PublishMenuInstances, ask_the_database_once_after_something_was_missed) {
    MenuShop shop;
    const auto menu = shop.import_small();
    SecondInstance other(shop);
    const auto old = other.published();
    shop.store.reads = 0;
    other.publish.missed();
    EXPECT_EQ(other.published(), old) << "it was not built again";
    EXPECT_EQ(other.published(), old);
    EXPECT_EQ(shop.store.reads, 1);
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    other.publish.missed();
    EXPECT_EQ(shown(other, menu), 23000);
}

TEST(PublishMenuInstances, are_never_a_second_behind_when_they_hear_nothing) {
    MenuShop shop;
    const auto menu = shop.import_small();
    SecondInstance other(shop);
    other.others.heard_until = shop.clock.now() - hours{1};
    const auto old = other.published();
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    shop.clock.advance(milliseconds{699});
    EXPECT_EQ(other.published(), old);
    shop.clock.advance(milliseconds{1});
    EXPECT_EQ(shown(other, menu), 23000);
}

TEST(PublishMenuInstances, ask_the_database_only_now_and_then_when_they_hear_nothing) {
    MenuShop shop;
    shop.import_small();
    SecondInstance other(shop);
    other.others.heard_until = shop.clock.now() - hours{1};
    const auto first = other.published();
    shop.store.reads = 0;
    for (int i = 0; i < 100; ++i) {
        shop.clock.advance(milliseconds{100});
        EXPECT_EQ(other.published(), first);
    }
    EXPECT_LE(shop.store.reads, 15);
    other.others.heard_until = shop.clock.now() + hours{1};
    shop.store.reads = 0;
    shop.clock.advance(minutes{30});
    EXPECT_EQ(other.published(), first);
    EXPECT_EQ(shop.store.reads, 0);
}

TEST(PublishMenuInstances, take_orders_by_the_database_without_building_the_menu_again) {
    MenuShop shop;
    shop.import_small();
    SecondInstance other(shop);
    other.others.heard_until = shop.clock.now() - hours{1};
    const auto published = other.published();
    shop.clock.advance(minutes{1});
    auto tx = run(shop.store.begin());
    EXPECT_EQ(run(other.publish.as_of(*tx, std::nullopt))->get(), &published->catalogue);
}

}  // namespace
}  // namespace beanq::menu
