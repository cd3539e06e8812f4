#include "orders/adapters/crypto/order_tokens.hpp"

#include <gtest/gtest.h>

#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"

namespace beanq::orders {
namespace {

const std::string old_secret = "a secret of last year, 0123456789";
const std::string new_secret = "a secret of this year, 0123456789";

SystemClock clock_of_the_wall;
UuidV7Source ids{clock_of_the_wall};
const OrderId order{ids.next()};
const OrderId other{ids.next()};

TEST(OrderTokens, are_of_one_order) {
    const OrderTokens tokens({new_secret});
    const auto token = tokens.token_of(order);
    EXPECT_EQ(token.size(), 43U);
    EXPECT_TRUE(tokens.verifies(order, token));
    EXPECT_FALSE(tokens.verifies(other, token));
    EXPECT_NE(token, tokens.token_of(other));
}

TEST(OrderTokens, that_are_altered_or_short_or_nothing_are_wrong) {
    const OrderTokens tokens({new_secret});
    auto token = tokens.token_of(order);
    EXPECT_FALSE(tokens.verifies(order, ""));
    EXPECT_FALSE(tokens.verifies(order, token.substr(0, 42)));
    EXPECT_FALSE(tokens.verifies(order, token + "A"));
    token.front() = token.front() == 'A' ? 'B' : 'A';
    EXPECT_FALSE(tokens.verifies(order, token));
}

TEST(OrderTokens, outlive_a_change_of_secrets) {
    const auto token = OrderTokens({old_secret}).token_of(order);
    EXPECT_TRUE(OrderTokens({new_secret, old_secret}).verifies(order, token));
    EXPECT_FALSE(OrderTokens({new_secret}).verifies(order, token));
    EXPECT_NE(OrderTokens({new_secret, old_secret}).token_of(order), token);
}

}  // namespace
}  // namespace beanq::orders
