#include "orders/domain/pricing.hpp"

namespace beanq::orders {

namespace {

Money unit_price(const PricedItem& item) {
    Money unit = item.variation_price;
    for (const auto& modifier : item.modifiers)
        unit = unit + modifier.price * modifier.quantity;
    return unit;
}

}  // namespace

Pricing price_order(const std::vector<PricedItem>& items, Money tip) {
    const Money zero{0, tip.currency};
    Pricing pricing{{}, {zero, zero, zero, tip, zero}};
    auto& totals = pricing.totals;
    for (const auto& item : items) {
        const Money unit = unit_price(item);
        pricing.lines.push_back({unit, unit * item.quantity});
        totals.subtotal = totals.subtotal + pricing.lines.back().total;
    }
    totals.total = totals.subtotal - totals.discount + totals.tax + totals.tip;
    return pricing;
}

}  // namespace beanq::orders
