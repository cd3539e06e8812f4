#include "menu/use_cases/publish_menu.hpp"

#include <gtest/gtest.h>

#include "tests/support/event_loops.hpp"
#include "tests/support/menu_shop.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::menu {
namespace {

using namespace std::chrono;

constexpr Date day(unsigned number) { return 2026y / November / std::chrono::day{number}; }

std::size_t menus_on_sale(MenuShop& shop) { return shop.published()->catalogue.menus.size(); }

Result<Variation> price(MenuShop& shop, VariationId variation, std::int64_t minor) {
    ChangeVariationCommand command;
    command.id = variation;
    command.price = rub(minor);
    return run(shop.edit_variations.change(command));
}

VariationId latte_s(const MenuImport& menu) {
    return menu.menus[0].categories[0].products[0].variations[0].id;
}

std::int64_t price_of(const Catalogue& catalogue, VariationId variation) {
    return catalogue.find(variation)->variation->price.amount_minor;
}

TEST(PublishMenu, shows_an_empty_menu_before_there_is_one) {
    MenuShop shop;
    EXPECT_EQ(shop.json(), R"({"location_id":")" + to_string(shop.shop) +
                               R"(","location_name":"BeanQ","time_zone":"Europe/Moscow",)"
                               R"("currency":"RUB","menus":[]})");
}

TEST(PublishMenu, touches_no_storage_while_nothing_changes) {
    MenuShop shop;
    shop.import_small();
    const auto first = shop.published();
    shop.store.reads = 0;
    EXPECT_EQ(shop.published(), first);
    EXPECT_EQ(*run(shop.publish.current(shop.shop)), first);
    EXPECT_EQ(shop.store.reads, 0);
}

TEST(PublishMenu, refuses_a_location_that_does_not_exist) {
    MenuShop shop;
    EXPECT_EQ(code_of(run(shop.publish.current(LocationId{shop.ids.next()}))), "location.unknown");
}

TEST(PublishMenu, replaces_the_menu_before_the_change_is_answered) {
    MenuShop shop;
    const auto menu = shop.import_small();
    const auto before = shop.published();
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    shop.store.reads = 0;
    const auto after = shop.published();
    EXPECT_EQ(shop.store.reads, 0);
    EXPECT_EQ(price_of(after->catalogue, latte_s(menu)), 23000);
    EXPECT_EQ(price_of(before->catalogue, latte_s(menu)), 22000);
    EXPECT_GT(after->catalogue.version, before->catalogue.version);
}

TEST(PublishMenu, changes_the_etag_if_and_only_if_the_bytes_change) {
    MenuShop shop;
    const auto menu = shop.import_small();
    const auto first = shop.published();
    ASSERT_TRUE(price(shop, latte_s(menu), 22000));  // a change that guests cannot see
    const auto same = shop.published();
    EXPECT_NE(same, first);
    EXPECT_EQ(same->printed().etag, first->printed().etag);
    EXPECT_EQ(*same->printed().json, *first->printed().json);
    ASSERT_TRUE(price(shop, latte_s(menu), 22001));
    EXPECT_NE(shop.published()->printed().etag, first->printed().etag);
    ASSERT_TRUE(price(shop, latte_s(menu), 22000));
    EXPECT_EQ(shop.published()->printed().etag, first->printed().etag);
}

class CountingPress final : public MenuPress {
public:
    PrintedMenu print(const Catalogue&) const override {
        ++printed;
        return {std::make_shared<const std::string>("{}"), "\"1\""};
    }
    mutable int printed = 0;
};

TEST(PublishMenu, prints_a_menu_once_and_only_if_somebody_reads_it) {
    MenuShop shop;
    const CountingPress press;
    PublishMenu publish({shop.store, shop.clock, shop.zones, shop.locations, shop.stored,
                         shop.events, press, shop.others, shop.kitchen});
    const auto menu = *run(publish.current(std::nullopt));
    EXPECT_EQ(press.printed, 0);
    EXPECT_EQ(&menu->printed(), &menu->printed());
    EXPECT_EQ(press.printed, 1);
}

TEST(PublishMenu, begins_and_ends_menus_at_midnight_of_the_location) {
    MenuShop shop;  // 12:00 in Moscow, which is three hours ahead
    run(shop.edit_menus.create({{}, "Today", {}, day(23), {}}, {}));
    run(shop.edit_menus.create({{}, "Tomorrow", day(24), day(24), {}}, {}));
    const auto shown = [&] { return shop.published()->catalogue.menus.at(0).name; };
    EXPECT_EQ(shown(), "Today");
    const Instant midnight = sys_days{day(23)} + hours{21};
    EXPECT_EQ(shop.published()->valid_until, midnight);
    shop.clock.set(midnight - milliseconds{1});
    EXPECT_EQ(shown(), "Today");
    shop.clock.set(midnight);
    EXPECT_EQ(shown(), "Tomorrow");
    EXPECT_EQ(menus_on_sale(shop), 1U);
    shop.clock.advance(days{1});
    EXPECT_EQ(menus_on_sale(shop), 0U);
    EXPECT_EQ(shop.published()->valid_until, Instant::max());
}

