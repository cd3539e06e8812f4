#include "inventory/adapters/sql/recipe_repository.hpp"

#include <string_view>
#include <utility>
#include <variant>

#include "inventory/adapters/sql/ingredient_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::inventory {

namespace {

constexpr db::Statement insert_line{
    "inventory.insert_recipe_line",
    "INSERT INTO recipe_lines (owner_kind, owner_id, ingredient_id, quantity_thousandths)"
    " VALUES ($1, $2, $3, $4)"};

constexpr db::Statement select_recipe{
    "inventory.select_recipe",
    "SELECT i.id, i.name, i.unit, i.version, l.quantity_thousandths"
    " FROM recipe_lines l JOIN ingredients i ON i.id = l.ingredient_id"
    " WHERE l.owner_kind = $1 AND l.owner_id = $2 ORDER BY i.name_key"};

std::string_view kind_of(const RecipeOwner& owner) {
    return std::holds_alternative<VariationId>(owner) ? "variation" : "modifier";
}

Uuid id_of(const RecipeOwner& owner) {
    return std::visit([](const auto& id) { return id.value; }, owner);
}

}  // namespace

awaitable<void> SqlRecipeRepository::add_all(Transaction& tx, const std::vector<Recipe>& recipes) {
    std::vector<db::Query> queries;
    for (const auto& recipe : recipes) {
        for (const auto& line : recipe.lines) {
            queries.push_back(db::query(insert_line, kind_of(recipe.owner), id_of(recipe.owner),
                                        line.ingredient, line.quantity.thousandths));
        }
    }
    co_await db::sql(tx).run_all(std::move(queries));
}

awaitable<std::vector<RecipePart>> SqlRecipeRepository::find(Transaction& tx, RecipeOwner owner) {
    const auto rows = co_await db::sql(tx).run(select_recipe, kind_of(owner), id_of(owner));
    std::vector<RecipePart> parts;
    for (const auto& row : rows) {
        parts.push_back({to_ingredient(row), Quantity{row.get<std::int64_t>(4)}});
    }
    co_return parts;
}

}  // namespace beanq::inventory
