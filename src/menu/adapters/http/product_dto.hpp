// Products, variations, modifier groups and modifiers as those who edit them see them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "menu/adapters/http/menu_dto.hpp"
#include "menu/adapters/http/on_sale_dto.hpp"
#include "menu/domain/limits.hpp"
#include "menu/domain/product.hpp"
#include "menu/use_cases/browse_menu.hpp"
#include "menu/use_cases/edit_modifier_groups.hpp"
#include "menu/use_cases/edit_modifiers.hpp"
#include "menu/use_cases/edit_products.hpp"
#include "menu/use_cases/edit_variations.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/fields.hpp"

namespace beanq::menu {

using Description = http::Text<0, max_description>;
using Allergens = http::List<http::Text<1, 40>, 0, max_allergens>;
using PreparationSeconds = http::Whole<0, max_preparation_s>;

struct VariationView {
    VariationId id;
    ProductId product_id;
    std::string name;
    Money price;
    bool available = true;
    bool sold_out = false;
    int sort = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(VariationView, (),
                      (id, product_id, name, price, available, sold_out, sort, version))

/// A group as the product uses it. `own_min` and `own_max` are what the product set for itself.
struct ProductGroupView {
    ModifierGroupId id;
    std::string name;
    int min = 0;
    int max = 1;
    std::optional<int> own_min;
    std::optional<int> own_max;
    bool repeats = false;
    std::vector<OnSaleModifier> modifiers;
};
BOOST_DESCRIBE_STRUCT(ProductGroupView, (),
                      (id, name, min, max, own_min, own_max, repeats, modifiers))

struct ProductView {
    ProductId id;
    std::string name;
    std::string description;
    std::optional<std::string> image_url;
    std::optional<std::string> tax_class;
    std::vector<std::string> allergens;
    int preparation_seconds = 0;
    bool active = true;
    std::vector<VariationView> variations;
    std::vector<ProductGroupView> modifier_groups;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProductView, (),
                      (id, name, description, image_url, tax_class, allergens, preparation_seconds,
                       active, variations, modifier_groups, version))

struct ModifierView {
    ModifierId id;
    ModifierGroupId modifier_group_id;
    std::string name;
    Money price;
    bool default_ = false;
    bool available = true;
    bool sold_out = false;
    int sort = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ModifierView, (),
                      (id, modifier_group_id, name, price, default_, available, sold_out, sort,
                       version))

struct ModifierGroupView {
    ModifierGroupId id;
    std::string name;
    int min = 0;
    int max = 1;
    bool repeats = false;
    std::vector<ModifierView> modifiers;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ModifierGroupView, (), (id, name, min, max, repeats, modifiers, version))

struct NewProductVariationBody {
    Name name;
    http::Price price;
};
BOOST_DESCRIBE_STRUCT(NewProductVariationBody, (), (name, price))

struct NewProductBody {
    Name name;
    std::optional<Description> description;
    std::optional<http::Text<1, 500>> image_url;
    std::optional<http::Text<1, 40>> tax_class;
    std::optional<Allergens> allergens;
    std::optional<PreparationSeconds> preparation_seconds;
    http::List<NewProductVariationBody, 1, max_variations> variations;
    std::optional<http::List<ModifierGroupId, 0, max_groups>> modifier_group_ids;
    std::optional<CategoryId> category_id;
};
BOOST_DESCRIBE_STRUCT(NewProductBody, (),
                      (name, description, image_url, tax_class, allergens, preparation_seconds,
                       variations, modifier_group_ids, category_id))

struct ProductChangeBody {
    std::optional<Name> name;
    std::optional<Description> description;
    http::Change<http::Text<1, 500>> image_url;
    http::Change<http::Text<1, 40>> tax_class;
    std::optional<Allergens> allergens;
    std::optional<PreparationSeconds> preparation_seconds;
};
BOOST_DESCRIBE_STRUCT(ProductChangeBody, (),
                      (name, description, image_url, tax_class, allergens, preparation_seconds))

struct ProductGroupBody {
    ModifierGroupId modifier_group_id;
    std::optional<int> min;
    std::optional<int> max;
};
BOOST_DESCRIBE_STRUCT(ProductGroupBody, (), (modifier_group_id, min, max))

struct ProductGroupsBody {
    http::List<ProductGroupBody, 0, max_groups> modifier_groups;
};
BOOST_DESCRIBE_STRUCT(ProductGroupsBody, (), (modifier_groups))

struct NewVariationBody {
    Name name;
    http::Price price;
    std::optional<Sort> sort;
};
BOOST_DESCRIBE_STRUCT(NewVariationBody, (), (name, price, sort))

struct VariationChangeBody {
    std::optional<Name> name;
    std::optional<http::Price> price;
    std::optional<Sort> sort;
    std::optional<bool> sold_out;
};
BOOST_DESCRIBE_STRUCT(VariationChangeBody, (), (name, price, sort, sold_out))

struct NewGroupModifierBody {
    Name name;
    http::Price price;
    std::optional<bool> default_;
};
BOOST_DESCRIBE_STRUCT(NewGroupModifierBody, (), (name, price, default_))

struct NewModifierGroupBody {
    Name name;
    int min = 0;
    int max = 1;
    std::optional<bool> repeats;
    std::optional<http::List<NewGroupModifierBody, 0, max_modifiers>> modifiers;
};
BOOST_DESCRIBE_STRUCT(NewModifierGroupBody, (), (name, min, max, repeats, modifiers))

struct ModifierGroupChangeBody {
    std::optional<Name> name;
    std::optional<int> min;
    std::optional<int> max;
    std::optional<bool> repeats;
};
BOOST_DESCRIBE_STRUCT(ModifierGroupChangeBody, (), (name, min, max, repeats))

struct NewModifierBody {
    ModifierGroupId modifier_group_id;
    Name name;
    http::Price price;
    std::optional<bool> default_;
    std::optional<Sort> sort;
};
BOOST_DESCRIBE_STRUCT(NewModifierBody, (), (modifier_group_id, name, price, default_, sort))

struct ModifierChangeBody {
    std::optional<Name> name;
    std::optional<http::Price> price;
    std::optional<bool> default_;
    std::optional<Sort> sort;
    std::optional<bool> sold_out;
};
BOOST_DESCRIBE_STRUCT(ModifierChangeBody, (), (name, price, default_, sort, sold_out))

BOOST_DESCRIBE_ENUM(ProductOrder, newest, name, price)

struct ProductsQuery {
    std::optional<http::Text<0, 200>> text;
    std::optional<bool> active;
    std::optional<CategoryId> category_id;
    std::optional<http::Whole<0, max_price_minor>> min_price;
    std::optional<http::Whole<0, max_price_minor>> max_price;
    std::optional<ProductOrder> sort;  ///< absent: newest
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ProductsQuery, (),
                      (text, active, category_id, min_price, max_price, sort, limit, cursor))

struct ModifierGroupsQuery {
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ModifierGroupsQuery, (), (limit, cursor))

struct ProductPath {
    ProductId id;
};
BOOST_DESCRIBE_STRUCT(ProductPath, (), (id))

struct VariationPath {
    VariationId id;
};
BOOST_DESCRIBE_STRUCT(VariationPath, (), (id))

struct ModifierGroupPath {
    ModifierGroupId id;
};
BOOST_DESCRIBE_STRUCT(ModifierGroupPath, (), (id))

struct ModifierPath {
    ModifierId id;
};
BOOST_DESCRIBE_STRUCT(ModifierPath, (), (id))

VariationView to_view(const Variation& variation);
ProductView to_view(const ProductWithGroups& whole);
ModifierView to_view(const Modifier& modifier);
ModifierGroupView to_view(const ModifierGroup& group);

http::Created<VariationView> created(const Variation& variation);
http::Created<ProductView> created(const ProductWithGroups& whole);
http::Created<ModifierView> created(const Modifier& modifier);
http::Created<ModifierGroupView> created(const ModifierGroup& group);

CreateProductCommand to_command(NewProductBody body);
ChangeProductCommand to_command(ProductId id, const http::IfMatch& match, ProductChangeBody body);
std::vector<GroupUse> to_uses(const ProductGroupsBody& body);
CreateVariationCommand to_command(ProductId product, NewVariationBody body);
ChangeVariationCommand to_command(VariationId id, const http::IfMatch& match,
                                  VariationChangeBody body);
CreateModifierGroupCommand to_command(NewModifierGroupBody body);
ChangeModifierGroupCommand to_command(ModifierGroupId id, const http::IfMatch& match,
                                      ModifierGroupChangeBody body);
CreateModifierCommand to_command(NewModifierBody body);
ChangeModifierCommand to_command(ModifierId id, const http::IfMatch& match,
                                 ModifierChangeBody body);

}  // namespace beanq::menu
