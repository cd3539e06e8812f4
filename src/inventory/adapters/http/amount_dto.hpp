// Amounts, costs and packs as requests and answers have them.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <boost/describe.hpp>

#include "inventory/domain/ingredient.hpp"
#include "kernel/money.hpp"
#include "kernel/quantity.hpp"
#include "platform/http/fields.hpp"

namespace beanq {

BOOST_DESCRIBE_ENUM(Unit, g, ml, pcs)

}  // namespace beanq

namespace beanq::inventory {

BOOST_DESCRIBE_ENUM(Shortage, block, warn)

using AnyDecimal = http::Decimal<-max_quantity.thousandths>;
using NotNegative = http::Decimal<0>;

/// `unit` is g, kg, oz, ml, l, pcs or a pack of the ingredient.
struct AmountBody {
    NotNegative value;
    http::Text<1, max_unit_name> unit;
};
BOOST_DESCRIBE_STRUCT(AmountBody, (), (value, unit))

/// The same, where less than nothing means taking away.
struct SignedAmountBody {
    AnyDecimal value;
    http::Text<1, max_unit_name> unit;
};
BOOST_DESCRIBE_STRUCT(SignedAmountBody, (), (value, unit))

struct QuantityView {
    std::string value;  ///< exact decimal text
    Unit unit;
};
BOOST_DESCRIBE_STRUCT(QuantityView, (), (value, unit))

struct CostBody {
    http::Price price;
    std::optional<AmountBody> per;  ///< absent: one base unit
};
BOOST_DESCRIBE_STRUCT(CostBody, (), (price, per))

struct CostView {
    Money price;
    QuantityView per;
};
BOOST_DESCRIBE_STRUCT(CostView, (), (price, per))

struct PackBody {
    http::Text<1, max_unit_name> name;
    AmountBody quantity;
};
BOOST_DESCRIBE_STRUCT(PackBody, (), (name, quantity))

struct PackView {
    std::string name;
    QuantityView quantity;
};
BOOST_DESCRIBE_STRUCT(PackView, (), (name, quantity))

template <class Body>
Amount to_amount(Body body) {
    return {body.value.value, std::move(body.unit.value)};
}

inline std::optional<Amount> to_amount(std::optional<AmountBody> body) {
    if (!body) return std::nullopt;
    return to_amount(std::move(*body));
}

inline QuantityView to_view(Quantity quantity, Unit unit) { return {to_string(quantity), unit}; }

inline std::optional<QuantityView> to_view(const std::optional<Quantity>& quantity, Unit unit) {
    if (!quantity) return std::nullopt;
    return to_view(*quantity, unit);
}

}  // namespace beanq::inventory
