// What every store of orders must do.
#include <array>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "kernel/time_text.hpp"
#include "orders/adapters/sql/order_repository.hpp"
#include "orders/domain/transitions.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

class OrderRepositoryContract : public testing::Test {
protected:
    OrderRepositoryContract() { run(open_shop(*database)); }

    Order an_order(int nth = 1) {
        clock.advance(std::chrono::minutes{1});
        Order order;
        order.id = OrderId(ids.next());
        order.number = "A-" + std::to_string(100 + nth);
        order.location = shop;
        order.business_date = *parse_iso_date("2026-11-23");
        order.customer = guest().user;
        order.totals = {rub(10), rub(0), rub(0), rub(0), rub(0), rub(0), rub(10)};
        order.placed_at = clock.now();
        order.updated_at = clock.now();
        return order;
    }

    static OrderLine a_line(const std::string& name, std::vector<LineModifier> modifiers = {}) {
        return {.id = id_of<OrderLineId>(6, 1),
                .product = id_of<ProductId>(4, 1),
                .variation = latte,
                .name = name,
                .variation_name = "M",
                .quantity = 3,
                .unit_price = rub(100),
                .modifiers = std::move(modifiers),
                .total = rub(300),
                .notes = "hot"};
    }

    static HistoryEntry first_entry(const Order& order) {
        return {.kind = ChangeKind::placed,
                .at = order.placed_at,
                .actor = guest().user,
                .actor_role = "client",
                .to = order.status};
    }

    Order added(Order order) {
        const auto add = [](OrderRepositoryContract& self, const Order& from) -> awaitable<void> {
            auto tx = co_await self.database->begin();
            co_await self.orders.add_all(*tx, {{from, first_entry(from)}});
            co_await tx->commit();
        };
        run(add(*this, order));
        return order;
    }

    std::optional<Order> found(OrderId id) {
        const auto find = [](OrderRepositoryContract& self,
                             OrderId wanted) -> awaitable<std::optional<Order>> {
            auto tx = co_await self.database->begin_read();
            auto order = co_await self.orders.find(*tx, wanted);
            co_return order;
        };
        return run(find(*this, id));
    }

    void save(const std::vector<ChangedOrder>& changed) {
        const auto save = [](OrderRepositoryContract& self,
                             const std::vector<ChangedOrder>& all) -> awaitable<void> {
            auto tx = co_await self.database->begin();
            co_await self.orders.save_all(*tx, all);
            co_await tx->commit();
        };
        run(save(*this, changed));
    }

    std::vector<Order> locked(std::vector<OrderId> of) {
        const auto lock = [](OrderRepositoryContract& self,
                             std::vector<OrderId> wanted) -> awaitable<std::vector<Order>> {
            auto tx = co_await self.database->begin();
            auto all = co_await self.orders.lock_all(*tx, std::move(wanted));
            co_return all;
        };
        return run(lock(*this, std::move(of)));
    }

    ChangedOrder advanced(const Order& order) {
        ChangedOrder changed{order, order, first_entry(order)};
        move_order(changed.order, OrderStatus::preparing, clock.now() + std::chrono::seconds{5});
        changed.entry.kind = ChangeKind::status;
        changed.entry.from = order.status;
        changed.entry.to = OrderStatus::preparing;
        changed.entry.version = changed.order.version;
        return changed;
    }

    std::vector<HistoryEntry> history(OrderId id) {
        const auto read = [](OrderRepositoryContract& self,
                             OrderId of) -> awaitable<std::vector<HistoryEntry>> {
            auto tx = co_await self.database->begin_read();
            auto entries = co_await self.orders.history(*tx, of);
            co_return entries;
        };
        return run(read(*this, id));
    }

