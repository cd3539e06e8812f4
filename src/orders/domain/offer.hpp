#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/money.hpp"

namespace beanq::orders {

struct OfferedModifier {
    ModifierId id;
    std::string name;
    Money price;
    bool is_default = false;
    bool available = true;
};

struct OfferedGroup {
    std::string name;
    int min = 0;           ///< fewest selections, counted with their quantities
    int max = 1;           ///< most
    bool repeats = false;  ///< whether one modifier may be taken more than once
    std::vector<OfferedModifier> modifiers;
};

/// One size of one product, with all that can be chosen for it.
struct OfferedVariation {
    ProductId product;
    std::string product_name;
    VariationId variation;
    std::string variation_name;
    Money price;
    bool available = true;
    std::vector<OfferedGroup> groups;
    int preparation_s = 0;  ///< of one piece
    std::vector<CategoryId> categories = {};
    std::optional<std::string> tax_class = {};
};

/// What one location sells at one moment.
class Offer {
public:
    virtual ~Offer() = default;

    virtual const Location& location() const = 0;

    /// Nothing when the variation is not on sale here: unknown, inactive or another shop's.
    virtual std::optional<OfferedVariation> find(const VariationId& variation) const = 0;
};

}  // namespace beanq::orders
