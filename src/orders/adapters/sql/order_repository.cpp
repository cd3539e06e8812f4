#include "orders/adapters/sql/order_repository.hpp"

#include <utility>

#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

constexpr db::Statement insert_history{
    "orders.insert_history",
    "INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, from_status, "
    "to_status, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

constexpr db::Statement update_order{
    "orders.update",
    "UPDATE orders SET status = $2, guest_name = $3, notes = $4, updated_at = $5, "
    "ready_at = $7, pace_ppm = $8, version = version + 1 WHERE id = $1 AND version = $6 "
    "RETURNING version"};

// Writes only where it makes a difference.
constexpr db::Statement update_preparation{
    "orders.update_preparation",
    "UPDATE order_lines SET preparation = $3, started_at = $4, done_at = $5 "
    "WHERE order_id = $1 AND position = $2 AND preparation <> $3"};

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

db::Query history_query(const OrderId& id, const HistoryEntry& entry) {
    std::optional<std::string_view> from;
    if (entry.from) from = to_string(*entry.from);
    return db::query(insert_history, id, entry.version, to_string(entry.kind), entry.at,
                     entry.actor, entry.actor_role, from, to_string(entry.to), entry.reason);
}

}  // namespace

awaitable<std::optional<Order>> SqlOrderRepository::find(Transaction& tx, const OrderId& id) {
    std::vector<db::Query> queries{db::query(select_order, id), db::query(select_lines, id),
                                   db::query(select_modifiers, id)};
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    if (rows[0].empty()) co_return std::nullopt;
    Order order = order_from(rows[0].front());
    attach_lines({&order, 1}, {&rows[1], 1}, {&rows[2], 1});
    co_return std::move(order);
}

awaitable<bool> SqlOrderRepository::save(Transaction& tx, const Order& order,
                                         const HistoryEntry& change) {
    const auto updated = co_await db::sql(tx).run(
        update_order, order.id, to_string(order.status), order.guest_name, order.notes,
        order.updated_at, order.version - 1, order.ready_at, order.pace_ppm);
    if (updated.empty()) co_return false;
    std::vector<db::Query> queries{history_query(order.id, change)};
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        queries.push_back(db::query(update_preparation, order.id, i, to_string(line.preparation),
                                    line.started_at, line.done_at));
    }
    co_await db::sql(tx).run_all(std::move(queries));
    co_return true;
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
