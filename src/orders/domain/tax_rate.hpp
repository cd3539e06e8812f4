#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "orders/domain/price_rules.hpp"
#include "orders/domain/promotion.hpp"
#include "orders/domain/selection.hpp"
#include "orders/domain/status.hpp"

namespace beanq::orders {

/// A tax that the shop takes. It is for the products of one tax class, or for those that have none;
/// a product whose class no rate names is free of tax.
struct TaxRate {
    TaxRateId id;
    LocationId location;
    std::string name;
    std::int64_t rate_ppm = 0;  ///< 1 to 1,000,000
    bool included = true;       ///< in the prices; otherwise it comes on top
    std::optional<std::string> tax_class = {};
    std::vector<FulfilmentType> fulfilments = {};  ///< none named: all
    bool active = true;
    std::int64_t version = 1;

    bool operator==(const TaxRate&) const = default;
};

/// Everything at one shop that prices follow from beside its menu.
struct PriceRules {
    std::vector<TaxRate> taxes;         ///< active ones, oldest first
    std::vector<Promotion> promotions;  ///< active ones, oldest first; those without a code, and
                                        ///< those with one of the codes that were asked for
    CashRounding rounding;
};

/// Which of the rates an order so fulfilled has, on which lines; without amounts.
std::vector<OrderTax> taxes_for(const std::vector<ChosenLine>& lines, FulfilmentType fulfilment,
                                const std::vector<TaxRate>& rates);

/// Whether these may all be active at once. 409 `tax-rate.too-many`: one line may have 10 at most.
Result<void> check_together(const std::vector<TaxRate>& active);

}  // namespace beanq::orders
