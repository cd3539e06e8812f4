// How orders get into their tables: several with a statement a table.
#include <utility>

#include "orders/adapters/sql/order_repository.hpp"
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
    "version, promised_p50_at, first_promised_at) SELECT * FROM unnest($1::uuid[], $2::uuid[], "
    "$3::date[], $4::text[], $5::uuid[], "
    "$6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], "
    "$12::text[], $13::text[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], "
    "$18::bigint[], $19::timestamptz[], $20::timestamptz[], $21::timestamptz[], $22::bigint[], "
    "$23::timestamptz[], $24::timestamptz[])",
    "INSERT INTO orders (id, location_id, business_date, number, customer_id, guest_name, status, "
    "payment_status, payment_method, fulfilment_type, pickup_at, notes, currency, subtotal_minor, "
    "discount_minor, tax_minor, tip_minor, total_minor, placed_at, promised_at, updated_at, "
    "version, promised_p50_at, first_promised_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13, $14, $15, $16, $17, "
    "$18, $19, $20, $21, $22, $23, $24)"};

constexpr db::Statement insert_lines{
    "orders.insert_lines",
    "INSERT INTO order_lines (order_id, position, id, product_id, variation_id, name, "
    "variation_name, quantity, unit_price_minor, total_minor, preparation, notes, recipe_version, "
    "preparation_s) SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::uuid[], "
    "$5::uuid[], "
    "$6::text[], $7::text[], $8::integer[], $9::bigint[], $10::bigint[], $11::text[], "
    "$12::text[], $13::bigint[], $14::integer[])",
    "INSERT INTO order_lines (order_id, position, id, product_id, variation_id, name, "
    "variation_name, quantity, unit_price_minor, total_minor, preparation, notes, recipe_version, "
    "preparation_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};

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

/// The rows of each table.
struct Tables {
    db::RowByRow orders{insert_orders};
    db::RowByRow lines{insert_lines};
    db::RowByRow modifiers{insert_modifiers};
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
                  order.placed_at, p90, order.updated_at, order.version, p50,
                  order.first_promised_at);
}

void add_line(const OrderId& order, std::size_t position, const OrderLine& line, Tables& to) {
    to.lines.add(order, position, line.id, line.product, line.variation, line.name,
                 line.variation_name, line.quantity, line.unit_price.amount_minor,
                 line.total.amount_minor, to_string(line.preparation), line.notes,
                 line.recipe_version, line.preparation_s);
    for (std::size_t i = 0; i < line.modifiers.size(); ++i) {
        const auto& modifier = line.modifiers[i];
        to.modifiers.add(order, position, i, modifier.modifier, modifier.group_name, modifier.name,
                         modifier.price.amount_minor, modifier.quantity, modifier.recipe_version);
    }
}

void add_entry(const OrderId& order, const HistoryEntry& entry, Tables& to) {
    to.history.add(order, entry.version, to_string(entry.kind), entry.at, entry.actor,
                   entry.actor_role, to_string(entry.to));
}

}  // namespace

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
        for (std::size_t i = 0; i < order.lines.size(); ++i)
            add_line(order.id, i, order.lines[i], tables);
        add_entry(order.id, entry, tables);
    }
    for (auto* rows : {&tables.orders, &tables.lines, &tables.modifiers, &tables.history}) {
        if (!rows->empty()) db::sql(tx).run_later(std::move(*rows).query());
    }
    co_return;
}

}  // namespace beanq::orders
