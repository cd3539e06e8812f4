#include "inventory/adapters/sql/ledger.hpp"

#include <stdexcept>
#include <utility>

#include "inventory/adapters/sql/ingredient_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::inventory {

namespace {

constexpr db::Statement insert_posting{"inventory.insert_posting", R"(
    INSERT INTO stock_postings (id, location_id, to_location_id, kind, reason, at, actor_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7))"};

constexpr db::Statement insert_movements{"inventory.insert_movements", R"(
    INSERT INTO stock_movements
        (id, location_id, ingredient_id, kind, quantity_thousandths, unit_cost_micro, value_minor,
         counted_thousandths, reason, posting_id, order_id, at, actor_id)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[],
                         $6::bigint[], $7::bigint[], $8::bigint[], $9::text[], $10::uuid[],
                         $11::uuid[], $12::timestamptz[], $13::uuid[]))",
                                         R"(
    INSERT INTO stock_movements
        (id, location_id, ingredient_id, kind, quantity_thousandths, unit_cost_micro, value_minor,
         counted_thousandths, reason, posting_id, order_id, at, actor_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};

constexpr db::Statement select_posting{"inventory.select_posting", R"(
    SELECT id, location_id, to_location_id, kind, reason, at, actor_id
    FROM stock_postings WHERE id = $1)"};

constexpr db::Statement movements_of_posting{"inventory.movements_of_posting", R"(
    SELECT id, location_id, ingredient_id, kind, quantity_thousandths, unit_cost_micro,
           value_minor, counted_thousandths, reason, posting_id, order_id, at, actor_id
    FROM stock_movements WHERE posting_id = $1 ORDER BY id)"};

constexpr db::Statement movements_of_orders{"inventory.movements_of_orders", R"(
    SELECT id, location_id, ingredient_id, kind, quantity_thousandths, unit_cost_micro,
           value_minor, counted_thousandths, reason, posting_id, order_id, at, actor_id
    FROM stock_movements WHERE order_id = ANY($1::uuid[]) ORDER BY id)",
                                            R"(
    SELECT id, location_id, ingredient_id, kind, quantity_thousandths, unit_cost_micro,
           value_minor, counted_thousandths, reason, posting_id, order_id, at, actor_id
    FROM stock_movements WHERE order_id = $1 ORDER BY id)"};

constexpr db::Statement list_movements{"inventory.list_movements", R"(
    SELECT m.id, m.location_id, m.ingredient_id, m.kind, m.quantity_thousandths,
           m.unit_cost_micro, m.value_minor, m.counted_thousandths, m.reason, m.posting_id,
           m.order_id, m.at, m.actor_id,
           i.id, i.name, i.unit, i.version, i.shortage, i.active, i.allergens, i.cost_minor,
           i.cost_currency, i.cost_per_thousandths
    FROM stock_movements m JOIN ingredients i ON i.id = m.ingredient_id
    WHERE m.id < $1 AND ($2 = FALSE OR m.location_id = $3)
      AND ($4 = FALSE OR m.ingredient_id = $5) AND ($6 = '' OR m.kind = $6)
      AND ($7 = FALSE OR m.order_id = $8) AND m.at >= $9 AND m.at < $10
    ORDER BY m.id DESC LIMIT $11)"};

constexpr Uuid after_all{{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                          0xff, 0xff, 0xff, 0xff}};
constexpr Instant first_moment{};
constexpr Instant last_moment =
    std::chrono::sys_days{std::chrono::year{9999} / std::chrono::December / 31};

MovementKind kind_named(const std::string& name) {
    if (const auto kind = parse_movement_kind(name)) return *kind;
    throw std::logic_error("the database holds an unknown kind of movement: " + name);
}

std::optional<std::int64_t> thousandths_of(const std::optional<Quantity>& quantity) {
    return quantity ? std::optional(quantity->thousandths) : std::nullopt;
}

