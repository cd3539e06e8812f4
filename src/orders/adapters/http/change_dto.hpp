// What changes of placed orders read and answer: other items, voids, refunds.
#pragma once

#include "orders/adapters/http/order_dto.hpp"
#include "orders/domain/refund.hpp"
#include "orders/use_cases/change_items.hpp"

namespace beanq::orders {

/// Either a line that the order has, by its id, or a new one.
struct ChangedItemBody {
    std::optional<OrderLineId> id;
    std::optional<VariationId> variation_id;
    http::Whole<1, max_line_quantity> quantity;
    std::optional<http::List<OrderModifierBody, 0, max_line_modifiers>> modifiers;
    std::optional<http::Text<0, 200>> notes;
};
BOOST_DESCRIBE_STRUCT(ChangedItemBody, (), (id, variation_id, quantity, modifiers, notes))

struct ChangeItemsBody {
    http::List<ChangedItemBody, 1, max_lines> items;  ///< all that the order is to have
    http::Change<http::Text<1, 40>> promotion_code;   ///< absent: the one that it has
    std::optional<GivenDiscountBody> discount;        ///< instead of one that was given by hand
};
BOOST_DESCRIBE_STRUCT(ChangeItemsBody, (), (items, promotion_code, discount))

struct VoidLineBody {
    http::Text<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(VoidLineBody, (), (reason))

struct RefundedItemBody {
    OrderLineId line_id;
    http::Whole<1, max_line_quantity> quantity;
};
BOOST_DESCRIBE_STRUCT(RefundedItemBody, (), (line_id, quantity))

struct RefundBody {
    std::optional<http::List<RefundedItemBody, 1, max_lines>> items;  ///< absent: all that is left
    http::Text<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(RefundBody, (), (items, reason))

struct RefundedItemView {
    OrderLineId line_id;
    int quantity = 1;
    Money amount;
};
BOOST_DESCRIBE_STRUCT(RefundedItemView, (), (line_id, quantity, amount))

struct RefundView {
    RefundId id;
    OrderId order_id;
    Money amount;
    std::string reason;
    std::vector<RefundedItemView> items;
    Instant at{};
    UserId actor_id;
};
BOOST_DESCRIBE_STRUCT(RefundView, (), (id, order_id, amount, reason, items, at, actor_id))

struct RefundListView {
    std::vector<RefundView> items;
};
BOOST_DESCRIBE_STRUCT(RefundListView, (), (items))

std::vector<ChangedItem> to_items(const ChangeItemsBody& body);
std::vector<RefundedItem> to_items(const RefundBody& body);

/// Oldest first.
RefundListView refunds_view(const Order& order);

}  // namespace beanq::orders
