#include "inventory/adapters/sql/ingredient_repository.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "inventory/adapters/sql/ingredient_rows.hpp"
#include "kernel/fault.hpp"
#include "kernel/near_words.hpp"
#include "kernel/row_reader.hpp"
#include "platform/db/sql.hpp"
#include "platform/text/fold.hpp"

namespace beanq::inventory {

namespace {

constexpr db::Statement insert_ingredient{"inventory.insert_ingredient", R"(
    INSERT INTO ingredients (id, name, name_key, unit, version, shortage, active, allergens,
                             cost_minor, cost_currency, cost_per_thousandths)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (name_key) DO NOTHING RETURNING id)"};

constexpr db::Statement insert_pack{"inventory.insert_pack", R"(
    INSERT INTO ingredient_packs (ingredient_id, position, name, size_thousandths)
    VALUES ($1, $2, $3, $4))"};

constexpr db::Statement select_ingredient{"inventory.select_ingredient", R"(
    SELECT id, name, unit, version, shortage, active, allergens, cost_minor, cost_currency,
           cost_per_thousandths
    FROM ingredients WHERE id = $1)"};

constexpr db::Statement select_named{"inventory.select_named",
                                     "SELECT id FROM ingredients WHERE name_key = $1"};

constexpr db::Statement select_packs{"inventory.select_packs", R"(
    SELECT name, size_thousandths FROM ingredient_packs WHERE ingredient_id = $1
    ORDER BY position)"};

constexpr db::Statement list_ingredients{"inventory.list_ingredients", R"(
    SELECT id, name, unit, version, shortage, active, allergens, cost_minor, cost_currency,
           cost_per_thousandths
    FROM ingredients
    WHERE name_key > $1 AND ($2 = '' OR unit = $2) AND active BETWEEN $3 AND $4
      AND name_key LIKE $5 ESCAPE '!' AND name_key LIKE $6 ESCAPE '!'
      AND name_key LIKE $7 ESCAPE '!'
    ORDER BY name_key LIMIT $8)"};

constexpr db::Statement newest_ingredients{"inventory.newest_ingredients", R"(
    SELECT id, name, unit, version, shortage, active, allergens, cost_minor, cost_currency,
           cost_per_thousandths
    FROM ingredients
    WHERE id < $1 AND ($2 = '' OR unit = $2) AND active BETWEEN $3 AND $4
      AND name_key LIKE $5 ESCAPE '!' AND name_key LIKE $6 ESCAPE '!'
      AND name_key LIKE $7 ESCAPE '!'
    ORDER BY id DESC LIMIT $8)"};

constexpr db::Statement all_names{"inventory.all_names", "SELECT name_key FROM ingredients"};

// Finds the name taken by looking first: a unique violation would end the transaction.
constexpr db::Statement find_namesake{"inventory.find_namesake", R"(
    SELECT id FROM ingredients WHERE name_key = $1 AND id <> $2)"};

constexpr db::Statement update_ingredient{"inventory.update_ingredient", R"(
    UPDATE ingredients
    SET name = $3, name_key = $4, shortage = $5, active = $6, allergens = $7, cost_minor = $8,
        cost_currency = $9, cost_per_thousandths = $10, version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_packs{"inventory.delete_packs",
                                     "DELETE FROM ingredient_packs WHERE ingredient_id = $1"};

constexpr db::Statement is_in_use{"inventory.is_in_use", R"(
    SELECT id FROM ingredients
    WHERE id = $1 AND (EXISTS (SELECT 1 FROM recipe_lines WHERE ingredient_id = $1)
                       OR EXISTS (SELECT 1 FROM recipe_lines WHERE replaces_id = $1)
                       OR EXISTS (SELECT 1 FROM stock_levels WHERE ingredient_id = $1)))"};

constexpr db::Statement delete_ingredient{"inventory.delete_ingredient",
                                          "DELETE FROM ingredients WHERE id = $1"};

std::string_view name_of(Shortage shortage) {
    return shortage == Shortage::warn ? "warn" : "block";
}

/// The three columns of a cost.
struct CostColumns {
    std::optional<std::int64_t> minor;
    std::optional<std::string> currency;
    std::optional<std::int64_t> per;
};

CostColumns columns_of(const std::optional<Cost>& cost) {
    if (!cost) return {};
    return {cost->price.amount_minor, cost->price.currency.text(), cost->per.thousandths};
}

db::Query inserting(const Ingredient& ingredient) {
    const auto cost = columns_of(ingredient.cost);
    return db::query(insert_ingredient, ingredient.id, ingredient.name, name_key(ingredient.name),
                     to_string(ingredient.unit), ingredient.version, name_of(ingredient.shortage),
                     ingredient.active, join(ingredient.allergens, '\n'), cost.minor, cost.currency,
                     cost.per);
}

void insert_packs(const Ingredient& ingredient, std::vector<db::Query>& queries) {
    for (std::size_t i = 0; i < ingredient.packs.size(); ++i) {
        const Pack& pack = ingredient.packs[i];
        queries.push_back(
            db::query(insert_pack, ingredient.id, i, pack.name, pack.size.thousandths));
    }
}

awaitable<void> read_packs(Transaction& tx, std::vector<Ingredient>& ingredients) {
    std::vector<db::Query> queries;
    queries.reserve(ingredients.size());
    for (const auto& ingredient : ingredients)
        queries.push_back(db::query(select_packs, ingredient.id));
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    for (std::size_t i = 0; i < ingredients.size(); ++i) {
        for (const auto& row : answers[i]) {
            ingredients[i].packs.push_back({row.get<std::string>(0), {row.get<std::int64_t>(1)}});
        }
    }
}

}  // namespace

awaitable<bool> SqlIngredientRepository::add_all(Transaction& tx,
                                                 const std::vector<Ingredient>& ingredients) {
    std::vector<db::Query> queries;
    queries.reserve(ingredients.size());
    for (const auto& ingredient : ingredients)
        queries.push_back(inserting(ingredient));
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    if (std::ranges::any_of(answers, [](const db::Rows& rows) { return rows.empty(); }))
        co_return false;
    std::vector<db::Query> packs;
    for (const auto& ingredient : ingredients)
        insert_packs(ingredient, packs);
    co_await db::sql(tx).run_all(std::move(packs));
    co_return true;
}

awaitable<std::optional<Ingredient>> SqlIngredientRepository::find(Transaction& tx,
                                                                   IngredientId id) {
    auto found = co_await find_all(tx, {id});
    if (found.empty()) co_return std::nullopt;
    co_return std::move(found.front());
}

awaitable<std::optional<Ingredient>> SqlIngredientRepository::find_named(Transaction& tx,
                                                                         std::string name) {
    const auto rows = co_await db::sql(tx).run(select_named, name_key(name));
    if (rows.empty()) co_return std::nullopt;
    auto found = co_await find(tx, rows.front().get<IngredientId>(0));
    co_return found;
}

awaitable<std::vector<Ingredient>> SqlIngredientRepository::find_all(
    Transaction& tx, std::vector<IngredientId> ids) {
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
    std::vector<db::Query> queries;
    queries.reserve(ids.size());
    for (const auto& id : ids)
        queries.push_back(db::query(select_ingredient, id));
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    std::vector<Ingredient> ingredients;
    for (const auto& rows : answers) {
        for (const auto& row : rows)
            ingredients.push_back(to_ingredient(row));
    }
    co_await read_packs(tx, ingredients);
    co_return ingredients;
}

awaitable<std::vector<Ingredient>> SqlIngredientRepository::list(Transaction& tx,
                                                                 const IngredientFilter& filter,
                                                                 int limit) {
    const auto like = name_patterns(filter.words);
    const bool is_by_name = filter.order == IngredientOrder::name;
    IngredientId before = filter.before.value_or(IngredientId{});
    if (!filter.before) before.value.bytes.fill(0xFF);
    db::Query query =
        db::query(is_by_name ? list_ingredients : newest_ingredients, "",
                  filter.unit ? to_string(*filter.unit) : "", filter.active.value_or(false),
                  filter.active.value_or(true), like[0], like[1], like[2], limit);
    if (is_by_name) {
        if (filter.after) query.parameters.front() = name_key(*filter.after);
    } else {
        query.parameters.front() = before.value;
    }
    const auto rows = co_await db::sql(tx).execute(std::move(query));
    std::vector<Ingredient> ingredients;
    for (const auto& row : rows)
        ingredients.push_back(to_ingredient(row));
    co_await read_packs(tx, ingredients);
    co_return ingredients;
}

awaitable<std::vector<std::string>> SqlIngredientRepository::corrected(
    Transaction& tx, std::vector<std::string> words) {
    const auto rows = co_await db::sql(tx).run(all_names);
    std::vector<std::string> names;
    for (const auto& row : rows)
        names.push_back(row.get<std::string>(0));
    for (std::string& word : words)
        word = fold(word);
    co_return beanq::corrected(std::move(words), names);
}

awaitable<bool> SqlIngredientRepository::update(Transaction& tx, Ingredient& ingredient) {
    const auto namesake =
        co_await db::sql(tx).run(find_namesake, name_key(ingredient.name), ingredient.id);
    if (!namesake.empty()) co_return false;
    const auto cost = columns_of(ingredient.cost);
    const auto updated = co_await db::sql(tx).run(
        update_ingredient, ingredient.id, ingredient.version, ingredient.name,
        name_key(ingredient.name), name_of(ingredient.shortage), ingredient.active,
        join(ingredient.allergens, '\n'), cost.minor, cost.currency, cost.per);
    if (updated.changed == 0) throw TransientConflict("the ingredient has another version by now");
    std::vector<db::Query> packs{db::query(delete_packs, ingredient.id)};
    insert_packs(ingredient, packs);
    co_await db::sql(tx).run_all(std::move(packs));
    ++ingredient.version;
    co_return true;
}

awaitable<bool> SqlIngredientRepository::is_used(Transaction& tx, IngredientId id) {
    const auto rows = co_await db::sql(tx).run(is_in_use, id);
    co_return !rows.empty();
}

awaitable<void> SqlIngredientRepository::remove(Transaction& tx, IngredientId id) {
    co_await db::sql(tx).run(delete_ingredient, id);
}

}  // namespace beanq::inventory
