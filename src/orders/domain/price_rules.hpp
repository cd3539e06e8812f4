// What makes a price more or less than the menu's: discounts, taxes, the smallest coin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "orders/domain/status.hpp"

namespace beanq::orders {

inline constexpr std::int64_t whole_ppm = 1'000'000;

enum class DiscountKind { percent, fixed };
enum class DiscountScope { item, order };

template <>
struct Names<DiscountKind> {
    static constexpr std::array<std::string_view, 2> all{"percent", "fixed"};
};
template <>
struct Names<DiscountScope> {
    static constexpr std::array<std::string_view, 2> all{"item", "order"};
};

/// So much off: a rate of what it is for; or an amount, off each piece of each of its lines
/// (`item`), or off all of them together (`order`).
struct Reduction {
    DiscountKind kind = DiscountKind::percent;
    DiscountScope scope = DiscountScope::order;
    std::int64_t rate_ppm = 0;      ///< of a percent one, 1 to 1,000,000
    std::int64_t amount_minor = 0;  ///< of a fixed one

    bool operator==(const Reduction&) const = default;
};

/// Positions of lines in their order, ascending.
using LinePositions = std::vector<int>;

inline LinePositions all_positions(std::size_t lines) {
    LinePositions all(lines);
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// A discount that an order has, as it was when the order was priced.
struct OrderDiscount {
    std::string name;
    Reduction off;
    LinePositions lines;
    std::optional<PromotionId> promotion = {};
    std::optional<std::string> code = {};
    std::optional<UserId> given_by = {};     ///< by hand: who gave it
    std::optional<std::string> reason = {};  ///< and why
    std::int64_t amount_minor = 0;           ///< what it came to

    bool operator==(const OrderDiscount&) const = default;
};

/// A tax that an order has, as it was when the order was priced.
struct OrderTax {
    TaxRateId rate;
    std::string name;
    std::int64_t rate_ppm = 0;
    bool included = false;  ///< in the prices; otherwise it comes on top
    LinePositions lines;
    std::int64_t amount_minor = 0;  ///< what it came to

    bool operator==(const OrderTax&) const = default;
};

enum class RoundingMode { nearest, down };

template <>
struct Names<RoundingMode> {
    static constexpr std::array<std::string_view, 2> all{"nearest", "down"};
};

/// What is paid in cash is a multiple of the smallest coin.
struct CashRounding {
    std::int64_t step_minor = 1;  ///< 1: every amount can be paid
    RoundingMode mode = RoundingMode::nearest;

    bool operator==(const CashRounding&) const = default;
};

}  // namespace beanq::orders
