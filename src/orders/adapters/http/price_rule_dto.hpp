// Taxes, cash rounding and promotions as the API shows and takes them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "orders/adapters/http/order_dto.hpp"
#include "orders/use_cases/edit_promotions.hpp"
#include "orders/use_cases/edit_tax_rates.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/hours.hpp"

namespace beanq::orders {

BOOST_DESCRIBE_ENUM(PromotionTarget, order, category, product)

using RuleName = http::Text<1, 80>;
using Rate = http::Whole<1, whole_ppm>;  ///< 200,000 is 20 %
using Uses = http::Whole<1, 1'000'000'000>;

struct NewTaxRateBody {
    std::optional<LocationId> location_id;
    RuleName name;
    Rate rate_ppm;
    std::optional<bool> included;                ///< absent: it is in the prices
    std::optional<http::Text<1, 40>> tax_class;  ///< absent: for products that have none
    std::optional<http::List<FulfilmentType, 1, 3>> fulfilments;  ///< absent: all
};
BOOST_DESCRIBE_STRUCT(NewTaxRateBody, (),
                      (location_id, name, rate_ppm, included, tax_class, fulfilments))

struct TaxRateChangeBody {
    std::optional<RuleName> name;
    std::optional<Rate> rate_ppm;
    std::optional<bool> included;
    http::Change<http::Text<1, 40>> tax_class;
    http::Change<http::List<FulfilmentType, 1, 3>> fulfilments;
    std::optional<bool> active;
};
BOOST_DESCRIBE_STRUCT(TaxRateChangeBody, (),
                      (name, rate_ppm, included, tax_class, fulfilments, active))

struct TaxRateView {
    TaxRateId id;
    LocationId location_id;
    std::string name;
    std::int64_t rate_ppm = 0;
    bool included = true;
    std::optional<std::string> tax_class;
    std::vector<FulfilmentType> fulfilments;
    bool active = true;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(TaxRateView, (),
                      (id, location_id, name, rate_ppm, included, tax_class, fulfilments, active,
                       version))

struct CashRoundingBody {
    std::optional<LocationId> location_id;
    http::Whole<1, 1'000'000> step;    ///< minor units; 1: no rounding
    std::optional<RoundingMode> mode;  ///< absent: nearest
};
BOOST_DESCRIBE_STRUCT(CashRoundingBody, (), (location_id, step, mode))

struct CashRoundingView {
    LocationId location_id;
    std::int64_t step = 1;
    RoundingMode mode = RoundingMode::nearest;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CashRoundingView, (), (location_id, step, mode, version))

struct NewPromotionBody {
    std::optional<LocationId> location_id;
    RuleName name;
    std::optional<http::Text<1, 40>> code;             ///< absent: given to everybody
    std::optional<PromotionTarget> target;             ///< absent: the order
    std::optional<http::List<Uuid, 1, 500>> subjects;  ///< products or categories
    std::optional<Rate> rate_ppm;
    std::optional<http::Price> amount;  ///< off each piece, or off the order
    std::optional<http::Price> min_subtotal;
    std::optional<Instant> valid_from;
    std::optional<Instant> valid_until;
    std::optional<http::HoursBody> hours;  ///< absent or empty: always
    std::optional<Uses> max_uses;
    std::optional<Uses> max_uses_per_customer;
};
BOOST_DESCRIBE_STRUCT(NewPromotionBody, (),
                      (location_id, name, code, target, subjects, rate_ppm, amount, min_subtotal,
                       valid_from, valid_until, hours, max_uses, max_uses_per_customer))

struct PromotionChangeBody {
    std::optional<RuleName> name;
    http::Change<http::Text<1, 40>> code;
    std::optional<PromotionTarget> target;
    http::Change<http::List<Uuid, 1, 500>> subjects;
    http::Change<Rate> rate_ppm;
    http::Change<http::Price> amount;
    http::Change<http::Price> min_subtotal;
    http::Change<Instant> valid_from;
    http::Change<Instant> valid_until;
    std::optional<http::HoursBody> hours;
    http::Change<Uses> max_uses;
    http::Change<Uses> max_uses_per_customer;
    std::optional<bool> active;
};
BOOST_DESCRIBE_STRUCT(PromotionChangeBody, (),
                      (name, code, target, subjects, rate_ppm, amount, min_subtotal, valid_from,
                       valid_until, hours, max_uses, max_uses_per_customer, active))

struct PromotionView {
    PromotionId id;
    LocationId location_id;
    std::string name;
    std::optional<std::string> code;
    PromotionTarget target = PromotionTarget::order;
    std::vector<Uuid> subjects;
    std::optional<std::int64_t> rate_ppm;
    std::optional<Money> amount;
    std::optional<Money> min_subtotal;
    std::optional<Instant> valid_from;
    std::optional<Instant> valid_until;
    std::vector<http::DayPartView> hours;
    std::optional<std::int64_t> max_uses;
    std::optional<std::int64_t> max_uses_per_customer;
    std::int64_t used = 0;  ///< by orders that named its code and are not cancelled
    bool active = true;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PromotionView, (),
                      (id, location_id, name, code, target, subjects, rate_ppm, amount,
                       min_subtotal, valid_from, valid_until, hours, max_uses,
                       max_uses_per_customer, used, active, version))

struct PriceRuleListQuery {
    std::optional<LocationId> location_id;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(PriceRuleListQuery, (), (location_id, limit, cursor))

struct LocationQuery {
    std::optional<LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(LocationQuery, (), (location_id))

struct TaxRatePath {
    TaxRateId id;
};
BOOST_DESCRIBE_STRUCT(TaxRatePath, (), (id))

struct PromotionPath {
    PromotionId id;
};
BOOST_DESCRIBE_STRUCT(PromotionPath, (), (id))

TaxRateView view_of(const TaxRate& rate);
CashRoundingView view_of(const LocationRounding& rounding);
PromotionView view_of(const Promotion& promotion);

/// Without an id and a location.
TaxRate to_rate(NewTaxRateBody body);
Promotion to_promotion(NewPromotionBody body);

std::function<void(TaxRate&)> to_edit(TaxRateChangeBody body);
std::function<void(Promotion&)> to_edit(PromotionChangeBody body);

}  // namespace beanq::orders
