#pragma once

#include <string_view>

#include "orders/domain/tax_rate.hpp"
#include "platform/db/sql.hpp"

/// Between rows and the rules of prices.
namespace beanq::orders {

/// What `tax_rate_from` reads.
inline constexpr std::string_view tax_rate_columns =
    "id, location_id, name, rate_ppm, included, tax_class, fulfilments, active, version";

/// What `promotion_from` reads.
inline constexpr std::string_view promotion_columns =
    "id, location_id, name, code, target, subjects, kind, rate_ppm, amount_minor, "
    "min_subtotal_minor, currency, valid_from, valid_until, hours, max_uses, "
    "max_uses_per_customer, used, active, version";

TaxRate tax_rate_from(const db::Row& row);
Promotion promotion_from(const db::Row& row);

/// `pickup,dine_in`, as it is stored.
std::string to_text(const std::vector<FulfilmentType>& fulfilments);

/// One id a line, as it is stored.
std::string to_text(const std::vector<Uuid>& ids);

}  // namespace beanq::orders
