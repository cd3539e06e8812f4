#include "orders/adapters/sql/order_extras.hpp"

#include <algorithm>
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
    "SELECT order_id, id, amount_minor, reason, at, actor_id FROM order_refunds "
    "WHERE order_id = ANY($1::uuid[]) ORDER BY order_id, id",
    "SELECT order_id, id, amount_minor, reason, at, actor_id FROM order_refunds "
    "WHERE order_id = $1 ORDER BY id"};

constexpr db::Statement select_refund_lines{
    "orders.refund_lines",
    "SELECT r.order_id, l.refund_id, l.line_position, l.quantity, l.amount_minor "
    "FROM order_refunds r JOIN order_refund_lines l ON l.refund_id = r.id "
    "WHERE r.order_id = ANY($1::uuid[]) ORDER BY r.order_id, r.id, l.line_position",
    "SELECT r.order_id, l.refund_id, l.line_position, l.quantity, l.amount_minor "
    "FROM order_refunds r JOIN order_refund_lines l ON l.refund_id = r.id "
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

void add_refund(Order& order, Cells& cells) {
    OrderRefund& refund = order.refunds.emplace_back();
    refund.id = cells.next<RefundId>();
    refund.amount_minor = cells.next<std::int64_t>();
    refund.reason = cells.next<std::string>();
    refund.at = cells.next<Instant>();
    refund.actor = cells.next<UserId>();
}

void add_refund_line(Order& order, Cells& cells) {
    const auto id = cells.next<RefundId>();
    const auto refund = std::ranges::find(order.refunds, id, &OrderRefund::id);
    RefundLine& line = refund->lines.emplace_back();
    line.position = cells.next<int>();
    line.quantity = cells.next<int>();
    line.amount_minor = cells.next<std::int64_t>();
}

}  // namespace

db::Query about(const std::vector<OrderId>& ids, const db::Statement& statement) {
    db::RowByRow rows(statement);
    for (const OrderId& id : ids)
        rows.add(id);
    return std::move(rows).query();
}

awaitable<void> read_extras(Transaction& tx, std::vector<Order>& orders,
                            std::vector<OrderId> with_price_rules) {
    std::unordered_map<OrderId, Order*> by_id;
    std::vector<OrderId> refunded;
    for (Order& order : orders) {
        by_id.emplace(order.id, &order);
        if (order.refunded_minor > 0) refunded.push_back(order.id);
    }
    std::vector<db::Query> queries;
    std::vector<void (*)(Order&, Cells&)> readers;
    const auto ask = [&](const std::vector<OrderId>& ids, const db::Statement& statement,
                         void (*reader)(Order&, Cells&)) {
        if (ids.empty()) return;
        queries.push_back(about(ids, statement));
        readers.push_back(reader);
    };
    ask(with_price_rules, select_discounts, add_discount);
    ask(with_price_rules, select_taxes, add_tax);
    ask(refunded, select_refunds, add_refund);
    ask(refunded, select_refund_lines, add_refund_line);
    if (queries.empty()) co_return;
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        for (const auto& row : answers[i]) {
            Cells cells(row);
            Order& order = *by_id.at(cells.next<OrderId>());
            readers[i](order, cells);
        }
    }
}

}  // namespace beanq::orders
