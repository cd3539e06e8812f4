#include "orders/adapters/sql/order_repository.hpp"

#include <utility>

#include "orders/adapters/sql/order_extras.hpp"
#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

constexpr std::string_view select = "SELECT ";
constexpr std::string_view from_orders_by_id = " FROM orders o WHERE o.id = $1";
constexpr auto select_order_sql = joined<select, order_columns, from_orders_by_id>;
constexpr db::Statement select_order{"orders.select", select_order_sql.view()};

constexpr std::string_view from_lines = " FROM order_lines WHERE order_id = $1 ORDER BY position";
constexpr auto select_lines_sql = joined<select, line_columns, from_lines>;
constexpr db::Statement select_lines{"orders.select_lines", select_lines_sql.view()};

constexpr std::string_view from_modifiers =
    " FROM order_line_modifiers WHERE order_id = $1 ORDER BY line_position, position";
constexpr auto select_modifiers_sql = joined<select, modifier_columns, from_modifiers>;
constexpr db::Statement select_modifiers{"orders.select_modifiers", select_modifiers_sql.view()};

constexpr db::Statement select_history{
    "orders.select_history",
    "SELECT kind, at, actor_id, actor_role, from_status, to_status, reason, version "
    "FROM order_history WHERE order_id = $1 ORDER BY version"};

constexpr db::Statement select_any{"orders.select_any", "SELECT 1 FROM orders LIMIT 1"};

}  // namespace

awaitable<std::optional<Order>> SqlOrderRepository::find(Transaction& tx, const OrderId& id) {
    std::vector<db::Query> queries{db::query(select_order, id), db::query(select_lines, id),
                                   db::query(select_modifiers, id)};
    for (db::Query& query : extras_of({id}))
        queries.push_back(std::move(query));
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    if (rows[0].empty()) co_return std::nullopt;
    std::vector<Order> order{order_from(rows[0].front()).order};
    attach_lines(order, {&rows[1], 1}, {&rows[2], 1});
    attach_extras(order, std::span(rows).subspan(3));
    co_return std::move(order.front());
}

awaitable<std::vector<HistoryEntry>> SqlOrderRepository::history(Transaction& tx,
                                                                 const OrderId& id) {
    const auto rows = co_await db::sql(tx).run(select_history, id);
    std::vector<HistoryEntry> entries;
    for (const auto& row : rows)
        entries.push_back(history_entry_from(row));
    co_return entries;
}

awaitable<bool> SqlOrderRepository::any(Transaction& tx) {
    const auto rows = co_await db::sql(tx).run(select_any);
    co_return !rows.empty();
}

}  // namespace beanq::orders
