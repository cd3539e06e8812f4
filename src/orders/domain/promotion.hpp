#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/weekly_hours.hpp"
#include "orders/domain/price_rules.hpp"
#include "orders/domain/selection.hpp"

namespace beanq::orders {

/// What a promotion takes off: each piece of some products, or of all in some categories; or the
/// order as a whole.
enum class PromotionTarget { order, category, product };

template <>
struct Names<PromotionTarget> {
    static constexpr std::array<std::string_view, 3> all{"order", "category", "product"};
};

/// A discount that the shop gives by itself, or to those who name its code.
struct Promotion {
    PromotionId id;
    LocationId location;
    std::string name;
    std::optional<std::string> code = {};  ///< in capital letters
    PromotionTarget target = PromotionTarget::order;
    std::vector<Uuid> subjects = {};  ///< products or categories
    DiscountKind kind = DiscountKind::percent;
    std::int64_t rate_ppm = 0;         ///< of a percent one
    std::optional<Money> amount = {};  ///< of a fixed one
    std::optional<Money> min_subtotal = {};
    std::optional<Instant> valid_from = {};
    std::optional<Instant> valid_until = {};  ///< not any more then
    WeeklyHours hours = {};
    std::optional<std::int64_t> max_uses = {};               ///< of one with a code
    std::optional<std::int64_t> max_uses_per_customer = {};  ///< the same
    std::int64_t used = 0;  ///< by orders that are not cancelled; counted for codes only
    bool active = true;
    std::int64_t version = 1;

    Reduction reduction() const {
        return {
            .kind = kind,
            .scope = target == PromotionTarget::order ? DiscountScope::order : DiscountScope::item,
            .rate_ppm = rate_ppm,
            .amount_minor = amount ? amount->amount_minor : 0};
    }
    bool operator==(const Promotion&) const = default;
};

/// What of a promotion cannot be, as pointers into its body: `/code` `promotion.code-format`;
/// `/rate_ppm` or `/amount` `field.required` and `field.not-allowed` by kind; `/subjects` the same
/// by target; `/max_uses…` `promotion.needs-code`, `/max_uses` `field.range` when it was used more
/// often; `/valid_until` `field.order`; currencies other
/// than the shop's `field.currency`; those of hours.
std::vector<FieldError> faults_in(const Promotion& promotion, const Currency& currency);

/// How codes are compared: in capital letters. Nothing for what is no code: 3 to 32 Latin letters,
/// digits, `-` and `_`.
std::optional<std::string> promotion_code(std::string_view typed);

/// The moment of pricing, absolute and on the shop's wall clock.
struct Moment {
    Instant now{};
    LocalTime wall{};
};

/// The discounts of an order, without amounts: at most one promotion takes off each line, and one
/// off the order as a whole; where several could, the one worth most on the undiscounted price,
/// then the one whose code was named, then the older one. `coded` is the promotion whose code was
/// named, `faults` gets why that cannot be had, at `/promotion_code`: `promotion.not-now`,
/// `promotion.min-subtotal`, `promotion.nothing-to-discount`.
std::vector<OrderDiscount> promotions_for(const std::vector<ChosenLine>& lines,
                                          const std::vector<Promotion>& automatic,
                                          const Promotion* coded, const Moment& moment,
                                          std::vector<FieldError>& faults);

}  // namespace beanq::orders
