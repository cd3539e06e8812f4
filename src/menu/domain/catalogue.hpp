#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/money.hpp"

namespace beanq::menu {

struct CatalogueModifier {
    ModifierId id;
    std::string name;
    Money price;
    bool is_default = false;
    bool available = true;  ///< not sold out, and can be made with something
    bool sold_out = false;  ///< by hand
};

struct CatalogueGroup {
    ModifierGroupId id;
    std::string name;
    int min = 0;           ///< fewest selections, counted with their quantities
    int max = 1;           ///< most
    bool repeats = false;  ///< whether one modifier may be taken more than once
    std::vector<CatalogueModifier> modifiers;
};

struct CatalogueVariation {
    VariationId id;
    std::string name;
    Money price;
    bool available = true;  ///< not sold out, and can be made
    bool sold_out = false;  ///< by hand
};

struct CatalogueProduct {
    ProductId id;
    std::string name;
    std::string description;
    std::vector<CatalogueVariation> variations;
    std::vector<CatalogueGroup> groups;
    int preparation_s = 0;
    std::vector<std::string> allergens;
    std::optional<std::string> image_url;
    std::optional<std::string> tax_class;
};

struct CatalogueItem {
    MenuItemId id;
    std::shared_ptr<const CatalogueProduct> product;
    bool available = true;  ///< a variation is, and every group's minimum can be met
};

struct CatalogueCategory {
    CategoryId id;
    std::string name;
    std::vector<CatalogueItem> items;
};

struct CatalogueMenu {
    MenuId id;
    std::string name;
    std::vector<CatalogueCategory> categories;
};

/// All that one location sells at one moment: an immutable snapshot. What is not here, or not
/// available here, cannot be ordered.
struct Catalogue {
    Location location;
    std::int64_t version = 0;  ///< grows with every change of the location's menu
    std::vector<CatalogueMenu> menus;

    struct Sale {
        const CatalogueProduct* product = nullptr;
        const CatalogueVariation* variation = nullptr;
        bool available = false;  ///< the variation and its item are
        /// Not sold out by hand. It may be tried: the shelves are asked when it is ordered.
        bool orderable = false;
        std::vector<CategoryId> categories;  ///< where the product stands
    };
    std::unordered_map<VariationId, Sale> sales;  ///< every variation on any of the menus

    /// Null when the variation is not on sale here.
    const Sale* find(const VariationId& id) const {
        const auto found = sales.find(id);
        return found == sales.end() ? nullptr : &found->second;
    }
};

}  // namespace beanq::menu
