#include "inventory/adapters/http/stock_routes.hpp"

#include <utility>

#include "inventory/adapters/http/stock_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::inventory {

namespace {

template <class Query>
PageRequest page_of(const Query& query) {
    return {static_cast<int>(query.limit.value), query.cursor};
}

}  // namespace

void add_stock_routes(http::Routes& routes, StockRoutesNeeds needs) {
    const auto readers = http::permitted(Permission::read_stock);
    http::get(routes, "/stock", readers, "What is on hand, by ingredient and location",
              [needs](http::Query<StockQuery> query) -> awaitable<Result<Page<StockView>>> {
                  const auto found =
                      co_await needs.read.levels(to_filter(query.value), page_of(query.value));
                  if (!found) co_return std::unexpected(found.error());
                  co_return to_view(*found);
              });
    http::get(routes, "/stock/movements", readers, "The ledger, newest first",
              [needs](http::Query<MovementsQuery> query) -> awaitable<Result<Page<MovementView>>> {
                  auto filter = to_filter(query.value);
                  if (!filter) co_return std::unexpected(filter.error());
                  const auto found =
                      co_await needs.read.movements(std::move(*filter), page_of(query.value));
                  if (!found) co_return std::unexpected(found.error());
                  co_return to_view(*found);
              });
    http::get(
        routes, "/stock/movements/{id}", readers, "Movements that were entered together",
        [needs](http::Path<PostingPath> path) -> awaitable<Result<http::Versioned<PostingView>>> {
            const auto found = co_await needs.read.posting(path->id);
            if (!found) co_return std::unexpected(found.error());
            co_return http::Versioned<PostingView>{to_view(*found), 1};
        });
    http::post(routes, "/stock/movements", http::permitted(Permission::update_stock),
               "Enter a delivery, a count, waste, an adjustment or a transfer, all or nothing",
               [needs](Caller caller, http::IdempotencyKey key, http::Body<NewMovementsBody> body)
                   -> awaitable<Result<http::Created<PostingView>>> {
                   const auto once = key.once<PostedMovements>(created);
                   auto command = to_command(caller.user, std::move(body.value));
                   const auto posted = co_await needs.post.run(std::move(command), once);
                   if (!posted) co_return std::unexpected(posted.error());
                   co_return created(*posted);
               });
}

}  // namespace beanq::inventory
