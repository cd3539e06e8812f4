#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/location.hpp"
#include "kernel/once.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

struct ChangeTaxRateCommand {
    TaxRateId id;
    std::optional<std::int64_t> version;  ///< nothing: whichever it is at
    std::function<void(TaxRate&)> edit;
};

/// How cash is rounded at one location.
struct LocationRounding {
    LocationId location;
    CashRounding rounding;
    std::int64_t version = 0;  ///< 0: never said
};

struct SetRoundingCommand {
    std::optional<LocationId> location;   ///< empty: the oldest
    std::optional<std::int64_t> version;  ///< nothing: whichever it is at
    CashRounding rounding;
};

/// Shows, creates and changes the taxes that a shop takes, and how it rounds cash. Orders that are
/// placed already keep what they were priced by.
class EditTaxRates {
public:
    struct Needs {
        Store& store;
        UuidSource& ids;
        Locations& locations;
        TaxRateRepository& rates;
        PriceRuleBook& price_rules;
    };
    explicit EditTaxRates(Needs needs) : needs_(needs) {}

    /// 404 `tax-rate.unknown`.
    awaitable<Result<TaxRate>> find(TaxRateId id) const;
    /// Newest first. 422 `field.cursor`.
    awaitable<Result<Page<TaxRate>>> list(std::optional<LocationId> location,
                                          PageRequest page) const;
    /// `rate` with an id and, without a location, at the oldest. 422 `location.unknown`, 409 as
    /// check_together.
    awaitable<Result<TaxRate>> create(TaxRate rate, std::optional<LocationId> location,
                                      const Once<TaxRate>& once) const;
    /// 404 `tax-rate.unknown`, 412 `version.stale`, 409 as check_together.
    awaitable<Result<TaxRate>> change(ChangeTaxRateCommand command) const;

    /// 422 `location.unknown`.
    awaitable<Result<LocationRounding>> rounding(std::optional<LocationId> location) const;
    /// 422 `location.unknown`, 412 `version.stale`.
    awaitable<Result<LocationRounding>> set_rounding(SetRoundingCommand command) const;

private:
    awaitable<Result<void>> check(Transaction& tx, const TaxRate& rate) const;

    Needs needs_;
};

}  // namespace beanq::orders
