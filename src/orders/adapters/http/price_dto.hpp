// How the price of an order was found, amount by amount.
#pragma once

#include "orders/adapters/http/order_dto.hpp"

namespace beanq::orders {

enum class PriceRule : unsigned char { discount, tax, cash_rounding };
BOOST_DESCRIBE_ENUM(PriceRule, discount, tax, cash_rounding)

struct PriceShareView {
    OrderLineId line_id;
    Money base;
    Money amount;
    bool remainder = false;  ///< a unit left over by rounding shares down went to it
};
BOOST_DESCRIBE_STRUCT(PriceShareView, (), (line_id, base, amount, remainder))

/// One amount: `exact` minor units of the base, rounded once by `rounding`, shared among lines.
struct PriceStepView {
    PriceRule rule = PriceRule::discount;
    std::string name;
    std::optional<PromotionId> promotion_id;
    std::optional<TaxRateId> tax_rate_id;
    std::optional<std::string> code;
    std::optional<std::string> reason;
    std::optional<DiscountKind> kind;
    std::optional<DiscountScope> scope;
    std::optional<std::int64_t> rate_ppm;
    std::optional<Money> off;                  ///< of a fixed discount
    std::optional<bool> included;              ///< of a tax
    std::optional<std::int64_t> included_ppm;  ///< all rates that are in these prices
    Money base;
    std::string exact;     ///< minor units, as `26.358750`
    std::string rounding;  ///< amount − exact, as `-0.358750`
    Money amount;
    std::vector<PriceShareView> shares;
};
BOOST_DESCRIBE_STRUCT(PriceStepView, (),
                      (rule, name, promotion_id, tax_rate_id, code, reason, kind, scope, rate_ppm,
                       off, included, included_ppm, base, exact, rounding, amount, shares))

struct LinePriceView {
    OrderLineId line_id;
    std::string name;
    int quantity = 1;
    bool voided = false;
    Money unit_price;
    Money total;
    Money discount;
    Money tax;
    Money tax_included;
    Money due;  ///< total − discount + tax − tax_included
};
BOOST_DESCRIBE_STRUCT(LinePriceView, (),
                      (line_id, name, quantity, voided, unit_price, total, discount, tax,
                       tax_included, due))

struct OrderPriceView {
    std::vector<LinePriceView> lines;
    std::vector<PriceStepView> steps;
    OrderTotalsView totals;
};
BOOST_DESCRIBE_STRUCT(OrderPriceView, (), (lines, steps, totals))

OrderPriceView price_view(const Order& order);

}  // namespace beanq::orders
