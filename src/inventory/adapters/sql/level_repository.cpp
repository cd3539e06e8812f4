#include "inventory/adapters/sql/level_repository.hpp"

#include <limits>
#include <utility>

#include "inventory/adapters/sql/ingredient_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::inventory {

namespace {

// Writes the row as it is, so that PostgreSQL locks it; SQLite has one writer anyway.
constexpr db::Statement lock_level{"inventory.lock_level", R"(
    INSERT INTO stock_levels (location_id, ingredient_id, on_hand_thousandths, version)
    VALUES ($1, $2, 0, 1)
    ON CONFLICT (location_id, ingredient_id) DO UPDATE SET version = stock_levels.version
    RETURNING location_id, ingredient_id, on_hand_thousandths, average_cost_micro, version)"};

constexpr db::Statement save_level{"inventory.save_level", R"(
    UPDATE stock_levels
    SET on_hand_thousandths = $3, average_cost_micro = $4, version = version + 1
    WHERE location_id = $1 AND ingredient_id = $2)"};

// The policy is asked here and not before: it may have changed since. PostgreSQL locks the rows as
// they leave the sort.
constexpr db::Statement lock_tracked_levels{"inventory.lock_tracked_levels", R"(
    SELECT l.location_id, l.ingredient_id, l.on_hand_thousandths, l.average_cost_micro, l.version,
           t.par_thousandths, t.reorder_thousandths,
           CASE WHEN i.shortage = 'block' THEN i.largest_use_thousandths * 3 ELSE 0 END,
           i.shortage = 'warn', i.name, i.unit
    FROM unnest($1::uuid[], $2::uuid[]) AS w (location_id, ingredient_id)
    JOIN stock_levels l ON l.location_id = w.location_id AND l.ingredient_id = w.ingredient_id
    JOIN ingredients i ON i.id = l.ingredient_id
    LEFT JOIN stock_targets t
        ON t.location_id = l.location_id AND t.ingredient_id = l.ingredient_id
    ORDER BY l.location_id, l.ingredient_id
    FOR NO KEY UPDATE OF l)",
                                            R"(
    SELECT l.location_id, l.ingredient_id, l.on_hand_thousandths, l.average_cost_micro, l.version,
           t.par_thousandths, t.reorder_thousandths,
           CASE WHEN i.shortage = 'block' THEN i.largest_use_thousandths * 3 ELSE 0 END,
           i.shortage = 'warn', i.name, i.unit
    FROM stock_levels l JOIN ingredients i ON i.id = l.ingredient_id
    LEFT JOIN stock_targets t
        ON t.location_id = l.location_id AND t.ingredient_id = l.ingredient_id
    WHERE l.location_id = $1 AND l.ingredient_id = $2)"};

constexpr db::Statement take_from_levels{"inventory.take_from_levels", R"(
    UPDATE stock_levels l
    SET on_hand_thousandths = l.on_hand_thousandths - t.quantity, version = l.version + 1
    FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS t (location_id, ingredient_id, quantity)
    WHERE l.location_id = t.location_id AND l.ingredient_id = t.ingredient_id)",
                                         R"(
    UPDATE stock_levels
    SET on_hand_thousandths = on_hand_thousandths - $3, version = version + 1
    WHERE location_id = $1 AND ingredient_id = $2)"};

constexpr db::Statement select_level{"inventory.select_level", R"(
    SELECT location_id, ingredient_id, on_hand_thousandths, average_cost_micro, version
    FROM stock_levels WHERE location_id = $1 AND ingredient_id = $2)"};

constexpr db::Statement limiting_levels{"inventory.limiting_levels", R"(
    SELECT l.location_id, l.ingredient_id, l.on_hand_thousandths, l.average_cost_micro, l.version
    FROM stock_levels l JOIN ingredients i ON i.id = l.ingredient_id
    WHERE l.location_id = $1 AND i.shortage = 'block')"};

constexpr db::Statement list_levels{"inventory.list_levels", R"(
    SELECT l.location_id, l.ingredient_id, l.on_hand_thousandths, l.average_cost_micro, l.version,
           t.par_thousandths, t.reorder_thousandths,
           i.id, i.name, i.unit, i.version, i.shortage, i.active, i.allergens, i.cost_minor,
           i.cost_currency, i.cost_per_thousandths
    FROM stock_levels l JOIN ingredients i ON i.id = l.ingredient_id
    LEFT JOIN stock_targets t
        ON t.location_id = l.location_id AND t.ingredient_id = l.ingredient_id
    WHERE (i.name_key > $1 OR (i.name_key = $1 AND l.location_id > $2))
      AND ($3 = FALSE OR l.location_id = $4) AND ($5 = FALSE OR l.ingredient_id = $6)
      AND ($7 = '' OR i.unit = $7) AND i.active BETWEEN $8 AND $9
      AND COALESCE(l.on_hand_thousandths <= t.reorder_thousandths, FALSE) BETWEEN $10 AND $11
      AND l.on_hand_thousandths BETWEEN $12 AND $13
      AND i.name_key LIKE $14 ESCAPE '!' AND i.name_key LIKE $15 ESCAPE '!'
      AND i.name_key LIKE $16 ESCAPE '!'
    ORDER BY i.name_key, l.location_id LIMIT $17)"};

constexpr db::Statement select_targets{"inventory.select_targets", R"(
    SELECT par_thousandths, reorder_thousandths FROM stock_targets
    WHERE location_id = $1 AND ingredient_id = $2)"};

constexpr db::Statement put_targets{"inventory.put_targets", R"(
    INSERT INTO stock_targets (location_id, ingredient_id, par_thousandths, reorder_thousandths)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (location_id, ingredient_id)
    DO UPDATE SET par_thousandths = excluded.par_thousandths,
                  reorder_thousandths = excluded.reorder_thousandths)"};

