#include "orders/use_cases/read_orders.hpp"

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

std::vector<std::string> numbers(const Page<Order>& page) {
    std::vector<std::string> result;
    for (const auto& order : page.items)
        result.push_back(order.number);
    return result;
}

using Numbers = std::vector<std::string>;

TEST(ReadOrders, hides_another_guests_order_and_its_history) {
    Cafe cafe;
    const Order order = cafe.place(guest(1), one_latte());

    EXPECT_TRUE(run(cafe.read_orders.one(guest(1), order.id)));
    EXPECT_TRUE(run(cafe.read_orders.history(guest(1), order.id)));
    EXPECT_TRUE(run(cafe.read_orders.one(barista(), order.id)));
    EXPECT_EQ(run(cafe.read_orders.one(guest(2), order.id)).error().code, "order.unknown");
    EXPECT_EQ(run(cafe.read_orders.history(guest(2), order.id)).error().code, "order.unknown");
    EXPECT_EQ(run(cafe.read_orders.one(barista(), OrderId{})).error().kind, ErrorKind::not_found);
}

TEST(ReadOrders, lists_a_guests_own_orders_only) {
    Cafe cafe;
    cafe.place(guest(1), one_latte());
    cafe.place(guest(2), one_latte());
    cafe.place(barista(), for_walk_in());
    const OrderFilter of_guest_2{.customer = guest(2).user};

    EXPECT_EQ(numbers(run(cafe.read_orders.list(guest(1), {}, {})).value()), (Numbers{"A-001"}));
    EXPECT_EQ(numbers(run(cafe.read_orders.list(guest(1), of_guest_2, {})).value()), Numbers{});
    EXPECT_EQ(numbers(run(cafe.read_orders.list(barista(), {}, {})).value()),
              (Numbers{"A-003", "A-002", "A-001"}));
    EXPECT_EQ(numbers(run(cafe.read_orders.list(barista(), of_guest_2, {})).value()),
              (Numbers{"A-002"}));
    EXPECT_EQ(numbers(run(cafe.read_orders.mine(barista(), of_guest_2, {})).value()), Numbers{});
}

TEST(ReadOrders, pages_from_newest_to_oldest_without_a_gap_or_a_repeat) {
    Cafe cafe;
    for (int i = 0; i < 5; ++i)
        cafe.place(guest(), one_latte());

    Numbers seen;
    PageRequest page{.limit = 2, .cursor = std::nullopt};
    int pages = 0;
    do {
        const auto answer = run(cafe.read_orders.list(barista(), {}, page)).value();
        for (const auto& number : numbers(answer))
            seen.push_back(number);
        page.cursor = answer.next_cursor;
        ++pages;
    } while (page.cursor);

    EXPECT_EQ(pages, 3);
    EXPECT_EQ(seen, (Numbers{"A-005", "A-004", "A-003", "A-002", "A-001"}));
}

TEST(ReadOrders, refuses_a_cursor_that_no_page_gave) {
    Cafe cafe;
    for (const char* cursor : {"", "nonsense", "MzphYmM"}) {
        const auto refused = run(cafe.read_orders.list(barista(), {}, {50, cursor}));
        ASSERT_FALSE(refused) << cursor;
        EXPECT_EQ(refused.error().fields[0].pointer, "?cursor");
        EXPECT_EQ(refused.error().fields[0].code, "field.cursor");
    }
}

}  // namespace
}  // namespace beanq::orders
