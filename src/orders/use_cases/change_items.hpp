#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "orders/domain/draft.hpp"
#include "orders/ports.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

/// A line that the order has and keeps, at the price that it was taken at; or one that is new.
struct ChangedItem {
    std::optional<OrderLineId> line = {};  ///< of a kept one nothing but the quantity is given
    std::optional<VariationId> variation = {};
    int quantity = 1;
    std::optional<std::vector<WantedModifier>> modifiers = {};
    std::optional<std::string> notes = {};
};

struct ChangeItemsCommand {
    Caller caller;
    OrderAt order;
    std::vector<ChangedItem> items;  ///< all that the order is to have
    /// Nothing: as it is. Set to nothing: without a code.
    std::optional<std::optional<std::string>> promotion_code;
    /// Instead of one that was given by hand off the order, which else stays when staff change it.
    std::optional<GivenDiscount> discount;
};

/// Changes what is ordered, as long as nobody has begun to make it. The stock follows: what the
/// order took is put back and what it is now made of taken, in one go. It is priced anew, by the
/// rules of now, but for the prices of lines that stay.
class ChangeItems {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        const TimeZones& zones;
        Offers& offers;
        PriceRuleBook& price_rules;
        PromotionUses& promotion_uses;
        OrderRepository& orders;
        OrderEvents& events;
        Stock& stock;
    };

    explicit ChangeItems(Needs needs) : needs_(needs) {}

    /// 404 `order.unknown`, 412 `version.stale`, those of check_editable, 422 `/items/<n>/id`
    /// `order-line.unknown` and `field.duplicate`, `/items/<n>/…` `field.required` without a
    /// variation and `field.not-allowed` for what a kept line has already, and those of
    /// draft_order, 409 those of PromotionUses and `stock.short`.
    awaitable<Result<Order>> run(ChangeItemsCommand command) const;

private:
    awaitable<Result<Draft>> draft(Transaction& tx, const Order& order,
                                   const ChangeItemsCommand& command) const;
    awaitable<Result<void>> settle_codes(Transaction& tx, const Order& before,
                                         const Order& after) const;

    Needs needs_;
};

}  // namespace beanq::orders
