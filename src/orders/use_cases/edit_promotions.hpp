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

struct ChangePromotionCommand {
    PromotionId id;
    std::optional<std::int64_t> version;  ///< nothing: whichever it is at
    std::function<void(Promotion&)> edit;
};

/// Shows, creates and changes promotions. Orders that are placed already keep their discounts.
class EditPromotions {
public:
    struct Needs {
        Store& store;
        UuidSource& ids;
        Locations& locations;
        PromotionRepository& promotions;
    };
    explicit EditPromotions(Needs needs) : needs_(needs) {}

    /// 404 `promotion.unknown`.
    awaitable<Result<Promotion>> find(PromotionId id) const;
    /// Newest first. 422 `field.cursor`.
    awaitable<Result<Page<Promotion>>> list(std::optional<LocationId> location,
                                            PageRequest page) const;
    /// `promotion` with an id and, without a location, at the oldest. 422 `location.unknown` and as
    /// faults_in(Promotion), 409 `promotion.code-taken`.
    awaitable<Result<Promotion>> create(Promotion promotion, std::optional<LocationId> location,
                                        const Once<Promotion>& once) const;
    /// 404 `promotion.unknown`, 412 `version.stale`, then as for `create`.
    awaitable<Result<Promotion>> change(ChangePromotionCommand command) const;

private:
    awaitable<Result<void>> check(Transaction& tx, Promotion& promotion) const;

    Needs needs_;
};

}  // namespace beanq::orders
