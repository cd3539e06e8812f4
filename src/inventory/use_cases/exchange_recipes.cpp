#include "inventory/use_cases/exchange_recipes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "inventory/use_cases/all_ingredients.hpp"

namespace beanq::inventory {

namespace {

bool takes_the_same(const std::vector<RecipeLine>& one, const std::vector<RecipeLine>& other) {
    return std::ranges::is_permutation(one, other);
}

}  // namespace

awaitable<std::vector<RecipeRow>> ExchangeRecipes::take_out() const {
    auto tx = co_await needs_.store.begin_read();
    const auto ingredients = co_await all_ingredients(*tx, needs_.ingredients);
    const auto owners = co_await needs_.assortment.owners(*tx);
    const auto book = co_await needs_.recipes.whole_book(*tx);
    co_return to_rows(book, owners, ingredients);
}

awaitable<Result<ImportReport>> ExchangeRecipes::bring_in(std::vector<RecipeRow> rows,
                                                          bool dry_run) const {
    auto tx = co_await needs_.store.begin();
    const auto ingredients = co_await named_in(*tx, rows);
    const auto owners = co_await needs_.assortment.owners(*tx);
    ImportReport report;
    const auto recipes = read_rows(rows, owners, ingredients, report.faults);
    const auto book = co_await needs_.recipes.whole_book(*tx);
    std::vector<Recipe> changed;
    for (const Recipe& recipe : recipes) {
        const auto* entry = book.find(recipe.owner);
        if (entry != nullptr && takes_the_same(entry->lines, recipe.lines)) {
            ++report.unchanged;
            continue;
        }
        ++(entry == nullptr ? report.created : report.updated);
        changed.push_back(recipe);
    }
    if (dry_run) co_return report;
    if (!report.faults.empty()) co_return refuse_fields(std::move(report.faults));
    if (!changed.empty()) {
        co_await needs_.recipes.put_all(*tx, changed);
        co_await needs_.assortment.changed(*tx, std::nullopt);
        co_await tx->commit();
    }
    co_return report;
}

awaitable<NamedIngredients> ExchangeRecipes::named_in(Transaction& tx,
                                                      const std::vector<RecipeRow>& rows) const {
    NamedIngredients named;
    for (const RecipeRow& row : rows) {
        for (const Cell& cell : {row.ingredient, row.replaces}) {
            if (!cell || cell->empty() || named.contains(*cell)) continue;
            auto found = co_await needs_.ingredients.find_named(tx, *cell);
            const auto id = parse_uuid(*cell);
            if (!found && id) found = co_await needs_.ingredients.find(tx, IngredientId{*id});
            if (found) named.emplace(*cell, std::move(*found));
        }
    }
    co_return named;
}

}  // namespace beanq::inventory
