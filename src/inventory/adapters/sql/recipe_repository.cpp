#include "inventory/adapters/sql/recipe_repository.hpp"

#include <string_view>
#include <utility>
#include <variant>

#include "inventory/adapters/sql/ingredient_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::inventory {

namespace {

constexpr db::Statement count_up{"inventory.next_recipe_version", R"(
    INSERT INTO recipes (owner_kind, owner_id, version) VALUES ($1, $2, 1)
    ON CONFLICT (owner_kind, owner_id) DO UPDATE SET version = recipes.version + 1
    RETURNING version)"};

constexpr db::Statement insert_line{"inventory.insert_recipe_line", R"(
    INSERT INTO recipe_lines
        (owner_kind, owner_id, version, ingredient_id, quantity_thousandths, replaces_id)
    VALUES ($1, $2, $3, $4, $5, $6))"};

// Grows only: a bound that is too high costs a look at the menu, one too low a wrong menu.
constexpr db::Statement note_use{"inventory.note_largest_use", R"(
    UPDATE ingredients SET largest_use_thousandths = $2
    WHERE largest_use_thousandths < $2
      AND (id = $1 OR id IN (SELECT ingredient_id FROM recipe_lines WHERE replaces_id = $1)))"};

constexpr db::Statement note_replacement{"inventory.note_replacement", R"(
    UPDATE ingredients
    SET largest_use_thousandths = (SELECT r.largest_use_thousandths FROM ingredients r WHERE r.id = $2)
    WHERE id = $1 AND largest_use_thousandths <
          (SELECT r.largest_use_thousandths FROM ingredients r WHERE r.id = $2))"};

constexpr db::Statement select_version{"inventory.select_recipe_version", R"(
    SELECT version FROM recipes WHERE owner_kind = $1 AND owner_id = $2)"};

constexpr db::Statement select_parts{"inventory.select_recipe", R"(
    SELECT i.id, i.name, i.unit, i.version, i.shortage, i.active, i.allergens, i.cost_minor,
           i.cost_currency, i.cost_per_thousandths, l.quantity_thousandths, l.replaces_id
    FROM recipe_lines l JOIN ingredients i ON i.id = l.ingredient_id
    WHERE l.owner_kind = $1 AND l.owner_id = $2 AND l.version = $3 ORDER BY i.name_key)"};

constexpr db::Statement select_replaced{"inventory.select_replaced", R"(
    SELECT id, name, unit, version, shortage, active, allergens, cost_minor, cost_currency,
           cost_per_thousandths
    FROM ingredients WHERE id = $1)"};

constexpr db::Statement select_entries{"inventory.select_recipe_entries", R"(
    SELECT r.version, l.ingredient_id, l.quantity_thousandths, l.replaces_id, r.owner_kind,
           r.owner_id
    FROM unnest($1::text[], $2::uuid[]) AS w (owner_kind, owner_id)
    JOIN recipes r ON r.owner_kind = w.owner_kind COLLATE "C" AND r.owner_id = w.owner_id
    LEFT JOIN recipe_lines l
        ON l.owner_kind = r.owner_kind AND l.owner_id = r.owner_id AND l.version = r.version)",
                                       R"(
    SELECT r.version, l.ingredient_id, l.quantity_thousandths, l.replaces_id, r.owner_kind,
           r.owner_id
    FROM recipes r LEFT JOIN recipe_lines l
        ON l.owner_kind = r.owner_kind AND l.owner_id = r.owner_id AND l.version = r.version
    WHERE r.owner_kind = $1 AND r.owner_id = $2)"};

constexpr db::Statement select_book{"inventory.select_recipe_book", R"(
    SELECT r.version, l.ingredient_id, l.quantity_thousandths, l.replaces_id, r.owner_kind,
           r.owner_id
    FROM recipes r LEFT JOIN recipe_lines l
        ON l.owner_kind = r.owner_kind AND l.owner_id = r.owner_id AND l.version = r.version)"};

std::string_view kind_of(const RecipeOwner& owner) {
    return std::holds_alternative<VariationId>(owner) ? "variation" : "modifier";
}

