#include "orders/adapters/sql/order_rows.hpp"

#include <unordered_map>

#include "kernel/row_reader.hpp"

namespace beanq::orders {

namespace {

Currency currency_of(const std::string& code) {
    if (const auto currency = Currency::parse(code)) return *currency;
    throw std::logic_error("the database holds an unknown currency: " + code);
}

OrderLine line_from(Cells& cells, const Currency& currency) {
    OrderLine line;
    line.id = cells.next<OrderLineId>();
    line.product = cells.next<ProductId>();
    line.variation = cells.next<VariationId>();
    line.name = cells.next<std::string>();
    line.variation_name = cells.next<std::string>();
    line.quantity = cells.next<int>();
    line.unit_price = {cells.next<std::int64_t>(), currency};
    line.total = {cells.next<std::int64_t>(), currency};
    line.preparation = cells.next_named<Preparation>();
    line.notes = cells.next<std::optional<std::string>>();
    line.recipe_version = cells.next<std::optional<std::int64_t>>();
    line.discount_minor = cells.next<std::int64_t>();
    line.tax_minor = cells.next<std::int64_t>();
    line.tax_included_minor = cells.next<std::int64_t>();
    line.tax_class = cells.next<std::optional<std::string>>();
    line.voided = cells.next<bool>();
    line.preparation_s = cells.next<int>();
    line.started_at = cells.next<std::optional<Instant>>();
    line.done_at = cells.next<std::optional<Instant>>();
    return line;
}

LineModifier modifier_from(Cells& cells, const Currency& currency) {
    LineModifier modifier;
    modifier.modifier = cells.next<ModifierId>();
    modifier.group_name = cells.next<std::string>();
    modifier.name = cells.next<std::string>();
    modifier.price = {cells.next<std::int64_t>(), currency};
    modifier.quantity = cells.next<int>();
    modifier.recipe_version = cells.next<std::optional<std::int64_t>>();
    return modifier;
}

}  // namespace

OrderRow order_from(const db::Row& row) {
    Cells cells(row);
    OrderRow read;
    Order& order = read.order;
    order.id = cells.next<OrderId>();
    order.location = cells.next<LocationId>();
    order.business_date = cells.next<Date>();
    order.number = cells.next<std::string>();
    order.customer = cells.next<std::optional<UserId>>();
    order.guest_name = cells.next<std::optional<std::string>>();
    order.status = cells.next_named<OrderStatus>();
    order.payment_status = cells.next_named<PaymentStatus>();
    order.payment_method = cells.next_named<PaymentMethod>();
    order.fulfilment.type = cells.next_named<FulfilmentType>();
    order.fulfilment.pickup_at = cells.next<std::optional<Instant>>();
    order.notes = cells.next<std::optional<std::string>>();
    const Currency currency = currency_of(cells.next<std::string>());
    auto& totals = order.totals;
    for (auto* amount :
         {&totals.subtotal, &totals.discount, &totals.tax, &totals.tip, &totals.total}) {
        *amount = {cells.next<std::int64_t>(), currency};
    }
    order.placed_at = cells.next<Instant>();
    const auto promised_at = cells.next<std::optional<Instant>>();
    order.updated_at = cells.next<Instant>();
    order.version = cells.next<std::int64_t>();
    totals.tax_included = {cells.next<std::int64_t>(), currency};
    totals.rounding = {cells.next<std::int64_t>(), currency};
    order.rounding.step_minor = cells.next<std::int64_t>();
    order.rounding.mode = cells.next_named<RoundingMode>();
    order.refunded_minor = cells.next<std::int64_t>();
    read.has_price_rules = cells.next<bool>();
    const auto promised_p50_at = cells.next<std::optional<Instant>>();
    if (promised_at && promised_p50_at) order.promise = {*promised_p50_at, *promised_at};
    order.first_promised_at = cells.next<std::optional<Instant>>();
    order.ready_at = cells.next<std::optional<Instant>>();
    order.pace_ppm = cells.next<std::optional<std::int64_t>>();
    return read;
}

void attach_lines(std::span<Order> orders, std::span<const db::Rows> lines,
                  std::span<const db::Rows> modifiers) {
    std::unordered_map<OrderId, Order*> by_id;
    for (auto& order : orders)
        by_id.emplace(order.id, &order);
    for (const auto& rows : lines) {
        for (const auto& row : rows) {
            Cells cells(row);
            Order& order = *by_id.at(cells.next<OrderId>());
            order.lines.push_back(line_from(cells, order.totals.total.currency));
        }
    }
    for (const auto& rows : modifiers) {
        for (const auto& row : rows) {
            Cells cells(row);
            Order& order = *by_id.at(cells.next<OrderId>());
            auto& line = order.lines.at(cells.next<std::size_t>());
            line.modifiers.push_back(modifier_from(cells, order.totals.total.currency));
        }
    }
}

std::string to_text(const LinePositions& lines) {
    std::string text;
    for (const int line : lines)
        text += (text.empty() ? "" : ",") + std::to_string(line);
    return text;
}

LinePositions positions_from(const std::string& text) {
    LinePositions lines;
    for (const std::string& position : split(text, ','))
        lines.push_back(std::stoi(position));
    return lines;
}

HistoryEntry history_entry_from(const db::Row& row) {
    Cells cells(row);
    HistoryEntry entry;
    entry.kind = cells.next_named<ChangeKind>();
    entry.at = cells.next<Instant>();
    entry.actor = cells.next<std::optional<UserId>>();
    entry.actor_role = cells.next<std::string>();
    if (const auto from = cells.next<std::optional<std::string>>()) {
        entry.from = parse<OrderStatus>(*from);
    }
    entry.to = cells.next_named<OrderStatus>();
    entry.reason = cells.next<std::optional<std::string>>();
    entry.version = cells.next<std::int64_t>();
    return entry;
}

}  // namespace beanq::orders
