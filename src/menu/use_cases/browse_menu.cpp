#include "menu/use_cases/browse_menu.hpp"

#include <utility>

#include "kernel/near_words.hpp"
#include "kernel/row_reader.hpp"
#include "menu/domain/refusals.hpp"
#include "menu/use_cases/list_cursor.hpp"
#include "menu/use_cases/with_groups.hpp"

namespace beanq::menu {

namespace {

/// A cursor tells the words too: they may have been corrected for the first page.
std::string to_cursor(const ProductPlace& place, const std::vector<std::string>& words) {
    return encode_cursor(
        {place.text, std::to_string(place.price_minor), to_string(place.id), join(words, ' ')});
}

/// False, and `filter` as it was, for what is no cursor of this list.
bool go_on(const std::string& cursor, ProductFilter& filter) {
    const auto parts = decode_cursor(cursor, 4);
    if (!parts || (*parts)[0].contains('\0') || (*parts)[3].contains('\0')) return false;
    const auto price = parse_whole((*parts)[1]);
    const auto id = parse_uuid((*parts)[2]);
    if (!price || !id) return false;
    filter.after = ProductPlace{(*parts)[0], *price, ProductId{*id}};
    filter.words = words((*parts)[3]);
    return true;
}

}  // namespace

awaitable<Result<Page<Menu>>> BrowseMenu::menus(std::optional<LocationId> location,
                                                PageRequest page) const {
    const auto after = place_after(page);
    if (!after) co_return std::unexpected(after.error());
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.menus.list(*tx, location, *after, page.limit + 1);
    co_return page_in_order(std::move(rows), page.limit);
}

awaitable<Result<Page<Category>>> BrowseMenu::categories(std::optional<MenuId> menu,
                                                         PageRequest page) const {
    const auto after = place_after(page);
    if (!after) co_return std::unexpected(after.error());
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.categories.list(*tx, menu, *after, page.limit + 1);
    co_return page_in_order(std::move(rows), page.limit);
}

awaitable<Result<Page<MenuItem>>> BrowseMenu::items(std::optional<CategoryId> category,
                                                    PageRequest page) const {
    const auto after = place_after(page);
    if (!after) co_return std::unexpected(after.error());
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.items.list(*tx, category, *after, page.limit + 1);
    co_return page_in_order(std::move(rows), page.limit);
}

awaitable<Result<Page<ProductWithGroups>>> BrowseMenu::products(ListProductsQuery query) const {
    ProductFilter filter{.words = words(needs_.fold(query.text)),
                         .active = query.active,
                         .category = query.category,
                         .order = query.order,
                         .min_price_minor = query.min_price_minor,
                         .max_price_minor = query.max_price_minor};
    if (query.page.cursor && !go_on(*query.page.cursor, filter)) co_return refuse_cursor();
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.products.list(*tx, filter, query.page.limit + 1);
    if (rows.empty() && !query.page.cursor && !filter.words.empty()) {
        filter.words = co_await needs_.products.corrected(*tx, std::move(filter.words));
        rows = co_await needs_.products.list(*tx, filter, query.page.limit + 1);
    }
    std::optional<std::string> next;
    if (rows.size() > static_cast<std::size_t>(query.page.limit)) {
        rows.pop_back();
        next = to_cursor(needs_.products.place_of(rows.back(), filter.order), filter.words);
    }
    auto whole = co_await with_groups(*tx, needs_.groups, std::move(rows));
    co_return Page<ProductWithGroups>{std::move(whole), std::move(next)};
}

awaitable<Result<Page<ModifierGroup>>> BrowseMenu::groups(PageRequest page) const {
    const auto before = id_before(page);
    if (!before) co_return std::unexpected(before.error());
    std::optional<ModifierGroupId> older_than;
    if (*before) older_than = ModifierGroupId{**before};
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.groups.list(*tx, older_than, page.limit + 1);
    co_return page_by_id(std::move(rows), page.limit);
}

awaitable<Result<Menu>> BrowseMenu::menu(MenuId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.menus.find(*tx, id);
    if (!found) co_return refuse_unknown("menu");
    co_return std::move(*found);
}

awaitable<Result<Category>> BrowseMenu::category(CategoryId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.categories.find(*tx, id);
    if (!found) co_return refuse_unknown("category");
    co_return std::move(*found);
}

awaitable<Result<MenuItem>> BrowseMenu::item(MenuItemId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.items.find(*tx, id);
    if (!found) co_return refuse_unknown("menu-item");
    co_return *found;
}

awaitable<Result<ProductWithGroups>> BrowseMenu::product(ProductId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.products.find(*tx, id);
    if (!found) co_return refuse_unknown("product");
    std::vector<Product> one{std::move(*found)};
    auto whole = co_await with_groups(*tx, needs_.groups, std::move(one));
    co_return std::move(whole.front());
}

awaitable<Result<Variation>> BrowseMenu::variation(VariationId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.products.find_variation(*tx, id);
    if (!found) co_return refuse_unknown("variation");
    co_return std::move(*found);
}

awaitable<Result<ModifierGroup>> BrowseMenu::group(ModifierGroupId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.groups.find(*tx, id);
    if (!found) co_return refuse_unknown("modifier-group");
    co_return std::move(*found);
}

awaitable<Result<Modifier>> BrowseMenu::modifier(ModifierId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.groups.find_modifier(*tx, id);
    if (!found) co_return refuse_unknown("modifier");
    co_return std::move(*found);
}

}  // namespace beanq::menu
