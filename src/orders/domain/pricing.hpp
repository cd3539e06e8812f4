#pragma once

#include <limits>
#include <vector>

#include "kernel/money.hpp"
#include "orders/domain/order.hpp"

namespace beanq::orders {

inline constexpr int max_lines = 50;
inline constexpr int max_line_quantity = 999;
inline constexpr int max_line_modifiers = 50;
inline constexpr int max_modifier_quantity = 99;

/// The dearest order there can be stays inside int64, so no sum here is checked again.
inline constexpr std::int64_t max_unit_price_minor =
    max_price_minor * (1 + std::int64_t{max_line_modifiers} * max_modifier_quantity);
static_assert(max_unit_price_minor <= (std::numeric_limits<std::int64_t>::max() - max_price_minor) /
                                          max_line_quantity / max_lines);

/// What pricing needs to know of a line.
struct PricedItem {
    Money variation_price;
    std::vector<LineModifier> modifiers;
    int quantity = 1;
};

struct LinePrice {
    Money unit_price;
    Money total;

    bool operator==(const LinePrice&) const = default;
};

struct Pricing {
    std::vector<LinePrice> lines;  ///< in the items' order
    Totals totals;

    bool operator==(const Pricing&) const = default;
};

/// The price of an order, for quotes and for orders alike: unit = variation + modifiers × their
/// quantities; line = unit × quantity; total = subtotal − discount + tax + tip. There are no
/// discounts and no tax settings yet: both are zero. All amounts are in the tip's currency, within
/// the bounds above.
Pricing price_order(const std::vector<PricedItem>& items, Money tip);

}  // namespace beanq::orders
