// Pricing what has lines, discounts and taxes: orders, and drafts of them.
#pragma once

#include "orders/domain/pricing.hpp"

namespace beanq::orders {

/// What the price of an order or a draft follows from: prices of its lines, its tip, and the
/// discounts, taxes and rounding that it was given.
template <class Priced>
PriceBasis basis_of(const Priced& of) {
    PriceBasis basis{.items = {},
                     .discounts = of.discounts,
                     .taxes = of.taxes,
                     .tip = of.totals.tip,
                     .rounding = of.rounding};
    for (const OrderLine& line : of.lines) {
        Money variation = line.unit_price;
        for (const LineModifier& modifier : line.modifiers)
            variation = variation - modifier.price * modifier.quantity;
        basis.items.push_back({variation, line.modifiers, line.voided ? 0 : line.quantity});
    }
    return basis;
}

/// Prices it by its basis: totals, lines, and what each discount and tax came to.
template <class Priced>
void put_prices(Priced& of) {
    const Pricing pricing = price_order(basis_of(of));
    of.totals = pricing.totals;
    for (std::size_t i = 0; i < of.lines.size(); ++i) {
        const LinePrice& price = pricing.lines[i];
        OrderLine& line = of.lines[i];
        line.total = {price.total_minor, of.totals.total.currency};
        line.discount_minor = price.discount_minor;
        line.tax_minor = price.tax_minor;
        line.tax_included_minor = price.tax_included_minor;
    }
    for (std::size_t i = 0; i < of.discounts.size(); ++i)
        of.discounts[i].amount_minor = pricing.discounts[i];
    for (std::size_t i = 0; i < of.taxes.size(); ++i)
        of.taxes[i].amount_minor = pricing.taxes[i];
}

}  // namespace beanq::orders
