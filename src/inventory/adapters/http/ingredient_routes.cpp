#include "inventory/adapters/http/ingredient_routes.hpp"

#include <utility>

#include "inventory/adapters/http/ingredient_dto.hpp"
#include "inventory/adapters/http/sheet_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::inventory {

namespace {

using IngredientReply = Result<http::Versioned<IngredientView>>;

IngredientReply versioned(const Result<Ingredient>& ingredient) {
    if (!ingredient) return std::unexpected(ingredient.error());
    return http::Versioned<IngredientView>{to_view(*ingredient), ingredient->version};
}

Result<RecipeView> shown(const Result<VersionedRecipe>& recipe) {
    if (!recipe) return std::unexpected(recipe.error());
    return to_view(*recipe);
}

Result<TargetsView> shown(const Result<LocationTargets>& targets) {
    if (!targets) return std::unexpected(targets.error());
    return to_view(*targets);
}

std::optional<std::int64_t> version_in(const RecipeQuery& query) {
    return query.version ? std::optional(query.version->value) : std::nullopt;
}

void add_reading(http::Routes& routes, IngredientRoutesNeeds needs) {
    const auto readers = http::permitted(Permission::read_ingredient);
    http::get(
        routes, "/ingredients", readers, "List ingredients: by name, or newest first",
        [needs](http::Query<IngredientListQuery> query) -> awaitable<Result<Page<IngredientView>>> {
            PageRequest page{static_cast<int>(query->limit.value), std::move(query->cursor)};
            auto found = co_await needs.read.ingredients(to_filter(query.value), std::move(page));
            if (!found) co_return std::unexpected(found.error());
            Page<IngredientView> view;
            for (const auto& item : found->items)
                view.items.push_back(to_view(item));
            view.next_cursor = std::move(found->next_cursor);
            co_return view;
        });
    http::get(routes, "/ingredients/{id}", readers, "Read an ingredient",
              [needs](http::Path<IngredientPath> path) -> awaitable<IngredientReply> {
                  const auto found = co_await needs.read.ingredient(path->id);
                  co_return versioned(found);
              });
}

void add_editing(http::Routes& routes, IngredientRoutesNeeds needs) {
    http::post(routes, "/ingredients", http::permitted(Permission::create_ingredient),
               "Create an ingredient",
               [needs](http::IdempotencyKey key, http::Body<NewIngredientBody> body)
                   -> awaitable<Result<http::Created<IngredientView>>> {
                   const auto once = key.once<Ingredient>(created);
                   auto command = to_command(std::move(body.value));
                   const auto made = co_await needs.edit.create(std::move(command), once);
                   if (!made) co_return std::unexpected(made.error());
                   co_return created(*made);
               });
    http::patch(routes, "/ingredients/{id}", http::permitted(Permission::update_ingredient),
                "Change an ingredient; its base unit stays",
                [needs](http::Path<IngredientPath> path, http::IfMatch match,
                        http::Body<IngredientChangeBody> body) -> awaitable<IngredientReply> {
                    auto command = to_command(path->id, match, std::move(body.value));
                    const auto changed = co_await needs.edit.change(std::move(command));
                    co_return versioned(changed);
                });
    http::del(routes, "/ingredients/{id}", http::permitted(Permission::delete_ingredient),
              "Delete an ingredient that nothing names yet",
              [needs](http::Path<IngredientPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.edit.remove(path->id, match.version);
                  if (!done) co_return std::unexpected(done.error());
                  co_return http::NoContent{};
              });
}

void add_targets(http::Routes& routes, IngredientRoutesNeeds needs) {
    http::get(routes, "/ingredients/{id}/targets", http::permitted(Permission::read_stock),
              "How much of an ingredient a location wants to hold",
              [needs](http::Path<IngredientPath> path,
                      http::Query<TargetsQuery> query) -> awaitable<Result<TargetsView>> {
                  const auto found = co_await needs.set_targets.read(path->id, query->location_id);
                  co_return shown(found);
              });
    http::put(routes, "/ingredients/{id}/targets", http::permitted(Permission::update_ingredient),
              "Set an ingredient's par level and reorder threshold at a location",
              [needs](http::Path<IngredientPath> path,
                      http::Body<TargetsBody> body) -> awaitable<Result<TargetsView>> {
                  auto command = to_command(path->id, std::move(body.value));
                  const auto set = co_await needs.set_targets.run(std::move(command));
                  co_return shown(set);
              });
}

/// The export and import of one kind of sheet, below `path`, through `exchange`.
template <class Sheet, class SheetBody, class Exchange>
void add_exchange(http::Routes& routes, const std::string& path, Permission writing,
                  const Exchange& exchange, const std::string& things) {
    http::get(routes, path + "/export", http::permitted(Permission::read_ingredient),
              "All " + things + " as a sheet, in JSON or CSV",
              [&exchange](http::Query<http::ExportQuery> query) -> awaitable<Result<Sheet>> {
                  auto rows = co_await exchange.take_out();
                  co_return http::sheet_of<Sheet>(std::move(rows), query->format);
              });
    http::post(
        routes, path + "/import", http::permitted(writing),
        "Bring in a sheet of " + things + ", all rows or none; a dry run lists every fault",
        [&exchange](const http::Request& request,
                    http::Body<SheetBody> body) -> awaitable<Result<http::ImportReportView>> {
            const bool dry_run = body->dry_run;
            auto rows = http::rows_of(std::move(body.value));
            if (!rows) co_return std::unexpected(rows.error());
            const auto report = co_await exchange.bring_in(std::move(*rows), dry_run);
            if (!report) co_return std::unexpected(report.error());
            co_return http::to_view(*report, dry_run, request.language);
        });
}

template <class PathOfOwner>
void add_recipe(http::Routes& routes, IngredientRoutesNeeds needs, const std::string& pattern,
                const std::string& reading, const std::string& writing) {
    http::get(routes, pattern, http::permitted(Permission::read_ingredient), reading,
              [needs](http::Path<PathOfOwner> path,
                      http::Query<RecipeQuery> query) -> awaitable<Result<RecipeView>> {
                  const auto recipe = co_await needs.read.recipe(path->id, version_in(query.value));
                  co_return shown(recipe);
              });
    http::put(routes, pattern, http::permitted(Permission::update_recipe), writing,
              [needs](http::Path<PathOfOwner> path,
                      http::Body<RecipeBody> body) -> awaitable<Result<RecipeView>> {
                  auto command = to_command(path->id, std::move(body.value));
                  const auto written = co_await needs.write_recipe.run(std::move(command));
                  co_return shown(written);
              });
}

}  // namespace

void add_ingredient_routes(http::Routes& routes, IngredientRoutesNeeds needs) {
    add_reading(routes, needs);
    add_editing(routes, needs);
    add_targets(routes, needs);
    add_exchange<IngredientSheet, IngredientSheetBody>(
        routes, "/ingredients", Permission::create_ingredient, needs.exchange, "ingredients");
    add_exchange<RecipeSheet, RecipeSheetBody>(routes, "/recipes", Permission::update_recipe,
                                               needs.exchange_recipes, "recipes");
    add_recipe<VariationRecipePath>(routes, needs, "/variations/{id}/recipe",
                                    "Read what one portion of a variation takes",
                                    "Say what one portion of a variation takes from now on");
    add_recipe<ModifierRecipePath>(
        routes, needs, "/modifiers/{id}/recipe",
        "Read what a modifier adds to a portion and takes from it",
        "Say what a modifier adds to a portion, takes from it and replaces in it");
}

}  // namespace beanq::inventory