/// There is at least one.
db::Query inserting(const std::vector<Movement>& movements) {
    db::RowByRow rows(insert_movements);
    for (const Movement& movement : movements) {
        rows.add(movement.id, movement.location, movement.ingredient, to_string(movement.kind),
                 movement.quantity.thousandths, movement.cost, movement.value_minor,
                 thousandths_of(movement.counted), movement.reason, movement.posting,
                 movement.order, movement.at, movement.actor);
    }
    return std::move(rows).query();
}

Movement to_movement(const db::Row& row) {
    Movement movement{.id = row.get<MovementId>(0),
                      .location = row.get<LocationId>(1),
                      .ingredient = row.get<IngredientId>(2),
                      .kind = kind_named(row.get<std::string>(3)),
                      .quantity = {row.get<std::int64_t>(4)},
                      .cost = row.get<std::optional<UnitCost>>(5),
                      .value_minor = row.get<std::optional<std::int64_t>>(6),
                      .reason = row.get<std::optional<std::string>>(8),
                      .posting = row.get<std::optional<PostingId>>(9),
                      .order = row.get<std::optional<OrderId>>(10),
                      .at = row.get<Instant>(11),
                      .actor = row.get<std::optional<UserId>>(12)};
    if (const auto counted = row.get<std::optional<std::int64_t>>(7))
        movement.counted = Quantity{*counted};
    return movement;
}

std::vector<Movement> to_movements(const db::Rows& rows) {
    std::vector<Movement> movements;
    for (const auto& row : rows)
        movements.push_back(to_movement(row));
    return movements;
}

}  // namespace

awaitable<void> SqlLedger::append(Transaction& tx, const std::vector<Movement>& movements) {
    if (movements.empty()) co_return;
    db::sql(tx).run_later(inserting(movements));
}

awaitable<void> SqlLedger::append(Transaction& tx, const Posting& posting) {
    std::vector<db::Query> queries{db::query(insert_posting, posting.id, posting.location,
                                             posting.to_location, to_string(posting.kind),
                                             posting.reason, posting.at, posting.actor)};
    if (!posting.movements.empty()) queries.push_back(inserting(posting.movements));
    co_await db::sql(tx).run_all(std::move(queries));
}

awaitable<std::optional<Posting>> SqlLedger::find(Transaction& tx, PostingId id) {
    std::vector<db::Query> queries{db::query(select_posting, id),
                                   db::query(movements_of_posting, id)};
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    if (rows[0].empty()) co_return std::nullopt;
    const db::Row& row = rows[0].front();
    co_return Posting{.id = id,
                      .location = row.get<LocationId>(1),
                      .to_location = row.get<std::optional<LocationId>>(2),
                      .kind = kind_named(row.get<std::string>(3)),
                      .reason = row.get<std::optional<std::string>>(4),
                      .at = row.get<Instant>(5),
                      .actor = row.get<std::optional<UserId>>(6),
                      .movements = to_movements(rows[1])};
}

awaitable<std::vector<NamedMovement>> SqlLedger::list(Transaction& tx, const MovementFilter& filter,
                                                      int limit) {
    const auto rows = co_await db::sql(tx).run(
        list_movements, filter.before ? filter.before->value : after_all,
        filter.location.has_value(), filter.location.value_or(LocationId{}),
        filter.ingredient.has_value(), filter.ingredient.value_or(IngredientId{}),
        filter.kind ? to_string(*filter.kind) : "", filter.order.has_value(),
        filter.order.value_or(OrderId{}), filter.from.value_or(first_moment),
        filter.to.value_or(last_moment), limit);
    std::vector<NamedMovement> movements;
    for (const auto& row : rows)
        movements.push_back({to_movement(row), to_ingredient(row, 13)});
    co_return movements;
}

awaitable<std::vector<Movement>> SqlLedger::of_orders(Transaction& tx,
                                                      const std::vector<OrderId>& orders) {
    if (orders.empty()) co_return std::vector<Movement>{};
    db::RowByRow wanted(movements_of_orders);
    for (const OrderId& order : orders)
        wanted.add(order);
    const auto rows = co_await db::sql(tx).execute(std::move(wanted).query());
    co_return to_movements(rows);
}

}  // namespace beanq::inventory
