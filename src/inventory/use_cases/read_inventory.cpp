#include "inventory/use_cases/read_inventory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "inventory/domain/refusals.hpp"
#include "kernel/cursor.hpp"

namespace beanq::inventory {

awaitable<Result<Page<Ingredient>>> ReadInventory::ingredients(IngredientFilter filter,
                                                               PageRequest page) const {
    const bool is_by_name = filter.order == IngredientOrder::name;
    if (page.cursor) {
        auto parts = decode_cursor(*page.cursor, 1);
        if (!parts || parts->front().contains('\0')) co_return bad_cursor();
        if (is_by_name) {
            filter.after = std::move(parts->front());
        } else {
            const auto id = parse_uuid(parts->front());
            if (!id) co_return bad_cursor();
            filter.before = IngredientId{*id};
        }
    }
    auto tx = co_await needs_.store.begin_read();
    Page<Ingredient> found;
    found.items = co_await needs_.ingredients.list(*tx, filter, page.limit + 1);
    if (found.items.size() > static_cast<std::size_t>(page.limit)) {
        found.items.pop_back();
        const Ingredient& last = found.items.back();
        found.next_cursor = encode_cursor({is_by_name ? last.name : to_string(last.id)});
    }
    co_return found;
}

awaitable<Result<Ingredient>> ReadInventory::ingredient(IngredientId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.ingredients.find(*tx, id);
    if (!found) co_return unknown_ingredient();
    co_return std::move(*found);
}

awaitable<Result<VersionedRecipe>> ReadInventory::recipe(
    RecipeOwner owner, std::optional<std::int64_t> version) const {
    auto tx = co_await needs_.store.begin_read();
    auto recipe = co_await needs_.recipes.find(*tx, owner, version);
    if (version && recipe.version == 0) co_return unknown_version();
    co_return recipe;
}

}  // namespace beanq::inventory