Level to_level(const db::Row& row) {
    return {.location = row.get<LocationId>(0),
            .ingredient = row.get<IngredientId>(1),
            .on_hand = {row.get<std::int64_t>(2)},
            .average = row.get<std::optional<UnitCost>>(3),
            .version = row.get<std::int64_t>(4)};
}

std::optional<Quantity> quantity_of(std::optional<std::int64_t> thousandths) {
    return thousandths ? std::optional(Quantity{*thousandths}) : std::nullopt;
}

std::optional<std::int64_t> thousandths_of(const std::optional<Quantity>& quantity) {
    return quantity ? std::optional(quantity->thousandths) : std::nullopt;
}

Targets to_targets(const db::Row& row, std::size_t first) {
    return {quantity_of(row.get<std::optional<std::int64_t>>(first)),
            quantity_of(row.get<std::optional<std::int64_t>>(first + 1))};
}

Stocked to_stocked(const db::Row& row) {
    return {.level = to_level(row),
            .targets = to_targets(row, 5),
            .plenty = {row.get<std::int64_t>(7)},
            .shortage = row.get<bool>(8) ? Shortage::warn : Shortage::block,
            .name = row.get<std::string>(9),
            .unit = parse_unit(row.get<std::string>(10)).value()};
}

std::vector<Level> levels_of(const std::vector<db::Rows>& answers) {
    std::vector<Level> levels;
    for (const auto& rows : answers) {
        for (const auto& row : rows)
            levels.push_back(to_level(row));
    }
    return levels;
}

}  // namespace

awaitable<std::vector<Level>> SqlLevelRepository::lock(Transaction& tx,
                                                       const std::vector<Place>& places) {
    std::vector<db::Query> queries;
    queries.reserve(places.size());
    for (const auto& [location, ingredient] : places)
        queries.push_back(db::query(lock_level, location, ingredient));
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    co_return levels_of(answers);
}

awaitable<void> SqlLevelRepository::save(Transaction& tx, const std::vector<Level>& levels) {
    for (const Level& level : levels) {
        db::sql(tx).run_later(db::query(save_level, level.location, level.ingredient,
                                        level.on_hand.thousandths, level.average));
    }
    co_return;
}

awaitable<std::vector<Stocked>> SqlLevelRepository::lock_tracked(Transaction& tx,
                                                                 const std::set<Place>& places) {
    std::vector<Stocked> levels;
    if (places.empty()) co_return levels;
    db::RowByRow wanted(lock_tracked_levels);
    for (const auto& [location, ingredient] : places)
        wanted.add(location, ingredient);
    const auto rows = co_await db::sql(tx).execute(std::move(wanted).query());
    levels.reserve(rows.size());
    for (const auto& row : rows)
        levels.push_back(to_stocked(row));
    co_return levels;
}

awaitable<void> SqlLevelRepository::take(Transaction& tx, const std::vector<Taken>& taken) {
    if (taken.empty()) co_return;
    db::RowByRow rows(take_from_levels);
    for (const Taken& one : taken)
        rows.add(one.level.location, one.level.ingredient, one.quantity.thousandths);
    db::sql(tx).run_later(std::move(rows).query());
}

awaitable<std::vector<Level>> SqlLevelRepository::find_all(Transaction& tx, LocationId location,
                                                           std::vector<IngredientId> ids) {
    std::vector<db::Query> queries;
    queries.reserve(ids.size());
    for (const auto& id : ids)
        queries.push_back(db::query(select_level, location, id));
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    co_return levels_of(answers);
}

awaitable<std::vector<Level>> SqlLevelRepository::limiting(Transaction& tx, LocationId location) {
    auto rows = co_await db::sql(tx).run(limiting_levels, location);
    std::vector<Level> levels;
    for (const auto& row : rows)
        levels.push_back(to_level(row));
    co_return levels;
}

awaitable<std::vector<StockRow>> SqlLevelRepository::list(Transaction& tx,
                                                          const StockFilter& filter, int limit) {
    const auto like = name_patterns(filter.words);
    const Quantity least =
        filter.at_least.value_or(Quantity{std::numeric_limits<std::int64_t>::min()});
    const Quantity most =
        filter.at_most.value_or(Quantity{std::numeric_limits<std::int64_t>::max()});
    const auto rows = co_await db::sql(tx).run(
        list_levels, filter.after ? name_key(filter.after->first) : "",
        filter.after ? filter.after->second : LocationId{}, filter.location.has_value(),
        filter.location.value_or(LocationId{}), filter.ingredient.has_value(),
        filter.ingredient.value_or(IngredientId{}), filter.unit ? to_string(*filter.unit) : "",
        filter.active.value_or(false), filter.active.value_or(true), filter.low.value_or(false),
        filter.low.value_or(true), least.thousandths, most.thousandths, like[0], like[1], like[2],
        limit);
    std::vector<StockRow> found;
    for (const auto& row : rows)
        found.push_back({to_level(row), to_ingredient(row, 7), to_targets(row, 5)});
    co_return found;
}

awaitable<Targets> SqlLevelRepository::targets(Transaction& tx, LocationId location,
                                               IngredientId ingredient) {
    const auto rows = co_await db::sql(tx).run(select_targets, location, ingredient);
    if (rows.empty()) co_return Targets{};
    co_return to_targets(rows.front(), 0);
}

awaitable<void> SqlLevelRepository::set_targets(Transaction& tx, LocationId location,
                                                IngredientId ingredient, const Targets& targets) {
    co_await db::sql(tx).run(put_targets, location, ingredient, thousandths_of(targets.par),
                             thousandths_of(targets.reorder));
}

}  // namespace beanq::inventory
