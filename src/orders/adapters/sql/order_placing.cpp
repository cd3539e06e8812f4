// How orders get into their tables: several with a statement a table.
#include <utility>

#include "orders/adapters/sql/order_repository.hpp"
#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

constexpr db::Statement count_up{
    "orders.count_up",
    "INSERT INTO order_numbers (location_id, business_date, last) VALUES ($1, $2, $3) "
    "ON CONFLICT (location_id, business_date) DO UPDATE "
    "SET last = order_numbers.last + excluded.last RETURNING last"};

constexpr db::Statement insert_orders{
    "orders.insert",
    "INSERT INTO orders (id, location_id, business_date, number, customer_id, guest_name, status, "
    "payment_status, payment_method, fulfilment_type, pickup_at, notes, currency, subtotal_minor, "
    "discount_minor, tax_minor, tip_minor, total_minor, placed_at, promised_at, updated_at, "
    "version, tax_included_minor, rounding_minor, rounding_step_minor, rounding_mode, "
    "has_price_rules, promised_p50_at, first_promised_at) SELECT * FROM unnest($1::uuid[], "
    "$2::uuid[], $3::date[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], "
    "$9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::text[], $14::bigint[], "
    "$15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::timestamptz[], "
    "$20::timestamptz[], $21::timestamptz[], $22::bigint[], $23::bigint[], $24::bigint[], "
    "$25::bigint[], $26::text[], $27::boolean[], $28::timestamptz[], $29::timestamptz[])",
    "INSERT INTO orders (id, location_id, business_date, number, customer_id, guest_name, status, "
    "payment_status, payment_method, fulfilment_type, pickup_at, notes, currency, subtotal_minor, "
    "discount_minor, tax_minor, tip_minor, total_minor, placed_at, promised_at, updated_at, "
    "version, tax_included_minor, rounding_minor, rounding_step_minor, rounding_mode, "
    "has_price_rules, promised_p50_at, first_promised_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
    "$9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, "
    "$27, $28, $29)"};

constexpr db::Statement insert_lines{
    "orders.insert_lines",
    "INSERT INTO order_lines (order_id, position, id, product_id, variation_id, name, "
    "variation_name, quantity, unit_price_minor, total_minor, preparation, notes, recipe_version, "
    "discount_minor, tax_minor, tax_included_minor, tax_class, voided, preparation_s, started_at, "
    "done_at) SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::uuid[], $5::uuid[], "
    "$6::text[], $7::text[], $8::integer[], $9::bigint[], $10::bigint[], $11::text[], "
    "$12::text[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::text[], "
    "$18::boolean[], $19::integer[], $20::timestamptz[], $21::timestamptz[])",
    "INSERT INTO order_lines (order_id, position, id, product_id, variation_id, name, "
    "variation_name, quantity, unit_price_minor, total_minor, preparation, notes, recipe_version, "
    "discount_minor, tax_minor, tax_included_minor, tax_class, voided, preparation_s, started_at, "
    "done_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
    "$18, $19, $20, $21)"};

