#include "app/demo.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/wiring.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/run.hpp"
#include "tests/support/test_store.hpp"

namespace beanq::app {
namespace {

constexpr db::Statement insert_order{"test.insert_order",
                                     "INSERT INTO orders (id, location_id, business_date, number, "
                                     "guest_name, status, payment_status,"
                                     " payment_method, fulfilment_type, currency, subtotal_minor, "
                                     "discount_minor, tax_minor, tip_minor,"
                                     " total_minor, placed_at, updated_at, version)"
                                     " SELECT $1, id, '2026-11-23', 'A-001', 'Olga', 'pending', "
                                     "'unpaid', 'cash', 'pickup', 'RUB', 0, 0,"
                                     " 0, 0, 0, created_at, created_at, 1 FROM locations"};
constexpr db::Statement count_roles{"test.count_roles",
                                    "SELECT role, COUNT(*) FROM users GROUP BY role ORDER BY role"};
constexpr db::Statement count_variations{
    "test.count_variations",
    "SELECT COUNT(*), COUNT(r.owner_id) FROM variations v LEFT JOIN"
    " (SELECT DISTINCT owner_id FROM recipe_lines WHERE owner_kind = 'variation') r"
    " ON r.owner_id = v.id"};

Config settings(const TestStore& store) {
    Config config;
    store.configure(config);
    config.jwt_secrets = {{"test", std::string(32, 's')}};
    config.bcrypt_cost = 4;
    return config;
}

struct Demo : testing::Test {
    TestStore store{":memory:"};
    Wiring parts{settings(store)};

    Demo() {
        identity::FirstStart first;
        first.with_admin = false;
        run(parts.identity.prepare(first));
    }
    ~Demo() override { parts.database->close(); }
    Demo(const Demo&) = delete;
    Demo& operator=(const Demo&) = delete;

    db::Rows read(const db::Statement& statement) const {
        auto tx = run(parts.database->begin_read());
        return run(db::sql(*tx).run(statement));
    }
    std::shared_ptr<const menu::Catalogue> catalogue() {
        auto tx = run(parts.database->begin_read());
        return run(parts.menu.catalogue(*tx, std::nullopt)).value();
    }
    void place_order() {
        auto tx = run(parts.database->begin());
        run(db::sql(*tx).run(insert_order, parts.ids.next()));
        run(tx->commit());
    }
    void write_menu() {
        auto tx = run(parts.database->begin());
        menu::MenuImport own;
        own.menus.push_back({.name = "Ours"});
        ASSERT_TRUE(run(parts.menu.import_menu(*tx, std::move(own))));
        run(tx->commit());
    }
    std::string refusal() {
        try {
            run(fill_demo(parts));
        } catch (const std::runtime_error& refusal) {
            return refusal.what();
        }
        return "";
    }
};

TEST_F(Demo, fills_an_empty_database) {
    const auto summary = run(fill_demo(parts));
    EXPECT_EQ(summary.categories, 4);
    EXPECT_EQ(summary.products, 100);
    EXPECT_EQ(summary.ingredients, 40);
    EXPECT_EQ(summary.accounts, 4);

    const auto sold = catalogue();
    ASSERT_EQ(sold->menus.size(), 1U);
    EXPECT_EQ(sold->menus.front().name, "All day");
    std::size_t products = 0;
    for (const auto& category : sold->menus.front().categories) {
        products += category.items.size();
        for (const auto& item : category.items)
            EXPECT_TRUE(item.available) << item.product->name;
    }
    EXPECT_EQ(products, 100U);
}

TEST_F(Demo, gives_each_role_an_account) {
    run(fill_demo(parts));
    std::string roles;
    for (const auto& row : read(count_roles)) {
        roles += row.get<std::string>(0) + ' ' + std::to_string(row.get<int>(1)) + ' ';
    }
    EXPECT_EQ(roles, "admin 1 barista 1 client 1 manager 1 ");
}

TEST_F(Demo, stores_a_recipe_for_every_variation) {
    run(fill_demo(parts));
    const auto counts = read(count_variations);
    EXPECT_GT(counts.front().get<int>(0), 150);
    EXPECT_EQ(counts.front().get<int>(0), counts.front().get<int>(1));
}

TEST_F(Demo, leaves_itself_alone_at_the_next_start) {
    run(fill_demo(parts));
    const auto summary = run(fill_demo(parts));
    EXPECT_EQ(summary.products, 0);
    EXPECT_EQ(catalogue()->menus.size(), 1U);
}

TEST_F(Demo, refuses_a_database_that_holds_orders) {
    place_order();
    EXPECT_THAT(refusal(), testing::HasSubstr("this database holds orders"));
    EXPECT_TRUE(read(count_roles).empty());
}

TEST_F(Demo, refuses_even_its_own_database_once_it_holds_orders) {
    run(fill_demo(parts));
    place_order();
    EXPECT_THAT(refusal(), testing::HasSubstr("this database holds orders"));
}

TEST_F(Demo, refuses_a_database_with_a_menu_of_its_own) {
    write_menu();
    EXPECT_THAT(refusal(), testing::HasSubstr("this database holds a menu"));
    EXPECT_TRUE(read(count_roles).empty());
}

}  // namespace
}  // namespace beanq::app
