#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "kernel/money.hpp"
#include "orders/domain/order.hpp"
#include "orders/domain/price_rules.hpp"

namespace beanq::orders {

inline constexpr int max_lines = 50;
inline constexpr int max_line_quantity = 999;
inline constexpr int max_line_modifiers = 50;
inline constexpr int max_modifier_quantity = 99;

/// The dearest order there can be stays inside int64, so no sum here is checked again: taxes on top
/// of it are at most `max_taxes` times as much.
inline constexpr int max_taxes = 10;
inline constexpr std::int64_t max_unit_price_minor =
    max_price_minor * (1 + std::int64_t{max_line_modifiers} * max_modifier_quantity);
static_assert(max_unit_price_minor <= (std::numeric_limits<std::int64_t>::max() - max_price_minor) /
                                          max_line_quantity / max_lines / (1 + max_taxes));

/// What pricing needs to know of a line.
struct PricedItem {
    Money variation_price;
    std::vector<LineModifier> modifiers;
    int quantity = 1;  ///< 0: it is no longer wanted
};

/// Everything that a price follows from. All amounts are in the tip's currency, within the bounds
/// above.
struct PriceBasis {
    std::vector<PricedItem> items;
    std::vector<OrderDiscount> discounts;  ///< their amounts are found here, not read
    std::vector<OrderTax> taxes;           ///< the same
    Money tip;
    CashRounding rounding;
};

struct LinePrice {
    std::int64_t unit_minor = 0;
    std::int64_t total_minor = 0;         ///< unit × quantity
    std::int64_t discount_minor = 0;      ///< its share of all discounts
    std::int64_t tax_minor = 0;           ///< its share of all taxes
    std::int64_t tax_included_minor = 0;  ///< the part of that which is in the price

    /// What the guest pays for it.
    std::int64_t due_minor() const {
        return total_minor - discount_minor + tax_minor - tax_included_minor;
    }
    bool operator==(const LinePrice&) const = default;
};

/// A line's part of an amount.
struct Share {
    int line = 0;
    std::int64_t base_minor = 0;  ///< what of the line it is taken from
    std::int64_t amount_minor = 0;
    bool remainder = false;  ///< a unit of the amount, left over by rounding down, went to it

    bool operator==(const Share&) const = default;
};

/// One amount, and how it was found: what it is of, exactly how much that makes, rounded once, and
/// handed to the lines.
struct PriceStep {
    enum class Rule { discount, tax, cash_rounding };

    Rule rule = Rule::discount;
    std::size_t nth = 0;  ///< of the basis's discounts or taxes
    std::int64_t base_minor = 0;
    std::int64_t exact_millionths = 0;  ///< what exceeds whole units of the exact amount
    std::int64_t amount_minor = 0;
    std::int64_t included_ppm = 0;  ///< of an included tax: all taxes that are in these prices
    std::vector<Share> shares;

    bool operator==(const PriceStep&) const = default;
};

struct Pricing {
    std::vector<LinePrice> lines;  ///< in the items' order
    Totals totals;
    std::vector<std::int64_t> discounts;  ///< amounts, in the order of the basis
    std::vector<std::int64_t> taxes;      ///< the same
    std::vector<PriceStep> steps;         ///< in the order in which they were taken

    bool operator==(const Pricing&) const = default;
};

/// The price of an order, for quotes, orders and refunds alike.
///
/// Lines: unit = variation + modifiers × their quantities; total = unit × quantity.
/// Discounts, each of what the earlier ones left: percent on items, percent on the order, fixed on
/// items, fixed on the order; none takes more than is left. Each is rounded once, half up, and
/// shared among its lines by what is left of them.
/// Taxes of what is left then. An included one is rate ÷ (1 + all rates that are in the price) of
/// it; one on top is its rate of what remains when the included ones are taken out. Each is rounded
/// once, half up, for all lines that have the same included rates, and shared among them.
/// Total = subtotal − discount + taxes on top + tip, then rounded to what can be paid.
/// Shares are rounded down; units that are left over go to the lines that lost most, the earlier
/// first.
Pricing price_order(const PriceBasis& basis);

}  // namespace beanq::orders
