// A whole menu as plain data: what the demo café, or a file from another system, brings in at once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/money.hpp"

namespace beanq::menu {

/// A tree of menus, categories and products, and the modifier groups that the products share.
/// An id that is left nil is made by the import; lists are in the order in which they are shown.
struct MenuImport {
    struct Modifier {
        ModifierId id = {};
        std::string name;
        Money price;
        bool is_default = false;
        bool sold_out = false;
    };
    struct Group {
        ModifierGroupId id = {};
        std::string name;
        int min = 0;
        int max = 1;
        bool repeats = false;
        std::vector<Modifier> modifiers = {};
    };
    struct Variation {
        VariationId id = {};
        std::string name;
        Money price;
        bool sold_out = false;
    };
    struct GroupUse {
        std::size_t group = 0;        ///< place in `groups`
        std::optional<int> min = {};  ///< instead of the group's, for this product only
        std::optional<int> max = {};
    };
    struct Product {
        ProductId id = {};
        std::string name;
        std::string description = {};
        std::vector<std::string> allergens = {};
        int preparation_s = 0;
        std::vector<Variation> variations = {};
        std::vector<GroupUse> groups = {};
    };
    struct Category {
        CategoryId id = {};
        std::string name;
        std::vector<Product> products = {};
    };
    struct Menu {
        MenuId id = {};
        std::string name;
        std::optional<Date> valid_from = {};   ///< first day, in the location's zone
        std::optional<Date> valid_until = {};  ///< last day
        std::vector<Category> categories = {};
    };

    std::optional<LocationId> location = {};  ///< empty: the oldest one
    std::vector<Group> groups = {};
    std::vector<Menu> menus = {};
};

}  // namespace beanq::menu