constexpr db::Statement insert_modifiers{
    "orders.insert_modifiers",
    "INSERT INTO order_line_modifiers (order_id, line_position, position, modifier_id, group_name, "
    "name, price_minor, quantity, recipe_version) "
    "SELECT * FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::uuid[], $5::text[], "
    "$6::text[], $7::bigint[], $8::integer[], $9::bigint[])",
    "INSERT INTO order_line_modifiers (order_id, line_position, position, modifier_id, group_name, "
    "name, price_minor, quantity, recipe_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

constexpr db::Statement insert_first_entries{
    "orders.insert_first_entries",
    "INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, to_status) "
    "SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[], $5::uuid[], "
    "$6::text[], $7::text[])",
    "INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, to_status) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};

constexpr db::Statement insert_discounts{
    "orders.insert_discounts",
    "INSERT INTO order_discounts (order_id, position, name, kind, scope, rate_ppm, off_minor, "
    "lines, promotion_id, code, given_by, reason, amount_minor) SELECT * FROM unnest($1::uuid[], "
    "$2::integer[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], "
    "$9::uuid[], $10::text[], $11::uuid[], $12::text[], $13::bigint[])",
    "INSERT INTO order_discounts (order_id, position, name, kind, scope, rate_ppm, off_minor, "
    "lines, promotion_id, code, given_by, reason, amount_minor) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};

constexpr db::Statement insert_taxes{
    "orders.insert_taxes",
    "INSERT INTO order_taxes (order_id, position, tax_rate_id, name, rate_ppm, included, lines, "
    "amount_minor) SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], "
    "$5::bigint[], $6::boolean[], $7::text[], $8::bigint[])",
    "INSERT INTO order_taxes (order_id, position, tax_rate_id, name, rate_ppm, included, lines, "
    "amount_minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

/// The rows of each table.
struct Tables {
    db::RowByRow orders{insert_orders};
    db::RowByRow lines{insert_lines};
    db::RowByRow modifiers{insert_modifiers};
    db::RowByRow discounts{insert_discounts};
    db::RowByRow taxes{insert_taxes};
    db::RowByRow history{insert_first_entries};
};

void add_order(const Order& order, Tables& to) {
    const auto& totals = order.totals;
    std::optional<Instant> p50;
    std::optional<Instant> p90;
    if (order.promise) p50 = order.promise->p50;
    if (order.promise) p90 = order.promise->p90;
    to.orders.add(order.id, order.location, order.business_date, order.number, order.customer,
                  order.guest_name, to_string(order.status), to_string(order.payment_status),
                  to_string(order.payment_method), to_string(order.fulfilment.type),
                  order.fulfilment.pickup_at, order.notes, totals.total.currency.text(),
                  totals.subtotal.amount_minor, totals.discount.amount_minor,
                  totals.tax.amount_minor, totals.tip.amount_minor, totals.total.amount_minor,
                  order.placed_at, p90, order.updated_at, order.version,
                  totals.tax_included.amount_minor, totals.rounding.amount_minor,
                  order.rounding.step_minor, to_string(order.rounding.mode), has_price_rules(order),
                  p50, order.first_promised_at);
}

void add_line(const OrderId& order, std::size_t position, const OrderLine& line, Tables& to) {
    to.lines.add(order, position, line.id, line.product, line.variation, line.name,
                 line.variation_name, line.quantity, line.unit_price.amount_minor,
                 line.total.amount_minor, to_string(line.preparation), line.notes,
                 line.recipe_version, line.discount_minor, line.tax_minor, line.tax_included_minor,
                 line.tax_class, line.voided, line.preparation_s, line.started_at, line.done_at);
    for (std::size_t i = 0; i < line.modifiers.size(); ++i) {
        const auto& modifier = line.modifiers[i];
        to.modifiers.add(order, position, i, modifier.modifier, modifier.group_name, modifier.name,
                         modifier.price.amount_minor, modifier.quantity, modifier.recipe_version);
    }
}

void add_price_rules(const Order& order, Tables& to) {
    for (std::size_t i = 0; i < order.discounts.size(); ++i) {
        const OrderDiscount& from = order.discounts[i];
        to.discounts.add(order.id, i, from.name, to_string(from.off.kind),
                         to_string(from.off.scope), from.off.rate_ppm, from.off.amount_minor,
                         to_text(from.lines), from.promotion, from.code, from.given_by, from.reason,
                         from.amount_minor);
    }
    for (std::size_t i = 0; i < order.taxes.size(); ++i) {
        const OrderTax& from = order.taxes[i];
        to.taxes.add(order.id, i, from.rate, from.name, from.rate_ppm, from.included,
                     to_text(from.lines), from.amount_minor);
    }
}

void add_entry(const OrderId& order, const HistoryEntry& entry, Tables& to) {
    to.history.add(order, entry.version, to_string(entry.kind), entry.at, entry.actor,
                   entry.actor_role, to_string(entry.to));
}

void add_content(const Order& order, Tables& to) {
    for (std::size_t i = 0; i < order.lines.size(); ++i)
        add_line(order.id, i, order.lines[i], to);
    add_price_rules(order, to);
}

std::vector<db::Query> queries_of(Tables tables) {
    std::vector<db::Query> queries;
    for (auto* rows : {&tables.orders, &tables.lines, &tables.modifiers, &tables.discounts,
                       &tables.taxes, &tables.history}) {
        if (!rows->empty()) queries.push_back(std::move(*rows).query());
    }
    return queries;
}

}  // namespace

bool has_price_rules(const Order& order) {
    return !order.discounts.empty() || !order.taxes.empty();
}

std::vector<db::Query> content_of(const Order& order) {
    Tables tables;
    add_content(order, tables);
    return queries_of(std::move(tables));
}

awaitable<std::int64_t> SqlOrderRepository::next_numbers(Transaction& tx,
                                                         const LocationId& location,
                                                         Date business_date, std::int64_t count) {
    const auto rows = co_await db::sql(tx).run(count_up, location, business_date, count);
    co_return rows.front().get<std::int64_t>(0) - count + 1;
}

awaitable<void> SqlOrderRepository::add_all(Transaction& tx,
                                            const std::vector<PlacedOrder>& orders) {
    Tables tables;
    for (const auto& [order, entry] : orders) {
        add_order(order, tables);
        add_content(order, tables);
        add_entry(order.id, entry, tables);
    }
    for (db::Query& query : queries_of(std::move(tables)))
        db::sql(tx).run_later(std::move(query));
    co_return;
}

}  // namespace beanq::orders