    std::vector<Order> listed(OrderFilter filter, std::optional<OrderId> before = {},
                              int limit = 50) {
        const auto list = [](OrderRepositoryContract& self, OrderFilter by,
                             std::optional<OrderId> from,
                             int most) -> awaitable<std::vector<Order>> {
            auto tx = co_await self.database->begin_read();
            auto orders = co_await self.orders.list(*tx, by, from, most);
            co_return orders;
        };
        return run(list(*this, std::move(filter), before, limit));
    }

    std::vector<std::string> numbers(OrderFilter filter) {
        std::vector<std::string> result;
        for (const auto& order : listed(std::move(filter)))
            result.push_back(order.number);
        return result;
    }

    std::int64_t counted(std::string_view date) {
        const auto count = [](OrderRepositoryContract& self, Date day) -> awaitable<std::int64_t> {
            auto tx = co_await self.database->begin();
            const auto nth = co_await self.orders.next_numbers(*tx, shop, day, 1);
            co_await tx->commit();
            co_return nth;
        };
        return run(count(*this, *parse_iso_date(date)));
    }

    std::unique_ptr<db::Database> database = fresh_database();
    FixedClock clock;
    UuidV7Source ids{clock};
    SqlOrderRepository orders;
};

TEST_F(OrderRepositoryContract, stores_several_at_once_each_with_its_own_lines) {
    std::vector<PlacedOrder> placed;
    for (int nth = 1; nth <= 3; ++nth) {
        Order order = an_order(nth);
        if (nth == 2) order.guest_name = "Olga, \"the first\"";
        for (int line = 0; line < nth; ++line)
            order.lines.push_back(a_line("Latte " + std::to_string(nth), {}));
        if (nth == 3) order.lines[1].modifiers = {{oat, "Milk", "Oat", rub(60), 1}};
        const HistoryEntry entry = first_entry(order);
        placed.push_back({std::move(order), entry});
    }
    const auto add = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await orders.add_all(*tx, placed);
        co_await tx->commit();
    };
    run(add());

    for (const auto& [order, entry] : placed) {
        EXPECT_EQ(found(order.id), order);
        EXPECT_EQ(history(order.id), std::vector{entry});
    }
}

TEST_F(OrderRepositoryContract, counts_several_of_a_day_up_together) {
    const auto take = [&](std::int64_t count) -> awaitable<std::int64_t> {
        auto tx = co_await database->begin();
        const auto first =
            co_await orders.next_numbers(*tx, shop, *parse_iso_date("2026-11-23"), count);
        co_await tx->commit();
        co_return first;
    };
    EXPECT_EQ(run(take(3)), 1);
    EXPECT_EQ(run(take(2)), 4);
    EXPECT_EQ(run(take(1)), 6);
}

using Numbers = std::vector<std::string>;

TEST_F(OrderRepositoryContract, gives_back_what_it_was_given) {
    Order order = an_order();
    order.notes = "for the window table, «без сахара»";
    order.fulfilment = {FulfilmentType::dine_in, clock.now() + std::chrono::hours{1}};
    order.payment_method = PaymentMethod::card;
    order.totals = {rub(600), rub(50), rub(20), rub(15), rub(30), rub(15), rub(600)};
    order.rounding = {50, RoundingMode::down};
    order.promise = {clock.now() + std::chrono::minutes{5}, clock.now() + std::chrono::minutes{7}};
    order.first_promised_at = order.promise->p90;
    order.lines = {
        a_line("Latte", {{oat, "Milk", "Oat", rub(60), 1}, {vanilla, "S", "V", rub(3), 2}}),
        a_line("Espresso"), a_line("Latte", {{cow, "Milk", "Cow", rub(0), 1}})};
    added(order);

    EXPECT_EQ(found(order.id), order);
    EXPECT_EQ(history(order.id), std::vector{first_entry(order)});
}

