#include "inventory/adapters/http/ingredient_routes.hpp"

#include <utility>

#include "inventory/adapters/http/ingredient_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::inventory {

void add_ingredient_routes(http::Routes& routes, IngredientRoutesNeeds needs) {
    const auto readers = http::permitted(Permission::read_ingredient);

    http::get(
        routes, "/ingredients", readers, "List ingredients by name",
        [needs](http::Query<IngredientListQuery> query) -> awaitable<Result<Page<IngredientView>>> {
            PageRequest page{static_cast<int>(query->limit.value), std::move(query->cursor)};
            auto found = co_await needs.read.ingredients(std::move(page));
            if (!found) co_return std::unexpected(found.error());
            Page<IngredientView> shown;
            for (const auto& item : found->items)
                shown.items.push_back(to_view(item));
            shown.next_cursor = std::move(found->next_cursor);
            co_return shown;
        });

    http::get(routes, "/ingredients/{id}", readers, "Read an ingredient",
              [needs](http::Path<IngredientPath> path)
                  -> awaitable<Result<http::Versioned<IngredientView>>> {
                  const auto found = co_await needs.read.ingredient(path->id);
                  if (!found) co_return std::unexpected(found.error());
                  co_return http::Versioned<IngredientView>{to_view(*found), found->version};
              });

    http::get(routes, "/variations/{id}/recipe", readers,
              "Read what one portion of a variation takes",
              [needs](http::Path<VariationRecipePath> path) -> awaitable<Result<RecipeView>> {
                  const auto parts = co_await needs.read.recipe(path->id);
                  co_return to_view(parts);
              });

    http::get(routes, "/modifiers/{id}/recipe", readers,
              "Read what a modifier adds to a portion and takes from it",
              [needs](http::Path<ModifierRecipePath> path) -> awaitable<Result<RecipeView>> {
                  const auto parts = co_await needs.read.recipe(path->id);
                  co_return to_view(parts);
              });
}

}  // namespace beanq::inventory
