// How changes of orders get into their tables: several with a statement a table.
#include <algorithm>
#include <utility>

#include "kernel/fault.hpp"
#include "orders/adapters/sql/order_extras.hpp"
#include "orders/adapters/sql/order_repository.hpp"
#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

// PostgreSQL locks the rows as they leave the sort, and answers each as it is then. The statements
// behind it see what was committed until they had the lock. SQLite has one writer anyway.
constexpr std::string_view select = "SELECT ";
constexpr std::string_view orders_by_ids =
    " FROM orders o WHERE o.id = ANY($1::uuid[]) ORDER BY o.id FOR NO KEY UPDATE OF o";
constexpr std::string_view order_by_id = " FROM orders o WHERE o.id = $1";
constexpr auto lock_orders_sql = joined<select, order_columns, orders_by_ids>;
constexpr auto lock_order_sql = joined<select, order_columns, order_by_id>;
constexpr db::Statement lock_orders{"orders.lock", lock_orders_sql.view(), lock_order_sql.view()};

constexpr std::string_view lines_by_ids =
    " FROM order_lines WHERE order_id = ANY($1::uuid[]) ORDER BY order_id, position";
constexpr std::string_view lines_by_id = " FROM order_lines WHERE order_id = $1 ORDER BY position";
constexpr auto lines_of_orders_sql = joined<select, line_columns, lines_by_ids>;
constexpr auto lines_of_order_sql = joined<select, line_columns, lines_by_id>;
constexpr db::Statement lines_of_orders{"orders.lines_of_locked", lines_of_orders_sql.view(),
                                        lines_of_order_sql.view()};

constexpr std::string_view modifiers_by_ids =
    " FROM order_line_modifiers WHERE order_id = ANY($1::uuid[]) "
    "ORDER BY order_id, line_position, position";
constexpr std::string_view modifiers_by_id =
    " FROM order_line_modifiers WHERE order_id = $1 ORDER BY line_position, position";
constexpr auto modifiers_of_orders_sql = joined<select, modifier_columns, modifiers_by_ids>;
constexpr auto modifiers_of_order_sql = joined<select, modifier_columns, modifiers_by_id>;
constexpr db::Statement modifiers_of_orders{
    "orders.modifiers_of_locked", modifiers_of_orders_sql.view(), modifiers_of_order_sql.view()};

constexpr db::Statement update_orders{
    "orders.update",
    "UPDATE orders o SET status = c.status, guest_name = c.guest_name, notes = c.notes, "
    "updated_at = c.updated_at, ready_at = c.ready_at, pace_ppm = c.pace_ppm, "
    "version = c.version + 1 "
    "FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], "
    "$6::bigint[], $7::timestamptz[], $8::bigint[]) "
    "AS c (id, status, guest_name, notes, updated_at, version, ready_at, pace_ppm) "
    "WHERE o.id = c.id AND o.version = c.version RETURNING o.id",
    "UPDATE orders SET status = $2, guest_name = $3, notes = $4, updated_at = $5, "
    "ready_at = $7, pace_ppm = $8, version = version + 1 WHERE id = $1 AND version = $6 "
    "RETURNING id"};

constexpr db::Statement update_preparation{
    "orders.update_preparation",
    "UPDATE order_lines l SET preparation = c.preparation, started_at = c.started_at, "
    "done_at = c.done_at FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::timestamptz[], "
    "$5::timestamptz[]) AS c (order_id, position, preparation, started_at, done_at) "
    "WHERE l.order_id = c.order_id AND l.position = c.position",
    "UPDATE order_lines SET preparation = $3, started_at = $4, done_at = $5 "
    "WHERE order_id = $1 AND position = $2"};

// Prices change seldom: these run for one order at a time.
constexpr db::Statement update_totals{"orders.update_totals", R"(
    UPDATE orders SET subtotal_minor = $2, discount_minor = $3, tax_minor = $4,
        tax_included_minor = $5, rounding_minor = $6, total_minor = $7, rounding_step_minor = $8,
        rounding_mode = $9, has_price_rules = $10, refunded_minor = $11
    WHERE id = $1)"};

