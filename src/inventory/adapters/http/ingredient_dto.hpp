// Ingredients and recipes as the API shows and takes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "inventory/adapters/http/amount_dto.hpp"
#include "inventory/domain/recipe.hpp"
#include "inventory/ports.hpp"
#include "inventory/use_cases/edit_ingredients.hpp"
#include "inventory/use_cases/set_targets.hpp"
#include "inventory/use_cases/write_recipe.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/fields.hpp"

namespace beanq::inventory {

using Name = http::Text<1, max_ingredient_name>;
using Allergens = http::List<http::Text<1, 40>, 0, max_ingredient_allergens>;
using Packs = http::List<PackBody, 0, max_packs>;

BOOST_DESCRIBE_ENUM(IngredientOrder, name, newest)

struct IngredientListQuery {
    std::optional<http::Text<0, 100>> text;
    std::optional<Unit> unit;
    std::optional<bool> active;
    std::optional<IngredientOrder> sort;  ///< absent: name
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(IngredientListQuery, (), (text, unit, active, sort, limit, cursor))

struct NewIngredientBody {
    Name name;
    Unit unit = Unit::g;
    std::optional<Shortage> shortage;  ///< absent: block
    std::optional<Allergens> allergens;
    std::optional<CostBody> cost;
    std::optional<Packs> packs;
};
BOOST_DESCRIBE_STRUCT(NewIngredientBody, (), (name, unit, shortage, allergens, cost, packs))

struct IngredientChangeBody {
    std::optional<Name> name;
    std::optional<Shortage> shortage;
    std::optional<bool> active;
    std::optional<Allergens> allergens;
    http::Change<CostBody> cost;
    std::optional<Packs> packs;
};
BOOST_DESCRIBE_STRUCT(IngredientChangeBody, (), (name, shortage, active, allergens, cost, packs))

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

struct RecipeQuery {
    std::optional<http::Whole<1, 1'000'000'000>> version;  ///< absent: the present one
};
BOOST_DESCRIBE_STRUCT(RecipeQuery, (), (version))

struct TargetsQuery {
    std::optional<LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(TargetsQuery, (), (location_id))

struct TargetsBody {
    std::optional<LocationId> location_id;
    std::optional<AmountBody> par_level;
    std::optional<AmountBody> reorder_threshold;
};
BOOST_DESCRIBE_STRUCT(TargetsBody, (), (location_id, par_level, reorder_threshold))

struct TargetsView {
    LocationId location_id;
    IngredientId ingredient_id;
    std::optional<QuantityView> par_level;
    std::optional<QuantityView> reorder_threshold;
};
BOOST_DESCRIBE_STRUCT(TargetsView, (), (location_id, ingredient_id, par_level, reorder_threshold))

struct IngredientView {
    IngredientId id;
    std::string name;
    Unit unit;
    Shortage shortage;
    bool active;
    std::vector<std::string> allergens;
    std::optional<CostView> cost;
    std::vector<PackView> packs;
    std::int64_t version;
};
BOOST_DESCRIBE_STRUCT(IngredientView, (),
                      (id, name, unit, shortage, active, allergens, cost, packs, version))

struct RecipeLineBody {
    IngredientId ingredient_id;
    std::optional<SignedAmountBody> quantity;
    std::optional<IngredientId> replaces_ingredient_id;
};
BOOST_DESCRIBE_STRUCT(RecipeLineBody, (), (ingredient_id, quantity, replaces_ingredient_id))

struct RecipeBody {
    http::List<RecipeLineBody, 0, max_recipe_lines> lines;
};
BOOST_DESCRIBE_STRUCT(RecipeBody, (), (lines))

struct RecipeLineView {
    IngredientId ingredient_id;
    std::string name;
    std::optional<QuantityView> quantity;
    std::optional<IngredientId> replaces_ingredient_id;
    std::optional<std::string> replaces_name;
};
BOOST_DESCRIBE_STRUCT(RecipeLineView, (),
                      (ingredient_id, name, quantity, replaces_ingredient_id, replaces_name))

/// Version 0: there is no recipe, and nothing is taken.
struct RecipeView {
    std::int64_t version = 0;
    std::vector<RecipeLineView> lines;
};
BOOST_DESCRIBE_STRUCT(RecipeView, (), (version, lines))

IngredientView to_view(const Ingredient& ingredient);
RecipeView to_view(const VersionedRecipe& recipe);
TargetsView to_view(const LocationTargets& targets);
http::Created<IngredientView> created(const Ingredient& ingredient);

IngredientFilter to_filter(const IngredientListQuery& query);
CreateIngredientCommand to_command(NewIngredientBody body);
ChangeIngredientCommand to_command(IngredientId id, const http::IfMatch& match,
                                   IngredientChangeBody body);
WriteRecipeCommand to_command(RecipeOwner owner, RecipeBody body);
SetTargetsCommand to_command(IngredientId id, TargetsBody body);

/// The words of a search text.
std::vector<std::string> words_of(const std::optional<http::Text<0, 100>>& text);

}  // namespace beanq::inventory
