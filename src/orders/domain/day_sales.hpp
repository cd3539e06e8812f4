#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"

namespace beanq::orders {

/// A quarter of an hour in which orders were placed that were not cancelled.
struct QuarterSales {
    Instant began{};
    std::int64_t orders = 0;
    std::int64_t revenue_minor = 0;
};

struct ProductSales {
    std::string name;
    std::string variation_name;
    std::int64_t quantity = 0;
    std::int64_t revenue_minor = 0;

    bool operator==(const ProductSales&) const = default;
};

/// A location's business day as its orders are now. Revenue is what the orders that were not
/// cancelled cost, without tips and less what was refunded of it; of products what their pieces
/// cost, whatever was refunded later.
struct DaySales {
    std::int64_t placed = 0;  ///< all orders
    std::int64_t open = 0;    ///< from pending to ready
    std::int64_t completed = 0;
    std::int64_t cancelled = 0;
    std::int64_t revenue_minor = 0;
    std::int64_t refunded_minor = 0;
    std::vector<QuarterSales> quarters;  ///< in order
    std::vector<ProductSales> products;  ///< those sold most, at most ten

    /// Of an order that was not cancelled, half-up; 0 when there is none.
    std::int64_t average_minor() const {
        const std::int64_t sold = placed - cancelled;
        return sold == 0 ? 0 : (2 * revenue_minor + sold) / (2 * sold);
    }
};

}  // namespace beanq::orders