constexpr db::Statement update_line_price{"orders.update_line_price", R"(
    UPDATE order_lines SET total_minor = $3, discount_minor = $4, tax_minor = $5,
        tax_included_minor = $6, voided = $7
    WHERE order_id = $1 AND position = $2)"};

constexpr db::Statement update_discount{
    "orders.update_discount",
    "UPDATE order_discounts SET amount_minor = $3 WHERE order_id = $1 AND position = $2"};
constexpr db::Statement update_tax{
    "orders.update_tax",
    "UPDATE order_taxes SET amount_minor = $3 WHERE order_id = $1 AND position = $2"};

constexpr db::Statement insert_refund{"orders.insert_refund", R"(
    INSERT INTO order_refunds (id, order_id, amount_minor, reason, at, actor_id)
    VALUES ($1, $2, $3, $4, $5, $6))"};
constexpr db::Statement insert_refund_line{"orders.insert_refund_line", R"(
    INSERT INTO order_refund_lines (refund_id, line_position, quantity, amount_minor)
    VALUES ($1, $2, $3, $4))"};

constexpr db::Statement delete_modifiers{"orders.delete_modifiers",
                                         "DELETE FROM order_line_modifiers WHERE order_id = $1"};
constexpr db::Statement delete_lines{"orders.delete_lines",
                                     "DELETE FROM order_lines WHERE order_id = $1"};
constexpr db::Statement delete_discounts{"orders.delete_discounts",
                                         "DELETE FROM order_discounts WHERE order_id = $1"};
constexpr db::Statement delete_taxes{"orders.delete_taxes",
                                     "DELETE FROM order_taxes WHERE order_id = $1"};

constexpr db::Statement insert_entries{
    "orders.insert_history",
    "INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, from_status, "
    "to_status, reason) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], "
    "$4::timestamptz[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[])",
    "INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, from_status, "
    "to_status, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

/// The rows of each table.
struct Tables {
    db::RowByRow orders{update_orders};
    db::RowByRow lines{update_preparation};
    db::RowByRow history{insert_entries};
};

void add_order(const Order& order, const Order& before, Tables& to) {
    to.orders.add(order.id, to_string(order.status), order.guest_name, order.notes,
                  order.updated_at, before.version, order.ready_at, order.pace_ppm);
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        if (line.preparation == before.lines.at(i).preparation) continue;
        to.lines.add(order.id, i, to_string(line.preparation), line.started_at, line.done_at);
    }
}

void add_entry(const OrderId& order, const HistoryEntry& entry, Tables& to) {
    std::optional<std::string_view> from;
    if (entry.from) from = to_string(*entry.from);
    to.history.add(order, entry.version, to_string(entry.kind), entry.at, entry.actor,
                   entry.actor_role, from, to_string(entry.to), entry.reason);
}

db::Query totals_query(const Order& order) {
    const Totals& totals = order.totals;
    return db::query(update_totals, order.id, totals.subtotal.amount_minor,
                     totals.discount.amount_minor, totals.tax.amount_minor,
                     totals.tax_included.amount_minor, totals.rounding.amount_minor,
                     totals.total.amount_minor, order.rounding.step_minor,
                     to_string(order.rounding.mode), has_price_rules(order), order.refunded_minor);
}

/// What a line's leaving does to the prices of the others.
void add_prices(const Order& order, std::vector<db::Query>& queries) {
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        queries.push_back(db::query(update_line_price, order.id, i, line.total.amount_minor,
                                    line.discount_minor, line.tax_minor, line.tax_included_minor,
                                    line.voided));
    }
    for (std::size_t i = 0; i < order.discounts.size(); ++i)
        queries.push_back(db::query(update_discount, order.id, i, order.discounts[i].amount_minor));
    for (std::size_t i = 0; i < order.taxes.size(); ++i)
        queries.push_back(db::query(update_tax, order.id, i, order.taxes[i].amount_minor));
}