TEST(PublishMenu, is_searched_by_the_menus_that_hold) {
    MenuShop shop;
    run(shop.edit_menus.create({{}, "Today", {}, day(23), {}}, {}));
    shop.import_small();
    const auto menus_found = [&] {
        std::vector<std::string> names;
        for (const auto& found : run(shop.search.run({.wanted = {.text = "латте"}}))->items)
            names.push_back(found.menu->name);
        return names;
    };
    EXPECT_EQ(menus_found(), std::vector<std::string>{"Main"});
    shop.clock.set(sys_days{day(23)} + hours{21});
    EXPECT_EQ(menus_found(), std::vector<std::string>{"Main"}) << "it stands elsewhere now";
}

TEST(PublishMenu, leaves_a_change_that_cannot_be_published_to_the_next_reader) {
    MenuShop shop;
    const auto menu = shop.import_small();
    shop.published();
    shop.store.cut_off = true;
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    ASSERT_EQ(shop.events.failures.size(), 1U);
    EXPECT_EQ(shop.events.failures[0], "the database is away");
    EXPECT_THROW(shop.published(), Unavailable);
    shop.store.cut_off = false;
    EXPECT_EQ(price_of(shop.published()->catalogue, latte_s(menu)), 23000);
}

TEST(PublishMenu, announces_each_change_with_the_new_version) {
    MenuShop shop;
    const auto menu = shop.import_small();
    ASSERT_EQ(shop.events.told.size(), 1U);
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    ASSERT_EQ(shop.events.told.size(), 2U);
    EXPECT_EQ(shop.events.told[1].first, shop.shop);
    EXPECT_EQ(shop.events.told[1].second, shop.published()->catalogue.version);
}

TEST(PublishMenu, keeps_the_menus_of_locations_apart) {
    MenuShop shop;
    const auto other = shop.add_location("Asia/Vladivostok");
    shop.import_small();
    const auto first = shop.published();
    ASSERT_TRUE(run(shop.edit_menus.create({other, "Far east", {}, {}, {}}, {})));
    EXPECT_EQ(shop.published(), first);
    const auto far = *run(shop.publish.current(other));
    EXPECT_EQ(far->catalogue.location.id, other);
    EXPECT_EQ(far->catalogue.menus.at(0).name, "Far east");
}

TEST(PublishMenu, publishes_a_product_change_in_every_location) {
    MenuShop shop;
    const auto other = shop.add_location("Asia/Vladivostok");
    const auto menu = shop.import_small();
    const auto mine = shop.published();
    const auto far = *run(shop.publish.current(other));
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    EXPECT_NE(shop.published(), mine);
    EXPECT_NE(*run(shop.publish.current(other)), far);
}

TEST(PublishMenuAsOf, answers_from_memory_what_is_published) {
    MenuShop shop;
    shop.import_small();
    const auto published = shop.published();
    auto tx = run(shop.store.begin());
    EXPECT_EQ(run(shop.publish.as_of(*tx, std::nullopt))->get(), &published->catalogue);
    EXPECT_EQ(run(shop.publish.as_of(*tx, shop.shop))->get(), &published->catalogue);
    EXPECT_EQ(code_of(run(shop.publish.as_of(*tx, LocationId{shop.ids.next()}))),
              "location.unknown");
}

TEST(PublishMenuAsOf, sees_what_another_process_committed) {
    MenuShop shop;
    const auto menu = shop.import_small();
    PublishMenu other({shop.store, shop.clock, shop.zones, shop.locations, shop.stored, shop.events,
                       shop.press, shop.others, shop.kitchen});
    const auto old = *run(other.current(std::nullopt));
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    EXPECT_EQ(*run(other.current(std::nullopt)), old) << "nobody told this one yet";
    {
        auto tx = run(shop.store.begin());
        const auto seen = *run(other.as_of(*tx, std::nullopt));
        EXPECT_EQ(price_of(*seen, latte_s(menu)), 23000);
    }
    const auto now = *run(other.current(std::nullopt));
    EXPECT_EQ(price_of(now->catalogue, latte_s(menu)), 23000) << "its own order told it";
    shop.store.reads = 0;
    EXPECT_EQ(*run(other.current(std::nullopt)), now);
    EXPECT_EQ(shop.store.reads, 0);
}

