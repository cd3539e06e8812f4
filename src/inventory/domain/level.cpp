#include "inventory/domain/level.hpp"

#include "kernel/wide.hpp"

namespace beanq::inventory {

namespace {

constexpr std::int64_t micro = 1'000'000;
constexpr std::int64_t thousandths = 1000;

}  // namespace

std::optional<UnitCost> unit_cost(std::int64_t price_minor, Quantity per) {
    return scaled(price_minor, micro * thousandths, per.thousandths);
}

std::int64_t value_minor(Quantity quantity, UnitCost cost) {
    return rounded(Wide{quantity.thousandths} * cost, Wide{micro} * thousandths);
}

UnitCost moved_average(Quantity on_hand, std::optional<UnitCost> average, Quantity quantity,
                       UnitCost cost) {
    if (!average || on_hand <= Quantity{}) return cost;
    const Wide worth = Wide{on_hand.thousandths} * *average + Wide{quantity.thousandths} * cost;
    return rounded(worth, Wide{on_hand.thousandths} + quantity.thousandths);
}

}  // namespace beanq::inventory