void add_refunds(const Order& order, std::size_t known, std::vector<db::Query>& queries) {
    for (std::size_t i = known; i < order.refunds.size(); ++i) {
        const OrderRefund& refund = order.refunds[i];
        queries.push_back(db::query(insert_refund, refund.id, order.id, refund.amount_minor,
                                    refund.reason, refund.at, refund.actor));
        for (const RefundLine& line : refund.lines) {
            queries.push_back(db::query(insert_refund_line, refund.id, line.position, line.quantity,
                                        line.amount_minor));
        }
    }
}

/// What few changes touch: prices, and refunds.
std::vector<db::Query> money_queries(const ChangedOrder& changed) {
    const auto& [before, order, entry] = changed;
    std::vector<db::Query> queries;
    const bool is_priced_anew = order.totals != before.totals ||
                                std::ranges::count(order.lines, true, &OrderLine::voided) !=
                                    std::ranges::count(before.lines, true, &OrderLine::voided);
    const bool is_refunded = order.refunds.size() != before.refunds.size();
    if (!is_priced_anew && !is_refunded) return queries;
    queries.push_back(totals_query(order));
    if (is_priced_anew) add_prices(order, queries);
    add_refunds(order, before.refunds.size(), queries);
    return queries;
}

}  // namespace

awaitable<std::vector<Order>> SqlOrderRepository::lock_all(Transaction& tx,
                                                           std::vector<OrderId> ids) {
    std::vector<Order> orders;
    if (ids.empty()) co_return orders;
    std::ranges::sort(ids);
    std::vector<db::Query> queries{about(ids, lock_orders), about(ids, lines_of_orders),
                                   about(ids, modifiers_of_orders)};
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    std::vector<OrderId> with_price_rules;
    for (const auto& row : rows[0]) {
        auto [order, has_price_rules] = order_from(row);
        if (has_price_rules) with_price_rules.push_back(order.id);
        orders.push_back(std::move(order));
    }
    attach_lines(orders, {&rows[1], 1}, {&rows[2], 1});
    co_await read_extras(tx, orders, std::move(with_price_rules));
    co_return orders;
}

awaitable<void> SqlOrderRepository::save_all(Transaction& tx,
                                             const std::vector<ChangedOrder>& orders) {
    if (orders.empty()) co_return;
    Tables tables;
    for (const auto& [before, order, entry] : orders) {
        add_order(order, before, tables);
        add_entry(order.id, entry, tables);
    }
    const auto updated = co_await db::sql(tx).execute(std::move(tables.orders).query());
    if (updated.size() != orders.size()) throw TransientConflict("an order was changed meanwhile");
    if (!tables.lines.empty()) db::sql(tx).run_later(std::move(tables.lines).query());
    db::sql(tx).run_later(std::move(tables.history).query());
    for (const ChangedOrder& each : orders) {
        for (db::Query& query : money_queries(each))
            db::sql(tx).run_later(std::move(query));
    }
}

awaitable<void> SqlOrderRepository::replace_content(Transaction& tx, const ChangedOrder& changed) {
    const OrderId& id = changed.order.id;
    std::vector<db::Query> queries{db::query(delete_modifiers, id), db::query(delete_lines, id),
                                   db::query(delete_discounts, id), db::query(delete_taxes, id),
                                   totals_query(changed.order)};
    for (db::Query& query : content_of(changed.order))
        queries.push_back(std::move(query));
    co_await db::sql(tx).run_all(std::move(queries));
    ChangedOrder details = changed;
    details.before = details.order;
    details.before.version = changed.before.version;
    const std::vector<ChangedOrder> stored{std::move(details)};
    co_await save_all(tx, stored);
}

}  // namespace beanq::orders