TEST_F(OrderRepositoryContract, keeps_what_an_order_was_priced_by) {
    Order order = an_order();
    order.lines = {a_line("Latte"), a_line("Espresso")};
    order.lines[0].discount_minor = 30;
    order.lines[0].tax_minor = 20;
    order.lines[0].tax_included_minor = 5;
    order.lines[0].tax_class = "drinks";
    order.lines[1].voided = true;
    const OrderDiscount happy_hour{
        .name = "Happy hour",
        .off = {.kind = DiscountKind::percent, .scope = DiscountScope::item, .rate_ppm = 100'000},
        .lines = {0, 1},
        .promotion = id_of<PromotionId>(7, 1),
        .code = "HAPPY",
        .amount_minor = 20};
    const OrderDiscount by_hand{
        .name = "",
        .off = {.kind = DiscountKind::fixed, .scope = DiscountScope::order, .amount_minor = 10},
        .lines = {0, 1},
        .given_by = manager().user,
        .reason = "waited long",
        .amount_minor = 10};
    order.discounts = {happy_hour, by_hand};
    order.taxes = {{.rate = id_of<TaxRateId>(8, 1),
                    .name = "НДС",
                    .rate_ppm = 200'000,
                    .included = true,
                    .lines = {0},
                    .amount_minor = 20}};
    added(order);
    const Order plain = an_order(2);
    added(plain);

    EXPECT_EQ(found(order.id), order);
    EXPECT_EQ(found(plain.id), plain);
    EXPECT_EQ(listed({}), (std::vector{plain, order}));
}

TEST_F(OrderRepositoryContract, keeps_a_walk_ins_name) {
    Order order = an_order();
    order.customer.reset();
    order.guest_name = "Ольга";
    added(order);
    EXPECT_EQ(found(order.id), order);
}

TEST_F(OrderRepositoryContract, knows_nothing_of_an_unknown_order) {
    EXPECT_EQ(found(OrderId(ids.next())), std::nullopt);
    EXPECT_TRUE(history(OrderId(ids.next())).empty());
}

TEST_F(OrderRepositoryContract, refuses_an_order_that_is_nobodys) {
    Order order = an_order();
    order.customer.reset();
    EXPECT_THROW(added(order), db::ConstraintViolation);
}

TEST_F(OrderRepositoryContract, refuses_one_number_twice_on_one_day) {
    added(an_order(1));
    EXPECT_THROW(added(an_order(1)), db::ConstraintViolation);
    Order other_day = an_order(1);
    other_day.business_date = *parse_iso_date("2026-11-24");
    EXPECT_NO_THROW(added(other_day));
}

TEST_F(OrderRepositoryContract, saves_changes_of_the_versions_they_were_made_from) {
    std::vector<ChangedOrder> changed;
    for (int nth = 1; nth <= 3; ++nth) {
        Order order = an_order(nth);
        order.lines = {a_line("Latte"), a_line("Espresso")};
        changed.push_back(advanced(added(order)));
    }
    changed[0].order.notes = "quick, \"really\"";
    changed[1].order.lines[1].preparation = Preparation::queued;
    changed[1].order.lines[1].started_at.reset();
    changed[2].entry.reason = "why not";
    save(changed);

    for (const auto& [before, order, entry] : changed) {
        EXPECT_EQ(found(order.id), order);
        EXPECT_EQ(history(order.id), (std::vector{first_entry(before), entry}));
    }
}

TEST_F(OrderRepositoryContract, saves_nothing_when_one_of_them_has_moved_on) {
    const Order first = added(an_order(1));
    const Order second = added(an_order(2));
    save({advanced(second)});
    EXPECT_THROW(save({advanced(first), advanced(second)}), TransientConflict);
    EXPECT_EQ(found(first.id), first);
    EXPECT_EQ(history(second.id).size(), 2U);
}

TEST_F(OrderRepositoryContract, answers_those_that_are_to_change_by_id_each_with_its_own_lines) {
    std::vector<Order> all;
    for (int nth = 1; nth <= 3; ++nth) {
        Order order = an_order(nth);
        for (int line = 0; line < nth; ++line)
            order.lines.push_back(
                a_line("Latte " + std::to_string(nth), {{oat, "Milk", "Oat", rub(60), 1}}));
        all.push_back(added(order));
    }
    EXPECT_EQ(locked({all[2].id, OrderId(ids.next()), all[0].id, all[1].id}), all);
    EXPECT_TRUE(locked({OrderId(ids.next())}).empty());
}

TEST_F(OrderRepositoryContract, counts_each_day_from_one) {
    EXPECT_EQ(counted("2026-11-23"), 1);
    EXPECT_EQ(counted("2026-11-23"), 2);
    EXPECT_EQ(counted("2026-11-24"), 1);
    EXPECT_EQ(counted("2026-11-23"), 3);
}

TEST_F(OrderRepositoryContract, lists_newest_first_with_all_lines) {
    std::vector<Order> newest_first;
    for (int nth = 1; nth <= 120; ++nth) {
        Order order = an_order(nth);
        order.lines = {a_line("Latte", {{oat, "Milk", "Oat", rub(60), 1}}), a_line("Espresso")};
        newest_first.insert(newest_first.begin(), added(order));
    }

    EXPECT_EQ(listed({}, {}, 200), newest_first);
    EXPECT_EQ(listed({}, newest_first[9].id, 2), (std::vector{newest_first[10], newest_first[11]}));
    EXPECT_TRUE(listed({}, newest_first.back().id).empty());
}

TEST_F(OrderRepositoryContract, narrows_a_list_by_everything_that_is_asked) {
    const Order first = added(an_order(1));
    Order second = an_order(2);
    second.status = OrderStatus::ready;
    second.business_date = *parse_iso_date("2026-11-24");
    added(second);
    Order third = an_order(3);
    third.customer = guest(2).user;
    third.status = OrderStatus::confirmed;
    added(third);

    EXPECT_EQ(numbers({.customer = guest(1).user}), (Numbers{"A-102", "A-101"}));
    EXPECT_EQ(numbers({.statuses = {OrderStatus::ready}}), (Numbers{"A-102"}));
    EXPECT_EQ(numbers({.statuses = {OrderStatus::pending, OrderStatus::confirmed}}),
              (Numbers{"A-103", "A-101"}));
    EXPECT_EQ(numbers({.business_date = second.business_date}), (Numbers{"A-102"}));
    EXPECT_EQ(numbers({.location = shop}), (Numbers{"A-103", "A-102", "A-101"}));
    EXPECT_EQ(numbers({.location = id_of<LocationId>(1, 9)}), Numbers{});
    EXPECT_EQ(numbers({.from = second.placed_at}), (Numbers{"A-103", "A-102"}));
    EXPECT_EQ(numbers({.to = second.placed_at}), (Numbers{"A-101"}));
    EXPECT_EQ(numbers({.location = shop,
                       .customer = guest(1).user,
                       .statuses = {OrderStatus::pending, OrderStatus::ready},
                       .from = first.placed_at,
                       .to = third.placed_at,
                       .business_date = first.business_date}),
              (Numbers{"A-101"}));
}

TEST_F(OrderRepositoryContract, takes_several_statuses_as_one_list) {
    std::vector<Order> newest_first;
    for (int nth = 1; nth <= 9; ++nth) {
        Order order = an_order(nth);
        order.status = std::array{OrderStatus::ready, OrderStatus::pending,
                                  OrderStatus::confirmed}[static_cast<std::size_t>(nth) % 3];
        newest_first.insert(newest_first.begin(), added(order));
    }
    const OrderFilter all{.statuses = {OrderStatus::ready, OrderStatus::pending,
                                       OrderStatus::confirmed, OrderStatus::ready}};

    EXPECT_EQ(listed(all), newest_first);
    EXPECT_EQ(listed(all, newest_first[2].id, 4),
              (std::vector<Order>(newest_first.begin() + 3, newest_first.begin() + 7)));
}

}  // namespace
}  // namespace beanq::orders
