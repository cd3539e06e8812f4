// Pages of orders: a statement for the orders, one for all their lines, one for all their
// modifiers.
#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "orders/adapters/sql/order_extras.hpp"
#include "orders/adapters/sql/order_repository.hpp"
#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

// Each list starts from the index of its narrowest filter, walks it newest first, and checks the
// other filters on the way. Comparisons come before their `IS NULL`, so that PostgreSQL knows the
// parameter's type.
constexpr std::string_view select = "SELECT ";
constexpr std::string_view of_customer = " FROM orders o WHERE o.customer_id = $1";
constexpr std::string_view of_day = " FROM orders o WHERE o.business_date = $1";
constexpr std::string_view in_status = " FROM orders o WHERE o.status = $1";
constexpr std::string_view at_location = " FROM orders o WHERE o.location_id = $1";
constexpr std::string_view of_all = " FROM orders o WHERE $1 = 0";
constexpr std::string_view narrowed =
    " AND o.id < $2 AND o.id >= $3 "
    "AND ($4 LIKE '%,' || o.status || ',%' OR $4 IS NULL) "
    "AND (o.placed_at >= $5 OR $5 IS NULL) AND (o.placed_at < $6 OR $6 IS NULL) "
    "AND (o.location_id = $7 OR $7 IS NULL) AND (o.business_date = $8 OR $8 IS NULL) "
    "ORDER BY o.id DESC LIMIT $9";

constexpr auto by_customer_sql = joined<select, order_columns, of_customer, narrowed>;
constexpr auto by_day_sql = joined<select, order_columns, of_day, narrowed>;
constexpr auto by_status_sql = joined<select, order_columns, in_status, narrowed>;
constexpr auto by_location_sql = joined<select, order_columns, at_location, narrowed>;
constexpr auto all_sql = joined<select, order_columns, of_all, narrowed>;

constexpr db::Statement list_by_customer{"orders.list_by_customer", by_customer_sql.view()};
constexpr db::Statement list_by_day{"orders.list_by_day", by_day_sql.view()};
constexpr db::Statement list_by_status{"orders.list_by_status", by_status_sql.view()};
constexpr db::Statement list_by_location{"orders.list_by_location", by_location_sql.view()};
constexpr db::Statement list_all{"orders.list_all", all_sql.view()};

// A default page of 50 and the order behind it, which tells that there is a next page.
constexpr std::size_t ids_at_once = 51;
constexpr std::string_view any_of_ids =
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, "
    "$20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, "
    "$37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51";
constexpr std::string_view from_lines = " FROM order_lines WHERE order_id IN (";
constexpr std::string_view lines_in_order = ") ORDER BY order_id, position";
constexpr std::string_view from_modifiers = " FROM order_line_modifiers WHERE order_id IN (";
constexpr std::string_view modifiers_in_order = ") ORDER BY order_id, line_position, position";

constexpr auto lines_of_sql = joined<select, line_columns, from_lines, any_of_ids, lines_in_order>;
constexpr auto modifiers_of_sql =
    joined<select, modifier_columns, from_modifiers, any_of_ids, modifiers_in_order>;
constexpr db::Statement lines_of{"orders.lines_of_page", lines_of_sql.view()};
constexpr db::Statement modifiers_of{"orders.modifiers_of_page", modifiers_of_sql.view()};

/// An id made long after `at`, or long before it: ids carry the time they were made, so a range of
/// time is a range of ids. The margin is for ids that were not made in the very millisecond.
constexpr std::chrono::days id_margin{1};

OrderId id_at(Instant at) {
    OrderId id;
    const auto ms =
        static_cast<std::uint64_t>(std::max<std::int64_t>(at.time_since_epoch().count(), 0));
    for (std::size_t i = 0; i < 6; ++i) {
        id.value.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    }
    return id;
}

OrderId newest_id() {
    OrderId id;
    id.value.bytes.fill(0xFF);
    return id;
}

