#include "orders/domain/promotion.hpp"

#include <algorithm>
#include <map>

#include "kernel/wide.hpp"

namespace beanq::orders {

namespace {

std::int64_t price_of(const ChosenLine& line) {
    std::int64_t unit = line.variation_price.amount_minor;
    for (const LineModifier& modifier : line.modifiers)
        unit += modifier.price.amount_minor * modifier.quantity;
    return unit * line.quantity;
}

/// What a promotion would take off `price_minor` for so many pieces, in millionths.
Wide worth(const Promotion& promotion, std::int64_t price_minor, int pieces) {
    if (promotion.kind == DiscountKind::percent) return Wide{price_minor} * promotion.rate_ppm;
    return Wide{std::min(promotion.amount->amount_minor * pieces, price_minor)} * whole_ppm;
}

bool is_for(const Promotion& promotion, const ChosenLine& line) {
    const auto named = [&](const Uuid& id) {
        return std::ranges::find(promotion.subjects, id) != promotion.subjects.end();
    };
    if (promotion.target == PromotionTarget::product) return named(line.product.value);
    return std::ranges::any_of(line.categories,
                               [&](const CategoryId& id) { return named(id.value); });
}

bool is_on(const Promotion& promotion, const Moment& moment) {
    if (promotion.valid_from && moment.now < *promotion.valid_from) return false;
    if (promotion.valid_until && moment.now >= *promotion.valid_until) return false;
    return part_begun(promotion.hours, moment.wall).has_value();
}

bool is_reached(const Promotion& promotion, std::int64_t subtotal) {
    return !promotion.min_subtotal || subtotal >= promotion.min_subtotal->amount_minor;
}

OrderDiscount discount_of(const Promotion& promotion) {
    return {.name = promotion.name,
            .off = promotion.reduction(),
            .lines = {},
            .promotion = promotion.id,
            .code = promotion.code};
}

/// The best of those that are worth anything; null when none is. The first one wins a tie.
template <class Worth>
const Promotion* best_of(const std::vector<const Promotion*>& candidates, const Worth& worth_of) {
    const Promotion* best = nullptr;
    Wide most = 0;
    for (const Promotion* each : candidates) {
        const Wide worth = worth_of(*each);
        if (worth > most) {
            most = worth;
            best = each;
        }
    }
    return best;
}

void check_code(const Promotion& coded, const std::vector<ChosenLine>& lines, std::int64_t subtotal,
                const Moment& moment, std::vector<FieldError>& faults) {
    const auto fault = [&](std::string code, Phrase phrase) {
        faults.push_back({"/promotion_code", std::move(code), std::move(phrase)});
    };
    if (!is_on(coded, moment)) {
        fault("promotion.not-now",
              {"This code does not count now.", "Этот промокод сейчас не действует."});
    } else if (!is_reached(coded, subtotal)) {
        fault("promotion.min-subtotal",
              {"The order is too small for this code.", "Сумма заказа мала для этого промокода."});
    } else if (coded.target != PromotionTarget::order &&
               std::ranges::none_of(lines, [&](const auto& each) { return is_for(coded, each); })) {
        fault("promotion.nothing-to-discount", {"Nothing in the order is what this code is for.",
                                                "В заказе нет того, на что действует промокод."});
    }
}

std::vector<OrderDiscount> off_lines(const std::vector<ChosenLine>& lines,
                                     const std::vector<const Promotion*>& candidates) {
    std::vector<std::pair<const Promotion*, LinePositions>> chosen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ChosenLine& line = lines[i];
        const Promotion* best = best_of(candidates, [&](const Promotion& each) {
            if (each.target == PromotionTarget::order || !is_for(each, line)) return Wide{0};
            return worth(each, price_of(line), line.quantity);
        });
        if (best == nullptr) continue;
        auto at =
            std::ranges::find(chosen, best, &std::pair<const Promotion*, LinePositions>::first);
        if (at == chosen.end()) at = chosen.insert(at, {best, {}});
        at->second.push_back(static_cast<int>(i));
    }
    std::vector<OrderDiscount> discounts;
    for (auto& [promotion, positions] : chosen) {
        discounts.push_back(discount_of(*promotion));
        discounts.back().lines = std::move(positions);
    }
    return discounts;
}

}  // namespace

std::vector<OrderDiscount> promotions_for(const std::vector<ChosenLine>& lines,
                                          const std::vector<Promotion>& automatic,
                                          const Promotion* coded, const Moment& moment,
                                          std::vector<FieldError>& faults) {
    std::int64_t subtotal = 0;
    for (const ChosenLine& line : lines)
        subtotal += price_of(line);
    if (coded != nullptr) check_code(*coded, lines, subtotal, moment, faults);
    std::vector<const Promotion*> candidates;
    if (coded != nullptr) candidates.push_back(coded);
    for (const Promotion& each : automatic) {
        if (is_on(each, moment) && is_reached(each, subtotal)) candidates.push_back(&each);
    }
    auto discounts = off_lines(lines, candidates);
    const Promotion* best = best_of(candidates, [&](const Promotion& each) {
        return each.target == PromotionTarget::order ? worth(each, subtotal, 1) : Wide{0};
    });
    if (best == nullptr) return discounts;
    discounts.push_back(discount_of(*best));
    discounts.back().lines = all_positions(lines.size());
    return discounts;
}

std::optional<std::string> promotion_code(std::string_view typed) {
    if (typed.size() < 3 || typed.size() > 32) return std::nullopt;
    std::string code;
    for (const char c : typed) {
        const bool is_small = c >= 'a' && c <= 'z';
        const bool is_other =
            (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!is_small && !is_other) return std::nullopt;
        code += is_small ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return code;
}

}  // namespace beanq::orders
