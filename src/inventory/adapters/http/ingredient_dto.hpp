#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/recipe.hpp"
#include "platform/http/fields.hpp"

namespace beanq {

BOOST_DESCRIBE_ENUM(Unit, g, ml, pcs)

}  // namespace beanq

namespace beanq::inventory {

struct IngredientListQuery {
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(IngredientListQuery, (), (limit, cursor))

struct IngredientPath {
    IngredientId id;
};
BOOST_DESCRIBE_STRUCT(IngredientPath, (), (id))

struct VariationRecipePath {
    VariationId id;
};
BOOST_DESCRIBE_STRUCT(VariationRecipePath, (), (id))

struct ModifierRecipePath {
    ModifierId id;
};
BOOST_DESCRIBE_STRUCT(ModifierRecipePath, (), (id))

struct IngredientView {
    IngredientId id;
    std::string name;
    Unit unit;
    std::int64_t version;
};
BOOST_DESCRIBE_STRUCT(IngredientView, (), (id, name, unit, version))

struct QuantityView {
    std::string value;  ///< exact decimal text
    Unit unit;
};
BOOST_DESCRIBE_STRUCT(QuantityView, (), (value, unit))

struct RecipeLineView {
    IngredientId ingredient_id;
    std::string name;
    QuantityView quantity;
};
BOOST_DESCRIBE_STRUCT(RecipeLineView, (), (ingredient_id, name, quantity))

struct RecipeView {
    std::vector<RecipeLineView> lines;
};
BOOST_DESCRIBE_STRUCT(RecipeView, (), (lines))

IngredientView to_view(const Ingredient& ingredient);
RecipeView to_view(const std::vector<RecipePart>& parts);

}  // namespace beanq::inventory
