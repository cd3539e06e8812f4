#include "inventory/domain/amount.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "kernel/wide.hpp"

namespace beanq::inventory {

namespace {

/// One of the unit in the base unit is `numerator` ÷ `denominator`. The ounces are exact: by the
/// international yard and pound agreement of 1959, and as 231 cubic inches ÷ 128.
struct Conversion {
    std::string_view unit;
    Unit base;
    std::int64_t numerator;
    std::int64_t denominator;
};

constexpr std::array conversions{
    Conversion{"g", Unit::g, 1, 1},
    Conversion{"kg", Unit::g, 1000, 1},
    Conversion{"oz", Unit::g, 28'349'523'125, 1'000'000'000},
    Conversion{"ml", Unit::ml, 1, 1},
    Conversion{"l", Unit::ml, 1000, 1},
    Conversion{"oz", Unit::ml, 295'735'295'625, 10'000'000'000},
    Conversion{"pcs", Unit::pcs, 1, 1},
};

}  // namespace

bool is_common_unit(std::string_view unit) {
    return std::ranges::any_of(conversions, [&](const Conversion& c) { return c.unit == unit; });
}

std::optional<Quantity> in_base_unit(const Amount& amount, Unit base,
                                     const std::vector<Pack>& packs) {
    std::optional<std::int64_t> thousandths;
    const auto known = std::ranges::find_if(conversions, [&](const Conversion& conversion) {
        return conversion.unit == amount.unit && conversion.base == base;
    });
    const auto pack = std::ranges::find(packs, amount.unit, &Pack::name);
    if (known != conversions.end()) {
        thousandths = scaled(amount.value.thousandths, known->numerator, known->denominator);
    } else if (pack != packs.end()) {
        thousandths = scaled(amount.value.thousandths, pack->size.thousandths, 1000);
    }
    if (!thousandths || Quantity{*thousandths} > max_quantity ||
        Quantity{*thousandths} < -max_quantity)
        return std::nullopt;
    return Quantity{*thousandths};
}

}  // namespace beanq::inventory