TEST(PublishMenuAsOf, publishes_what_it_built_once_that_is_committed) {
    MenuShop shop;
    const auto menu = shop.import_small();
    PublishMenu other({shop.store, shop.clock, shop.zones, shop.locations, shop.stored, shop.events,
                       shop.press, shop.others, shop.kitchen});
    run(other.current(std::nullopt));
    ASSERT_TRUE(price(shop, latte_s(menu), 23000));
    auto tx = run(shop.store.begin());
    const auto seen = *run(other.as_of(*tx, std::nullopt));
    run(tx->commit());
    tx.reset();
    shop.store.reads = 0;
    EXPECT_EQ(&(*run(other.current(std::nullopt)))->catalogue, seen.get());
    EXPECT_EQ(shop.store.reads, 0);
}

TEST(PublishMenuAsOf, never_publishes_what_was_rolled_back) {
    MenuShop shop;
    const auto menu = shop.import_small();
    const auto before = shop.published();
    {
        auto tx = run(shop.store.begin());
        auto product = *run(shop.products.find(*tx, menu.menus[0].categories[0].products[0].id));
        product.name = "Never";
        run(shop.products.update(*tx, product));
        run(shop.publish.changed(*tx, std::nullopt));
        const auto inside = *run(shop.publish.as_of(*tx, std::nullopt));
        EXPECT_EQ(inside->menus[0].categories[0].items[0].product->name, "Never");
    }
    EXPECT_EQ(shop.published()->printed().etag, before->printed().etag);
    shop.store.reads = 0;
    shop.published();
    EXPECT_EQ(shop.store.reads, 0);
}

TEST(PublishMenuAsOf, follows_the_calendar) {
    MenuShop shop;
    run(shop.edit_menus.create({{}, "Today", {}, day(23), {}}, {}));
    shop.published();
    shop.clock.advance(days{1});
    auto tx = run(shop.store.begin());
    EXPECT_TRUE((*run(shop.publish.as_of(*tx, std::nullopt)))->menus.empty());
}

TEST(PublishMenuAsOf, notices_that_the_location_itself_changed) {
    MenuShop shop;
    shop.import_small();
    shop.published();
    shop.locations.list[0].time_zone = "Asia/Tokyo";
    auto tx = run(shop.store.begin());
    const auto seen = *run(shop.publish.as_of(*tx, std::nullopt));
    EXPECT_EQ(seen->location.time_zone, "Asia/Tokyo");
}

awaitable<int> edit_prices(MenuShop* shop, VariationId variation, std::int64_t from) {
    int unread = 0;
    for (std::int64_t minor = from; minor < from + 20; ++minor) {
        ChangeVariationCommand command;
        command.id = variation;
        command.price = rub(minor);
        const auto changed = co_await shop->edit_variations.change(command);
        const auto menu = co_await shop->publish.current(std::nullopt);
        if (!changed || price_of((*menu)->catalogue, variation) != minor) ++unread;
    }
    co_return unread;
}

awaitable<int> read_menus(MenuShop* shop, int times) {
    int backwards = 0;
    std::int64_t last = 0;
    for (int i = 0; i < times; ++i) {
        const auto menu = co_await shop->publish.current(std::nullopt);
        const auto index_of_items =
            (*menu)->search_index(fold).find((*menu)->catalogue, {}, {}, 10).items.size();
        if ((*menu)->catalogue.version < last || index_of_items != 2) ++backwards;
        last = (*menu)->catalogue.version;
    }
    co_return backwards;
}

TEST(PublishMenuThreads, lets_everyone_read_their_own_writes_while_others_read) {
    const TemporaryFolder folder;
    MenuShop shop(fresh_database_file(folder.path()));
    const auto menu = shop.import_small();
    const auto& products = menu.menus[0].categories[0].products;
    EventLoops loops(4);
    std::vector<std::future<int>> wrong;
    wrong.push_back(loops.start(0, edit_prices(&shop, products[0].variations[0].id, 1000)));
    wrong.push_back(loops.start(1, edit_prices(&shop, products[0].variations[1].id, 2000)));
    wrong.push_back(loops.start(1, edit_prices(&shop, products[1].variations[0].id, 3000)));
    wrong.push_back(loops.start(2, read_menus(&shop, 3000)));
    wrong.push_back(loops.start(3, read_menus(&shop, 3000)));
    for (auto& count : wrong)
        EXPECT_EQ(count.get(), 0);
    EXPECT_TRUE(shop.events.failures.empty());
}

}  // namespace
}  // namespace beanq::menu
