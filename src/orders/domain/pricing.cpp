#include "orders/domain/pricing.hpp"

#include <algorithm>
#include <map>

#include "kernel/wide.hpp"

namespace beanq::orders {

namespace {

/// A number of minor units that need not be whole.
struct Exact {
    Wide number = 0;
    Wide by = 1;

    std::int64_t rounded_half_up() const {
        return static_cast<std::int64_t>((2 * number + by) / (2 * by));
    }
    std::int64_t millionths() const {
        return static_cast<std::int64_t>(number % by * whole_ppm / by);
    }
};

/// Hands `amount` to the shares in proportion to their bases.
void share_out(std::int64_t amount, std::vector<Share>& shares) {
    Wide whole = 0;
    for (const Share& share : shares)
        whole += share.base_minor;
    if (whole == 0) return;
    std::int64_t left = amount;
    std::vector<std::pair<Wide, Share*>> lost;
    for (Share& share : shares) {
        const Wide product = Wide{amount} * share.base_minor;
        share.amount_minor = static_cast<std::int64_t>(product / whole);
        left -= share.amount_minor;
        lost.emplace_back(product % whole, &share);
    }
    std::ranges::sort(lost, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) {
        lost[i].second->remainder = true;
        ++lost[i].second->amount_minor;
    }
}

/// The price of one order, as far as it has got.
class Sum {
public:
    explicit Sum(const PriceBasis& basis) : basis_(basis) {
        for (const PricedItem& item : basis.items) {
            Money unit = item.variation_price;
            for (const LineModifier& modifier : item.modifiers)
                unit = unit + modifier.price * modifier.quantity;
            price_.lines.push_back({.unit_minor = unit.amount_minor,
                                    .total_minor = unit.amount_minor * item.quantity});
        }
        price_.discounts.resize(basis.discounts.size());
        price_.taxes.resize(basis.taxes.size());
    }

    void discount(DiscountKind kind, DiscountScope scope) {
        for (std::size_t i = 0; i < basis_.discounts.size(); ++i) {
            const Reduction& off = basis_.discounts[i].off;
            if (off.kind == kind && off.scope == scope) take_off(i);
        }
    }

    void tax(bool included) {
        for (std::size_t i = 0; i < basis_.taxes.size(); ++i) {
            const OrderTax& tax = basis_.taxes[i];
            if (tax.included != included) continue;
            std::map<std::int64_t, LinePositions> alike;
            for (const int line : tax.lines)
                alike[included ? included_ppm(line) : 0].push_back(line);
            for (const auto& [included_ppm, lines] : alike)
                put_tax(i, included_ppm, lines);
        }
    }

    Pricing total() && {
        std::int64_t subtotal = 0;
        std::int64_t discount = 0;
        std::int64_t tax = 0;
        std::int64_t included = 0;
        for (const LinePrice& line : price_.lines) {
            subtotal += line.total_minor;
            discount += line.discount_minor;
            tax += line.tax_minor;
            included += line.tax_included_minor;
        }
        const std::int64_t due = subtotal - discount + tax - included + basis_.tip.amount_minor;
        const std::int64_t paid = payable(due);
        if (paid != due) {
            price_.steps.push_back({.rule = PriceStep::Rule::cash_rounding,
                                    .base_minor = due,
                                    .amount_minor = paid - due});
        }
        const auto money = [&](std::int64_t minor) { return Money{minor, basis_.tip.currency}; };
        price_.totals = {.subtotal = money(subtotal),
                         .discount = money(discount),
                         .tax = money(tax),
                         .tax_included = money(included),
                         .tip = basis_.tip,
                         .rounding = money(paid - due),
                         .total = money(paid)};
        return std::move(price_);
    }

private:
    std::int64_t left_of(int line) const {
        const LinePrice& price = price_.lines.at(static_cast<std::size_t>(line));
        return price.total_minor - price.discount_minor;
    }

    std::int64_t included_in(const Share& share) const {
        return price_.lines.at(static_cast<std::size_t>(share.line)).tax_included_minor;
    }

