#include "orders/adapters/sql/counters.hpp"

#include <iterator>
#include <span>
#include <utility>

#include "orders/adapters/sql/kitchen_rows.hpp"
#include "orders/adapters/sql/price_rule_book.hpp"

namespace beanq::orders {

awaitable<CounterState> SqlCounters::find(Transaction& tx, const LocationId& location,
                                          const std::set<std::string>& codes, Instant now) {
    auto queries = price_rule_queries(location, codes);
    const auto rules = queries.size();
    auto of_kitchen = kitchen_queries(location, now, QueueEnd::newest);
    queries.insert(queries.end(), std::make_move_iterator(of_kitchen.begin()),
                   std::make_move_iterator(of_kitchen.end()));
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    const std::span<const db::Rows> answers(rows);
    co_return CounterState{price_rules_from(answers.first(rules)),
                           kitchen_from(location, answers.subspan(rules), QueueEnd::newest)};
}

}  // namespace beanq::orders
