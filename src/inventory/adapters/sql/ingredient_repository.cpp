#include "inventory/adapters/sql/ingredient_repository.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "inventory/adapters/sql/ingredient_rows.hpp"
#include "platform/db/sql.hpp"
#include "platform/text/fold.hpp"

namespace beanq::inventory {

namespace {

constexpr db::Statement insert_ingredient{
    "inventory.insert_ingredient",
    "INSERT INTO ingredients (id, name, name_key, unit, version) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (name_key) DO NOTHING RETURNING id"};

constexpr db::Statement select_ingredient{
    "inventory.select_ingredient", "SELECT id, name, unit, version FROM ingredients WHERE id = $1"};

constexpr db::Statement list_ingredients{
    "inventory.list_ingredients",
    "SELECT id, name, unit, version FROM ingredients WHERE name_key > $1"
    " ORDER BY name_key LIMIT $2"};

/// No name's key is empty: one of accents alone stands for itself.
std::string name_key(std::string_view name) {
    std::string key = fold(name);
    return key.empty() ? std::string(name) : key;
}

}  // namespace

Ingredient to_ingredient(const db::Row& row, std::size_t first) {
    const auto unit = parse_unit(row.get<std::string>(first + 2));
    if (!unit) throw std::logic_error("an ingredient's unit is none that is known");
    return {.id = row.get<IngredientId>(first),
            .name = row.get<std::string>(first + 1),
            .unit = *unit,
            .version = row.get<std::int64_t>(first + 3)};
}

awaitable<bool> SqlIngredientRepository::add_all(Transaction& tx,
                                                 const std::vector<Ingredient>& ingredients) {
    std::vector<db::Query> queries;
    queries.reserve(ingredients.size());
    for (const auto& ingredient : ingredients) {
        queries.push_back(db::query(insert_ingredient, ingredient.id, ingredient.name,
                                    name_key(ingredient.name), to_string(ingredient.unit),
                                    ingredient.version));
    }
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    co_return std::ranges::none_of(answers, [](const db::Rows& rows) { return rows.empty(); });
}

awaitable<std::optional<Ingredient>> SqlIngredientRepository::find(Transaction& tx,
                                                                   IngredientId id) {
    const auto rows = co_await db::sql(tx).run(select_ingredient, id);
    if (rows.empty()) co_return std::nullopt;
    co_return to_ingredient(rows.front());
}

awaitable<std::vector<Ingredient>> SqlIngredientRepository::list(Transaction& tx,
                                                                 std::optional<std::string> after,
                                                                 int limit) {
    const std::string after_key = after ? name_key(*after) : "";
    const auto rows = co_await db::sql(tx).run(list_ingredients, after_key, limit);
    std::vector<Ingredient> ingredients;
    for (const auto& row : rows)
        ingredients.push_back(to_ingredient(row));
    co_return ingredients;
}

}  // namespace beanq::inventory
