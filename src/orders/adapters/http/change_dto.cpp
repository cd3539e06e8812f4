#include "orders/adapters/http/change_dto.hpp"

#include <utility>

namespace beanq::orders {

std::vector<ChangedItem> to_items(const ChangeItemsBody& body) {
    std::vector<ChangedItem> items;
    for (const ChangedItemBody& from : body.items.value) {
        items.push_back({.line = from.id,
                         .variation = from.variation_id,
                         .quantity = static_cast<int>(from.quantity.value),
                         .modifiers = to_modifiers(from.modifiers),
                         .notes = text_of(from.notes)});
    }
    return items;
}

std::vector<RefundedItem> to_items(const RefundBody& body) {
    std::vector<RefundedItem> items;
    if (!body.items) return items;
    for (const RefundedItemBody& from : body.items->value)
        items.push_back({from.line_id, static_cast<int>(from.quantity.value)});
    return items;
}

RefundListView refunds_view(const Order& order) {
    const auto money = [&](std::int64_t minor) {
        return Money{minor, order.totals.total.currency};
    };
    RefundListView view;
    for (const OrderRefund& from : order.refunds) {
        RefundView& refund = view.items.emplace_back(RefundView{.id = from.id,
                                                                .order_id = order.id,
                                                                .amount = money(from.amount_minor),
                                                                .reason = from.reason,
                                                                .items = {},
                                                                .at = from.at,
                                                                .actor_id = from.actor});
        for (const RefundLine& line : from.lines) {
            refund.items.push_back({order.lines.at(static_cast<std::size_t>(line.position)).id,
                                    line.quantity, money(line.amount_minor)});
        }
    }
    return view;
}

}  // namespace beanq::orders
