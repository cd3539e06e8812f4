#include "inventory/use_cases/read_inventory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "inventory/domain/refusals.hpp"
#include "kernel/cursor.hpp"
#include "kernel/near_words.hpp"
#include "kernel/row_reader.hpp"

namespace beanq::inventory {

namespace {

/// A cursor tells the words too: they may have been corrected for the first page. False for what
/// is no cursor of this list.
bool go_on(const std::string& cursor, IngredientFilter& filter) {
    const auto parts = decode_cursor(cursor, 2);
    if (!parts || parts->front().contains('\0') || parts->back().contains('\0')) return false;
    filter.words = words(parts->back());
    if (filter.order == IngredientOrder::name) {
        filter.after = parts->front();
        return true;
    }
    const auto id = parse_uuid(parts->front());
    if (id) filter.before = IngredientId{*id};
    return id.has_value();
}

}  // namespace

awaitable<Result<Page<Ingredient>>> ReadInventory::ingredients(IngredientFilter filter,
                                                               PageRequest page) const {
    const bool is_by_name = filter.order == IngredientOrder::name;
    if (page.cursor && !go_on(*page.cursor, filter)) co_return bad_cursor();
    auto tx = co_await needs_.store.begin_read();
    Page<Ingredient> found;
    found.items = co_await needs_.ingredients.list(*tx, filter, page.limit + 1);
    if (found.items.empty() && !page.cursor && !filter.words.empty()) {
        filter.words = co_await needs_.ingredients.corrected(*tx, std::move(filter.words));
        found.items = co_await needs_.ingredients.list(*tx, filter, page.limit + 1);
    }
    if (found.items.size() > static_cast<std::size_t>(page.limit)) {
        found.items.pop_back();
        const Ingredient& last = found.items.back();
        found.next_cursor =
            encode_cursor({is_by_name ? last.name : to_string(last.id), join(filter.words, ' ')});
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
