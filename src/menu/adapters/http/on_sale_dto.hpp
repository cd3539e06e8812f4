// What guests see of the menu.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "menu/domain/catalogue.hpp"
#include "menu/domain/search_index.hpp"
#include "platform/http/fields.hpp"

namespace beanq::menu {

struct OnSaleModifier {
    ModifierId id;
    std::string name;
    Money price;
    bool default_ = false;
    bool available = true;
};
BOOST_DESCRIBE_STRUCT(OnSaleModifier, (), (id, name, price, default_, available))

struct OnSaleGroup {
    ModifierGroupId id;
    std::string name;
    int min = 0;
    int max = 1;
    bool repeats = false;
    std::vector<OnSaleModifier> modifiers;
};
BOOST_DESCRIBE_STRUCT(OnSaleGroup, (), (id, name, min, max, repeats, modifiers))

struct OnSaleVariation {
    VariationId id;
    std::string name;
    Money price;
    bool available = true;
};
BOOST_DESCRIBE_STRUCT(OnSaleVariation, (), (id, name, price, available))

struct OnSaleProduct {
    ProductId id;
    std::string name;
    std::string description;
    std::optional<std::string> image_url;
    std::vector<std::string> allergens;
    int preparation_seconds = 0;
    std::vector<OnSaleVariation> variations;
    std::vector<OnSaleGroup> modifier_groups;
};
BOOST_DESCRIBE_STRUCT(OnSaleProduct, (),
                      (id, name, description, image_url, allergens, preparation_seconds, variations,
                       modifier_groups))

struct OnSaleItem {
    MenuItemId id;
    bool available = true;
    OnSaleProduct product;
};
BOOST_DESCRIBE_STRUCT(OnSaleItem, (), (id, available, product))

struct OnSaleCategory {
    CategoryId id;
    std::string name;
    std::vector<OnSaleItem> items;
};
BOOST_DESCRIBE_STRUCT(OnSaleCategory, (), (id, name, items))

struct OnSaleMenu {
    MenuId id;
    std::string name;
    std::vector<OnSaleCategory> categories;
};
BOOST_DESCRIBE_STRUCT(OnSaleMenu, (), (id, name, categories))

struct OnSaleView {
    LocationId location_id;
    std::string location_name;
    std::string time_zone;
    std::string currency;
    std::vector<OnSaleMenu> menus;
};
BOOST_DESCRIBE_STRUCT(OnSaleView, (), (location_id, location_name, time_zone, currency, menus))

struct NamedMenu {
    MenuId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedMenu, (), (id, name))

struct NamedCategory {
    CategoryId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedCategory, (), (id, name))

/// An item that a search found, and where it stands.
struct FoundItemView {
    MenuItemId id;
    bool available = true;
    NamedMenu menu;
    NamedCategory category;
    OnSaleProduct product;
};
BOOST_DESCRIBE_STRUCT(FoundItemView, (), (id, available, menu, category, product))

struct OnSaleQuery {
    std::optional<LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(OnSaleQuery, (), (location_id))

/// Prices in minor units of the location's currency.
struct SearchQuery {
    std::optional<LocationId> location_id;
    std::optional<http::Text<0, 200>> text;
    std::optional<CategoryId> category_id;
    std::optional<http::Whole<0, max_price_minor>> min_price;
    std::optional<http::Whole<0, max_price_minor>> max_price;
    std::optional<bool> available;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (),
                      (location_id, text, category_id, min_price, max_price, available, limit,
                       cursor))

OnSaleView to_view(const Catalogue& catalogue);
FoundItemView to_view(const Found& found);

}  // namespace beanq::menu
