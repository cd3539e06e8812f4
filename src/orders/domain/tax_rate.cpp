#include "orders/domain/tax_rate.hpp"

#include <algorithm>
#include <map>

#include "orders/domain/pricing.hpp"

namespace beanq::orders {

std::vector<OrderTax> taxes_for(const std::vector<ChosenLine>& lines, FulfilmentType fulfilment,
                                const std::vector<TaxRate>& rates) {
    std::vector<OrderTax> taxes;
    for (const TaxRate& rate : rates) {
        const bool is_for_all = rate.fulfilments.empty();
        if (!is_for_all &&
            std::ranges::find(rate.fulfilments, fulfilment) == rate.fulfilments.end())
            continue;
        LinePositions positions;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].tax_class == rate.tax_class) positions.push_back(static_cast<int>(i));
        }
        if (positions.empty()) continue;
        taxes.push_back({.rate = rate.id,
                         .name = rate.name,
                         .rate_ppm = rate.rate_ppm,
                         .included = rate.included,
                         .lines = std::move(positions)});
    }
    return taxes;
}

Result<void> check_together(const std::vector<TaxRate>& active) {
    std::map<std::optional<std::string>, int> of_class;
    for (const TaxRate& rate : active) {
        if (++of_class[rate.tax_class] > max_taxes) {
            return refuse(ErrorKind::conflict, "tax-rate.too-many",
                          {"A tax class has 10 active rates at most.",
                           "У налогового класса может быть не больше 10 действующих ставок."});
        }
    }
    return {};
}

}  // namespace beanq::orders
