#include "orders/adapters/http/change_dto.hpp"

#include <utility>

namespace beanq::orders {

std::vector<FieldError> faults_in(const ChangeItemsBody& body) {
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < body.items.value.size(); ++i) {
        const ChangedItemBody& item = body.items.value[i];
        const std::string at = "/items/" + std::to_string(i);
        const auto not_allowed = [&](const char* field) {
            faults.push_back({at + field,
                              "field.not-allowed",
                              {"A line that stays keeps what it is: only its quantity can change.",
                               "Позиция, которая остаётся, не меняется: можно изменить только "
                               "количество."}});
        };
        if (!item.id && !item.variation_id) {
            faults.push_back({at + "/variation_id",
                              "field.required",
                              {"must be given for a new item", "обязательно для новой позиции"}});
        }
        if (!item.id) continue;
        if (item.variation_id) not_allowed("/variation_id");
        if (item.modifiers) not_allowed("/modifiers");
        if (item.notes) not_allowed("/notes");
    }
    return faults;
}

std::vector<ChangedItem> to_items(const ChangeItemsBody& body) {
    std::vector<ChangedItem> items;
    for (const ChangedItemBody& from : body.items.value) {
        items.push_back({from.id, to_line({from.variation_id.value_or(VariationId{}), from.quantity,
                                           from.modifiers, from.notes})});
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