Uuid id_of(const RecipeOwner& owner) {
    return std::visit([](const auto& id) { return id.value; }, owner);
}

/// From version, ingredient_id, quantity_thousandths, replaces_id; the last three are NULL for a
/// recipe without lines.
void read_entry(const db::Row& row, RecipeBook::Entry& entry) {
    entry.version = row.get<std::int64_t>(0);
    if (const auto ingredient = row.get<std::optional<IngredientId>>(1)) {
        entry.lines.push_back(
            {*ingredient, {row.get<std::int64_t>(2)}, row.get<std::optional<IngredientId>>(3)});
    }
}

/// From the columns of select_book.
RecipeBook book_from(const db::Rows& rows) {
    RecipeBook book;
    for (const auto& row : rows) {
        const Uuid id = row.get<Uuid>(5);
        const bool is_variation = row.get<std::string>(4) == "variation";
        const RecipeOwner owner =
            is_variation ? RecipeOwner(VariationId(id)) : RecipeOwner(ModifierId(id));
        read_entry(row, book.at(owner));
    }
    return book;
}

}  // namespace

awaitable<void> SqlRecipeRepository::put_all(Transaction& tx, const std::vector<Recipe>& recipes) {
    std::vector<db::Query> counting;
    counting.reserve(recipes.size());
    for (const auto& recipe : recipes)
        counting.push_back(db::query(count_up, kind_of(recipe.owner), id_of(recipe.owner)));
    const auto versions = co_await db::sql(tx).run_all(std::move(counting));
    std::vector<db::Query> lines;
    for (std::size_t i = 0; i < recipes.size(); ++i) {
        const Recipe& recipe = recipes[i];
        const auto version = versions[i].front().get<std::int64_t>(0);
        for (const auto& line : recipe.lines) {
            lines.push_back(db::query(insert_line, kind_of(recipe.owner), id_of(recipe.owner),
                                      version, line.ingredient, line.quantity.thousandths,
                                      line.replaces));
            lines.push_back(line.replaces
                                ? db::query(note_replacement, line.ingredient, *line.replaces)
                                : db::query(note_use, line.ingredient, line.quantity.thousandths));
        }
    }
    co_await db::sql(tx).run_all(std::move(lines));
}

awaitable<VersionedRecipe> SqlRecipeRepository::find(Transaction& tx, RecipeOwner owner,
                                                     std::optional<std::int64_t> version) {
    const auto present = co_await db::sql(tx).run(select_version, kind_of(owner), id_of(owner));
    if (present.empty()) co_return VersionedRecipe{};
    const auto newest = present.front().get<std::int64_t>(0);
    VersionedRecipe recipe{version.value_or(newest), {}};
    if (recipe.version < 1 || recipe.version > newest) co_return VersionedRecipe{};
    const auto rows =
        co_await db::sql(tx).run(select_parts, kind_of(owner), id_of(owner), recipe.version);
    for (const auto& row : rows) {
        RecipePart part{to_ingredient(row), Quantity{row.get<std::int64_t>(10)}};
        if (const auto replaced = row.get<std::optional<IngredientId>>(11)) {
            const auto found = co_await db::sql(tx).run(select_replaced, *replaced);
            part.replaces = to_ingredient(found.front());
        }
        recipe.parts.push_back(std::move(part));
    }
    co_return recipe;
}

awaitable<RecipeBook> SqlRecipeRepository::book_of(Transaction& tx,
                                                   std::vector<RecipeOwner> owners) {
    if (owners.empty()) co_return RecipeBook{};
    db::RowByRow wanted(select_entries);
    for (const auto& owner : owners)
        wanted.add(kind_of(owner), id_of(owner));
    const auto rows = co_await db::sql(tx).execute(std::move(wanted).query());
    co_return book_from(rows);
}

awaitable<RecipeBook> SqlRecipeRepository::whole_book(Transaction& tx) {
    const auto rows = co_await db::sql(tx).run(select_book);
    co_return book_from(rows);
}

}  // namespace beanq::inventory
