#include "orders/adapters/http/price_dto.hpp"

#include <fmt/format.h>

#include "orders/domain/priced.hpp"

namespace beanq::orders {

namespace {

/// Units with six decimals: `26.358750`.
std::string decimal(std::int64_t units, std::int64_t millionths) {
    return fmt::format("{}.{:06}", units, millionths);
}

class Explanation {
public:
    explicit Explanation(const Order& order)
        : order_(order), pricing_(price_order(basis_of(order))) {}

    OrderPriceView view() const {
        OrderPriceView view{{}, {}, view_of(pricing_.totals)};
        for (std::size_t i = 0; i < order_.lines.size(); ++i)
            view.lines.push_back(line(order_.lines[i], pricing_.lines[i]));
        for (const PriceStep& each : pricing_.steps)
            view.steps.push_back(step(each));
        return view;
    }

private:
    Money money(std::int64_t minor) const { return {minor, order_.totals.total.currency}; }

    LinePriceView line(const OrderLine& of, const LinePrice& price) const {
        return {of.id,
                of.name,
                of.quantity,
                of.voided,
                money(price.unit_minor),
                money(price.total_minor),
                money(price.discount_minor),
                money(price.tax_minor),
                money(price.tax_included_minor),
                money(price.due_minor())};
    }

    PriceStepView step(const PriceStep& of) const {
        const bool was_raised = 2 * of.exact_millionths >= whole_ppm;
        const std::int64_t below =
            was_raised ? whole_ppm - of.exact_millionths : of.exact_millionths;
        PriceStepView view{
            .rule = static_cast<PriceRule>(of.rule),
            .base = money(of.base_minor),
            .exact = decimal(of.amount_minor - (was_raised ? 1 : 0), of.exact_millionths),
            .rounding = (was_raised || below == 0 ? "" : "-") + decimal(0, below),
            .amount = money(of.amount_minor)};
        if (of.rule == PriceStep::Rule::discount) tell(order_.discounts.at(of.nth), view);
        if (of.rule == PriceStep::Rule::tax) tell(order_.taxes.at(of.nth), of, view);
        for (const Share& share : of.shares) {
            view.shares.push_back({order_.lines.at(static_cast<std::size_t>(share.line)).id,
                                   money(share.base_minor), money(share.amount_minor),
                                   share.remainder});
        }
        return view;
    }

    void tell(const OrderDiscount& discount, PriceStepView& view) const {
        view.name = discount.name;
        view.promotion_id = discount.promotion;
        view.code = discount.code;
        view.reason = discount.reason;
        view.kind = discount.off.kind;
        view.scope = discount.off.scope;
        if (discount.off.kind == DiscountKind::percent) {
            view.rate_ppm = discount.off.rate_ppm;
        } else {
            view.off = money(discount.off.amount_minor);
        }
    }

    static void tell(const OrderTax& tax, const PriceStep& of, PriceStepView& view) {
        view.name = tax.name;
        view.tax_rate_id = tax.rate;
        view.rate_ppm = tax.rate_ppm;
        view.included = tax.included;
        if (tax.included) view.included_ppm = of.included_ppm;
    }

    const Order& order_;
    Pricing pricing_;
};

}  // namespace

OrderPriceView price_view(const Order& order) { return Explanation(order).view(); }

}  // namespace beanq::orders
