#include "orders/domain/transitions.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

constexpr std::array statuses{OrderStatus::pending, OrderStatus::confirmed, OrderStatus::preparing,
                              OrderStatus::ready,   OrderStatus::completed, OrderStatus::cancelled};

PermissionSet powers(std::initializer_list<Permission> permissions) {
    PermissionSet set;
    for (const auto permission : permissions)
        set.add(permission);
    return set;
}

/// What came of a try: `yes`, or the refusal's code.
std::string attempt(OrderStatus from, OrderStatus to, const PermissionSet& with) {
    const auto allowed = check_move(from, to, with);
    return allowed ? "yes" : allowed.error().code;
}

/// The whole table for one kind of person: rows from, columns to, in the order of `statuses`.
/// `y` allowed, `b` bad transition, `n` not theirs to make.
std::string table_for(const PermissionSet& with) {
    std::string table;
    for (const auto from : statuses) {
        for (const auto to : statuses) {
            const auto outcome = attempt(from, to, with);
            table += outcome == "yes" ? 'y' : outcome == "order.bad-transition" ? 'b' : 'n';
        }
        table += '\n';
    }
    return table;
}

TEST(Transitions, let_staff_advance_one_step_at_a_time_and_cancel_until_completed) {
    EXPECT_EQ(table_for(powers({Permission::update_order, Permission::cancel_order})),
              "bybbby\n"
              "bbybby\n"
              "bbbyby\n"
              "bbbbyy\n"
              "bbbbbb\n"
              "bbbbbb\n");
}

TEST(Transitions, let_those_who_only_advance_cancel_nothing) {
    EXPECT_EQ(table_for(powers({Permission::update_order})),
              "bybbbn\n"
              "bbybbn\n"
              "bbbybn\n"
              "bbbbyn\n"
              "bbbbbb\n"
              "bbbbbb\n");
}

TEST(Transitions, let_the_customer_cancel_until_the_making_starts) {
    EXPECT_EQ(table_for(powers({Permission::cancel_own_order})),
              "bnbbby\n"
              "bbnbby\n"
              "bbbnbb\n"
              "bbbbnb\n"
              "bbbbbb\n"
              "bbbbbb\n");
}

TEST(Transitions, let_nobody_else_do_anything) {
    EXPECT_EQ(table_for({}),
              "bnbbbn\n"
              "bbnbbn\n"
              "bbbnbn\n"
              "bbbbnn\n"
              "bbbbbb\n"
              "bbbbbb\n");
}

TEST(Transitions, name_where_the_order_is_and_where_it_may_go) {
    const auto refusal = check_move(OrderStatus::ready, OrderStatus::pending,
                                    powers({Permission::update_order, Permission::cancel_order}));

    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refusal.error().message.en,
              "An order that is “ready” cannot become “pending”. "
              "Possible now: “completed”, “cancelled”.");
    EXPECT_EQ(refusal.error().message.ru,
              "Заказ в статусе «готов» (ready) нельзя перевести в статус «ожидает» (pending). "
              "Сейчас можно: «выдан» (completed), «отменён» (cancelled).");
}

TEST(Transitions, give_the_own_powers_only_over_ones_own_order) {
    Order order;
    order.customer = guest(1).user;

    EXPECT_TRUE(powers_over(order, guest(1)).has(Permission::cancel_own_order));
    EXPECT_FALSE(powers_over(order, guest(2)).has(Permission::cancel_own_order));
    EXPECT_TRUE(powers_over(order, barista()).has(Permission::update_order));
}

TEST(Transitions, take_the_lines_along) {
    Order order;
    order.lines.resize(2);
    const auto all = [&](Preparation wanted) {
        return std::ranges::all_of(order.lines,
                                   [&](const auto& l) { return l.preparation == wanted; });
    };

    move_order(order, OrderStatus::confirmed, Instant{});
    EXPECT_TRUE(all(Preparation::queued));
    move_order(order, OrderStatus::preparing, Instant{});
    EXPECT_TRUE(all(Preparation::started));
    move_order(order, OrderStatus::ready, Instant{});
    EXPECT_TRUE(all(Preparation::done));
    EXPECT_EQ(order.version, 4);
}

}  // namespace
}  // namespace beanq::orders
