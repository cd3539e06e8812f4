#include "inventory/use_cases/read_stock.hpp"

#include <cstddef>
#include <utility>

#include "inventory/domain/refusals.hpp"
#include "kernel/cursor.hpp"

namespace beanq::inventory {

namespace {

/// Cuts the one too many off and answers whether there was one.
template <class T>
bool cut(std::vector<T>& items, int limit) {
    if (items.size() <= static_cast<std::size_t>(limit)) return false;
    items.pop_back();
    return true;
}

awaitable<void> learn(Transaction& tx, Locations& locations, LocationId id,
                      Currencies& currencies) {
    if (currencies.contains(id)) co_return;
    const auto location = co_await locations.find(tx, id);
    if (location) currencies.emplace(id, location->currency);
}

}  // namespace

awaitable<Result<StockPage>> ReadStock::levels(StockFilter filter, PageRequest page) const {
    if (page.cursor) {
        auto parts = decode_cursor(*page.cursor, 2);
        const auto location = parts ? parse_uuid(parts->back()) : std::nullopt;
        if (!location || parts->front().contains('\0')) co_return bad_cursor();
        filter.after = std::pair(std::move(parts->front()), LocationId(*location));
    }
    auto tx = co_await needs_.store.begin_read();
    StockPage found;
    found.page.items = co_await needs_.levels.list(*tx, filter, page.limit + 1);
    if (cut(found.page.items, page.limit)) {
        const StockRow& last = found.page.items.back();
        found.page.next_cursor =
            encode_cursor({last.ingredient.name, to_string(last.level.location)});
    }
    for (const StockRow& row : found.page.items)
        co_await learn(*tx, needs_.locations, row.level.location, found.currencies);
    co_return found;
}

awaitable<Result<MovementPage>> ReadStock::movements(MovementFilter filter,
                                                     PageRequest page) const {
    if (page.cursor) {
        const auto parts = decode_cursor(*page.cursor, 1);
        const auto id = parts ? parse_uuid(parts->front()) : std::nullopt;
        if (!id) co_return bad_cursor();
        filter.before = MovementId(*id);
    }
    auto tx = co_await needs_.store.begin_read();
    MovementPage found;
    found.page.items = co_await needs_.ledger.list(*tx, filter, page.limit + 1);
    if (cut(found.page.items, page.limit))
        found.page.next_cursor = encode_cursor({to_string(found.page.items.back().movement.id)});
    for (const auto& [movement, ingredient] : found.page.items)
        co_await learn(*tx, needs_.locations, movement.location, found.currencies);
    co_return found;
}

awaitable<Result<PostedMovements>> ReadStock::posting(PostingId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto posting = co_await needs_.ledger.find(*tx, id);
    if (!posting) co_return unknown_posting();
    std::vector<IngredientId> ids;
    for (const Movement& movement : posting->movements)
        ids.push_back(movement.ingredient);
    auto location = co_await needs_.locations.find(*tx, posting->location);
    if (!location) co_return std::unexpected(location.error());
    auto ingredients = co_await needs_.ingredients.find_all(*tx, std::move(ids));
    co_return PostedMovements{std::move(*posting), std::move(ingredients), location->currency};
}

}  // namespace beanq::inventory
