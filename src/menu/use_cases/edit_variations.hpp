#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/money.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/product.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct CreateVariationCommand {
    ProductId product;
    std::string name;
    Money price;
    std::optional<int> sort;  ///< empty: after all others
};

/// What is set is changed.
struct ChangeVariationCommand {
    VariationId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name;
    std::optional<Money> price;
    std::optional<int> sort;
    std::optional<bool> sold_out;
};

/// Creates, changes and removes the variations of products, and raises the product's version too.
/// Each change is published before it is answered.
class EditVariations {
public:
    struct Needs {
        UuidSource& ids;
        Locations& locations;
        ProductRepository& products;
        PublishMenu& publish;
    };
    explicit EditVariations(Needs needs) : needs_(needs) {}

    /// 404 `product.unknown`, 409 `product.too-many-variations`, 422 with `field.currency`.
    awaitable<Result<Variation>> create(CreateVariationCommand command,
                                        const Once<Variation>& once) const;
    /// 404 `variation.unknown`, 412 `version.stale`, 422 with `field.currency`.
    awaitable<Result<Variation>> change(ChangeVariationCommand command) const;
    /// 404 `variation.unknown`, 412 `version.stale`, 409 `product.last-variation`.
    awaitable<Result<void>> remove(VariationId id, std::optional<std::int64_t> if_match) const;

private:
    awaitable<Result<void>> check_currency(Transaction& tx, Money price) const;
    awaitable<void> publish(std::unique_ptr<Transaction> tx, Product product) const;

    Needs needs_;
};

}  // namespace beanq::menu