    std::int64_t included_ppm(int line) const {
        std::int64_t sum = 0;
        for (const OrderTax& tax : basis_.taxes) {
            if (tax.included && std::ranges::find(tax.lines, line) != tax.lines.end())
                sum += tax.rate_ppm;
        }
        return sum;
    }

    PriceStep step_over(PriceStep::Rule rule, std::size_t nth, const LinePositions& lines) const {
        PriceStep step{.rule = rule, .nth = nth};
        for (const int line : lines)
            step.shares.push_back({.line = line, .base_minor = left_of(line)});
        return step;
    }

    static std::int64_t base_of(const PriceStep& step) {
        std::int64_t sum = 0;
        for (const Share& share : step.shares)
            sum += share.base_minor;
        return sum;
    }

    void take_off(std::size_t nth) {
        const OrderDiscount& discount = basis_.discounts[nth];
        PriceStep step = step_over(PriceStep::Rule::discount, nth, discount.lines);
        step.base_minor = base_of(step);
        if (discount.off.kind == DiscountKind::percent) {
            const Exact exact{Wide{step.base_minor} * discount.off.rate_ppm, whole_ppm};
            step.amount_minor = exact.rounded_half_up();
            step.exact_millionths = exact.millionths();
            share_out(step.amount_minor, step.shares);
        } else if (discount.off.scope == DiscountScope::order) {
            step.amount_minor = std::min(discount.off.amount_minor, step.base_minor);
            share_out(step.amount_minor, step.shares);
        } else {
            for (Share& share : step.shares) {
                const auto pieces = basis_.items.at(static_cast<std::size_t>(share.line)).quantity;
                share.amount_minor = std::min(discount.off.amount_minor * pieces, share.base_minor);
                step.amount_minor += share.amount_minor;
            }
        }
        for (const Share& share : step.shares)
            price_.lines.at(static_cast<std::size_t>(share.line)).discount_minor +=
                share.amount_minor;
        price_.discounts[nth] = step.amount_minor;
        price_.steps.push_back(std::move(step));
    }

    void put_tax(std::size_t nth, std::int64_t included_ppm, const LinePositions& lines) {
        const OrderTax& tax = basis_.taxes[nth];
        PriceStep step = step_over(PriceStep::Rule::tax, nth, lines);
        if (!tax.included) {
            for (Share& share : step.shares)
                share.base_minor = std::max<std::int64_t>(share.base_minor - included_in(share), 0);
        }
        step.base_minor = base_of(step);
        step.included_ppm = included_ppm;
        const Exact exact{Wide{step.base_minor} * tax.rate_ppm, whole_ppm + included_ppm};
        step.amount_minor = exact.rounded_half_up();
        step.exact_millionths = exact.millionths();
        share_out(step.amount_minor, step.shares);
        for (const Share& share : step.shares) {
            LinePrice& line = price_.lines.at(static_cast<std::size_t>(share.line));
            line.tax_minor += share.amount_minor;
            if (tax.included) line.tax_included_minor += share.amount_minor;
        }
        price_.taxes[nth] += step.amount_minor;
        price_.steps.push_back(std::move(step));
    }

    std::int64_t payable(std::int64_t due) const {
        const auto& [step, mode] = basis_.rounding;
        const std::int64_t over = due % step;
        const bool is_up = mode == RoundingMode::nearest && 2 * over >= step && over != 0;
        return due - over + (is_up ? step : 0);
    }

    const PriceBasis& basis_;
    Pricing price_;
};

}  // namespace

Pricing price_order(const PriceBasis& basis) {
    Sum sum(basis);
    sum.discount(DiscountKind::percent, DiscountScope::item);
    sum.discount(DiscountKind::percent, DiscountScope::order);
    sum.discount(DiscountKind::fixed, DiscountScope::item);
    sum.discount(DiscountKind::fixed, DiscountScope::order);
    sum.tax(true);
    sum.tax(false);
    return std::move(sum).total();
}

}  // namespace beanq::orders
