#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"
#include "menu/domain/modifier_group.hpp"

namespace beanq::menu {

/// A size or kind of a product that has a price. Shown in the order of `sort`, then of `id`.
struct Variation {
    VariationId id;
    ProductId product;
    std::string name;
    Money price;
    int sort = 0;
    bool sold_out = false;
    std::int64_t version = 1;

    bool operator==(const Variation&) const = default;
};

/// A product's use of a modifier group, with bounds of its own where they differ.
struct GroupUse {
    ModifierGroupId group;
    std::optional<int> min = {};
    std::optional<int> max = {};

    Bounds bounds(Bounds of_group) const {
        return {min.value_or(of_group.min), max.value_or(of_group.max)};
    }

    bool operator==(const GroupUse&) const = default;
};

/// Something the chain sells, in at least one variation. Its version covers all that its page
/// shows: its variations and its modifier groups too.
struct Product {
    ProductId id;
    std::string name;
    std::string description;
    std::optional<std::string> image_url = {};
    std::optional<std::string> tax_class = {};
    std::vector<std::string> allergens = {};
    int preparation_s = 0;
    bool active = true;
    std::int64_t version = 1;
    std::vector<Variation> variations = {};
    std::vector<GroupUse> groups = {};  ///< in the order in which they are asked

    bool operator==(const Product&) const = default;
};

/// A product with the groups that it uses, in its order.
struct ProductWithGroups {
    Product product;
    std::vector<ModifierGroup> groups;
};

/// `field.format` at `/image_url` when it is no http(s) address, `field.format` and
/// `field.duplicate` at `/allergens/<n>`, `field.too-few` and `field.too-many` at `/variations`,
/// `field.currency` at `/variations/<n>/price/currency`; all below `at`.
std::vector<FieldError> faults_in(const Product& product, Currency currency,
                                  const std::string& at = "");

/// Faults of a use of `group`: its bounds below `at`, as for a group; `field.defaults` at
/// `<at>/max`.
std::vector<FieldError> faults_in(const GroupUse& use, const ModifierGroup& group,
                                  const std::string& at);

}  // namespace beanq::menu
