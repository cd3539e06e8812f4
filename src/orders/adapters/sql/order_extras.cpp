#include "orders/adapters/sql/order_extras.hpp"

#include <array>
#include <set>
#include <unordered_map>
#include <utility>

namespace beanq::orders {

namespace {

constexpr db::Statement select_discounts{
    "orders.discounts",
    "SELECT order_id, name, kind, scope, rate_ppm, off_minor, lines, promotion_id, code, given_by, "
    "reason, amount_minor FROM order_discounts WHERE order_id = ANY($1::uuid[]) "
    "ORDER BY order_id, position",
    "SELECT order_id, name, kind, scope, rate_ppm, off_minor, lines, promotion_id, code, given_by, "
    "reason, amount_minor FROM order_discounts WHERE order_id = $1 ORDER BY position"};

constexpr db::Statement select_taxes{
    "orders.taxes",
    "SELECT order_id, tax_rate_id, name, rate_ppm, included, lines, amount_minor FROM order_taxes "
    "WHERE order_id = ANY($1::uuid[]) ORDER BY order_id, position",
    "SELECT order_id, tax_rate_id, name, rate_ppm, included, lines, amount_minor FROM order_taxes "
    "WHERE order_id = $1 ORDER BY position"};

constexpr db::Statement select_refunds{
    "orders.refunds",
    "SELECT r.order_id, r.id, r.amount_minor, r.reason, r.at, r.actor_id, l.line_position, "
    "l.quantity, l.amount_minor FROM order_refunds r "
    "LEFT JOIN order_refund_lines l ON l.refund_id = r.id "
    "WHERE r.order_id = ANY($1::uuid[]) ORDER BY r.order_id, r.id, l.line_position",
    "SELECT r.order_id, r.id, r.amount_minor, r.reason, r.at, r.actor_id, l.line_position, "
    "l.quantity, l.amount_minor FROM order_refunds r "
    "LEFT JOIN order_refund_lines l ON l.refund_id = r.id "
    "WHERE r.order_id = $1 ORDER BY r.id, l.line_position"};

void add_discount(Order& order, Cells& cells) {
    OrderDiscount& discount = order.discounts.emplace_back();
    discount.name = cells.next<std::string>();
    discount.off.kind = cells.next_named<DiscountKind>();
    discount.off.scope = cells.next_named<DiscountScope>();
    discount.off.rate_ppm = cells.next<std::int64_t>();
    discount.off.amount_minor = cells.next<std::int64_t>();
    discount.lines = positions_from(cells.next<std::string>());
    discount.promotion = cells.next<std::optional<PromotionId>>();
    discount.code = cells.next<std::optional<std::string>>();
    discount.given_by = cells.next<std::optional<UserId>>();
    discount.reason = cells.next<std::optional<std::string>>();
    discount.amount_minor = cells.next<std::int64_t>();
}

void add_tax(Order& order, Cells& cells) {
    OrderTax& tax = order.taxes.emplace_back();
    tax.rate = cells.next<TaxRateId>();
    tax.name = cells.next<std::string>();
    tax.rate_ppm = cells.next<std::int64_t>();
    tax.included = cells.next<bool>();
    tax.lines = positions_from(cells.next<std::string>());
    tax.amount_minor = cells.next<std::int64_t>();
}

/// A row for each line of a refund, or one for a refund without lines.
void add_refund(Order& order, Cells& cells) {
    const auto id = cells.next<RefundId>();
    if (order.refunds.empty() || order.refunds.back().id != id) order.refunds.push_back({.id = id});
    OrderRefund& refund = order.refunds.back();
    refund.amount_minor = cells.next<std::int64_t>();
    refund.reason = cells.next<std::string>();
    refund.at = cells.next<Instant>();
    refund.actor = cells.next<UserId>();
    const auto position = cells.next<std::optional<int>>();
    if (!position) return;
    const int quantity = cells.next<int>();
    refund.lines.push_back({*position, quantity, cells.next<std::int64_t>()});
}

}  // namespace

db::Query about(const std::vector<OrderId>& ids, const db::Statement& statement) {
    db::RowByRow rows(statement);
    for (const OrderId& id : ids)
        rows.add(id);
    return std::move(rows).query();
}

std::vector<db::Query> extras_of(const std::vector<OrderId>& ids) {
    return {about(ids, select_discounts), about(ids, select_taxes), about(ids, select_refunds)};
}

void attach_extras(std::vector<Order>& orders, std::span<const db::Rows> answers) {
    static constexpr std::array readers{add_discount, add_tax, add_refund};
    std::unordered_map<OrderId, Order*> by_id;
    for (Order& order : orders)
        by_id.emplace(order.id, &order);
    for (std::size_t i = 0; i < readers.size(); ++i) {
        for (const auto& row : answers[i]) {
            Cells cells(row);
            Order& order = *by_id.at(cells.next<OrderId>());
            readers.at(i)(order, cells);
        }
    }
}

awaitable<void> read_extras(Transaction& tx, std::vector<Order>& orders,
                            std::vector<OrderId> with_price_rules) {
    std::set<OrderId> ids(with_price_rules.begin(), with_price_rules.end());
    for (const Order& order : orders) {
        if (order.refunded_minor > 0) ids.insert(order.id);
    }
    if (ids.empty()) co_return;
    const auto answers = co_await db::sql(tx).run_all(extras_of({ids.begin(), ids.end()}));
    attach_extras(orders, answers);
}

}  // namespace beanq::orders
