#include "menu/use_cases/search_menu.hpp"

#include <utility>

#include "kernel/cursor.hpp"
#include "menu/use_cases/list_cursor.hpp"

namespace beanq::menu {

awaitable<Result<SearchMenuResult>> SearchMenu::run(SearchMenuQuery query) const {
    const auto min = query.wanted.min_price_minor;
    const auto max = query.wanted.max_price_minor;
    if (min && max && *min > *max) {
        co_return refuse_fields(
            {{"?max_price",
              "field.range",
              {"must not be below min_price", "не должно быть меньше min_price"}}});
    }
    std::optional<SearchPlace> after;
    if (query.page.cursor) {
        const auto parts = decode_cursor(*query.page.cursor, 2);
        const auto item = parts ? parse_uuid(parts->back()) : std::nullopt;
        if (!item) co_return refuse_cursor();
        after = SearchPlace{parts->front(), MenuItemId{*item}};
    }
    auto menu = co_await needs_.published.current(query.location);
    if (!menu) co_return std::unexpected(menu.error());
    const SearchIndex& index = (*menu)->search_index(needs_.fold);
    auto hits = index.find((*menu)->catalogue, query.wanted, after,
                           static_cast<std::size_t>(query.page.limit));
    SearchMenuResult result{*menu, std::move(hits.items), {}};
    if (hits.next) {
        result.next_cursor = encode_cursor({hits.next->first, to_string(hits.next->second)});
    }
    co_return result;
}

}  // namespace beanq::menu