/// `,pending,ready,`: found in by LIKE, which both engines have.
std::optional<std::string> status_list(const OrderFilter& filter) {
    if (filter.statuses.empty()) return std::nullopt;
    std::string list = ",";
    for (const auto status : filter.statuses)
        list += std::string(to_string(status)) + ",";
    return list;
}

/// Several when several statuses are asked for: each walks its own part of the index, so that the
/// few orders in the making are found among millions that are done.
std::vector<db::Query> page_queries(const OrderFilter& filter, std::optional<OrderId> before,
                                    int limit) {
    OrderId below = before.value_or(newest_id());
    if (filter.to) below = std::min(below, id_at(*filter.to + id_margin));
    const OrderId from = filter.from ? id_at(*filter.from - id_margin) : OrderId{};
    const auto narrow = [&](const db::Statement& statement, auto start) {
        return db::query(statement, start, below, from, status_list(filter), filter.from, filter.to,
                         filter.location, filter.business_date, limit);
    };
    if (filter.customer) return {narrow(list_by_customer, *filter.customer)};
    if (filter.business_date) return {narrow(list_by_day, *filter.business_date)};
    if (!filter.statuses.empty()) {
        std::vector<db::Query> queries;
        for (const auto status : std::set(filter.statuses.begin(), filter.statuses.end())) {
            queries.push_back(narrow(list_by_status, to_string(status)));
        }
        return queries;
    }
    if (filter.location) return {narrow(list_by_location, *filter.location)};
    return {narrow(list_all, 0)};
}

struct Found {
    std::vector<Order> orders;
    std::vector<OrderId> with_price_rules;
};

Found newest_of(const std::vector<db::Rows>& answers, int limit) {
    Found found;
    std::vector<Order>& orders = found.orders;
    for (const auto& rows : answers) {
        for (const auto& row : rows) {
            auto [order, has_price_rules] = order_from(row);
            if (has_price_rules) found.with_price_rules.push_back(order.id);
            orders.push_back(std::move(order));
        }
    }
    std::ranges::sort(orders, std::greater{}, &Order::id);
    if (std::ssize(orders) > limit) orders.erase(orders.begin() + limit, orders.end());
    return found;
}

/// The lines of the orders, then the modifiers of the orders, each in as few statements as it
/// takes.
std::vector<db::Query> content_queries(const std::vector<Order>& orders) {
    std::vector<db::Query> lines;
    std::vector<db::Query> modifiers;
    for (std::size_t first = 0; first < orders.size(); first += ids_at_once) {
        std::vector<db::Value> ids;
        for (std::size_t i = first; i < first + ids_at_once; ++i) {
            ids.emplace_back(orders[std::min(i, orders.size() - 1)].id.value);
        }
        lines.push_back({&lines_of, ids});
        modifiers.push_back({&modifiers_of, std::move(ids)});
    }
    lines.insert(lines.end(), std::make_move_iterator(modifiers.begin()),
                 std::make_move_iterator(modifiers.end()));
    return lines;
}

}  // namespace

awaitable<std::vector<Order>> SqlOrderRepository::list(Transaction& tx, const OrderFilter& filter,
                                                       std::optional<OrderId> before, int limit) {
    const auto pages = co_await db::sql(tx).run_all(page_queries(filter, before, limit));
    auto [orders, with_price_rules] = newest_of(pages, limit);
    if (orders.empty()) co_return std::move(orders);

    const auto content = co_await db::sql(tx).run_all(content_queries(orders));
    const std::span<const db::Rows> rows_of(content);
    const auto half = content.size() / 2;
    attach_lines(orders, rows_of.first(half), rows_of.last(half));
    std::erase_if(with_price_rules, [&](const OrderId& id) {
        return std::ranges::find(orders, id, &Order::id) == orders.end();
    });
    co_await read_extras(tx, orders, std::move(with_price_rules));
    co_return std::move(orders);
}

}  // namespace beanq::orders
