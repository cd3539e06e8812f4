#include "menu/adapters/sql/modifier_group_repository.hpp"

#include <utility>

#include "menu/adapters/sql/row_readers.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

namespace {

using db::sql;

constexpr db::Statement insert_group{"menu.insert_group", R"(
    INSERT INTO modifier_groups (id, name, min_selections, max_selections, repeats, version)
    VALUES ($1, $2, $3, $4, $5, $6))"};

constexpr db::Statement group_by_id{"menu.group_by_id", R"(
    SELECT id, name, min_selections, max_selections, repeats, version
    FROM modifier_groups WHERE id = $1)"};

constexpr db::Statement list_groups{"menu.list_groups", R"(
    SELECT id, name, min_selections, max_selections, repeats, version
    FROM modifier_groups WHERE id < $1 ORDER BY id DESC LIMIT $2)"};

constexpr db::Statement update_group{"menu.update_group", R"(
    UPDATE modifier_groups
    SET name = $3, min_selections = $4, max_selections = $5, repeats = $6, version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_group{"menu.delete_group", R"(
    DELETE FROM modifier_groups WHERE id = $1 AND version = $2)"};

constexpr db::Statement users_of_group{"menu.users_of_group", R"(
    SELECT product_id FROM product_modifier_groups WHERE modifier_group_id = $1 LIMIT 1)"};

constexpr db::Statement uses_of_group{"menu.uses_of_group", R"(
    SELECT DISTINCT modifier_group_id, min_selections, max_selections
    FROM product_modifier_groups
    WHERE modifier_group_id = $1 AND (min_selections IS NOT NULL OR max_selections IS NOT NULL))"};

constexpr db::Statement insert_modifier{"menu.insert_modifier", R"(
    INSERT INTO modifiers (id, modifier_group_id, name, price_minor, currency, is_default, sort,
                           sold_out, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

constexpr db::Statement modifier_by_id{"menu.modifier_by_id", R"(
    SELECT id, modifier_group_id, name, price_minor, currency, is_default, sort, sold_out, version
    FROM modifiers WHERE id = $1)"};

constexpr db::Statement modifiers_of_group{"menu.modifiers_of_group", R"(
    SELECT id, modifier_group_id, name, price_minor, currency, is_default, sort, sold_out, version
    FROM modifiers WHERE modifier_group_id = $1 ORDER BY sort, id)"};

constexpr db::Statement update_modifier_row{"menu.update_modifier", R"(
    UPDATE modifiers
    SET name = $3, price_minor = $4, currency = $5, is_default = $6, sort = $7, sold_out = $8,
        version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_modifier{"menu.delete_modifier", R"(
    DELETE FROM modifiers WHERE id = $1 AND version = $2)"};

db::Query inserting(const Modifier& modifier) {
    return db::query(insert_modifier, modifier.id, modifier.group, modifier.name,
                     modifier.price.amount_minor, modifier.price.currency.text(),
                     modifier.is_default, modifier.sort, modifier.sold_out, modifier.version);
}

}  // namespace

awaitable<void> SqlModifierGroupRepository::add(Transaction& tx, const ModifierGroup& group) {
    std::vector<db::Query> queries;
    queries.push_back(db::query(insert_group, group.id, group.name, group.bounds.min,
                                group.bounds.max, group.repeats, group.version));
    for (const Modifier& modifier : group.modifiers)
        queries.push_back(inserting(modifier));
    co_await sql(tx).run_all(std::move(queries));
}

awaitable<std::optional<ModifierGroup>> SqlModifierGroupRepository::find(Transaction& tx,
                                                                         ModifierGroupId id) {
    std::vector<db::Query> queries{db::query(group_by_id, id), db::query(modifiers_of_group, id)};
    const auto answers = co_await sql(tx).run_all(std::move(queries));
    auto group = read_one(answers[0], read_group);
    if (group) group->modifiers = read_all(answers[1], read_modifier);
    co_return group;
}

awaitable<std::vector<ModifierGroup>> SqlModifierGroupRepository::list(
    Transaction& tx, std::optional<ModifierGroupId> before, int limit) {
    Uuid newest;
    newest.bytes.fill(0xFF);
    const auto rows = co_await sql(tx).run(list_groups, before ? before->value : newest, limit);
    auto groups = read_all(rows, read_group);
    std::vector<db::Query> queries;
    for (const ModifierGroup& group : groups) {
        queries.push_back(db::query(modifiers_of_group, group.id));
    }
    if (queries.empty()) co_return groups;
    const auto answers = co_await sql(tx).run_all(std::move(queries));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].modifiers = read_all(answers[i], read_modifier);
    }
    co_return groups;
}

awaitable<void> SqlModifierGroupRepository::update(Transaction& tx, ModifierGroup& group) {
    const auto rows = co_await sql(tx).run(update_group, group.id, group.version, group.name,
                                           group.bounds.min, group.bounds.max, group.repeats);
    expect_changed(rows);
    ++group.version;
}

awaitable<void> SqlModifierGroupRepository::remove(Transaction& tx, ModifierGroupId id,
                                                   std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_group, id, version);
    expect_changed(rows);
}

awaitable<bool> SqlModifierGroupRepository::is_used(Transaction& tx, ModifierGroupId id) {
    const auto rows = co_await sql(tx).run(users_of_group, id);
    co_return !rows.empty();
}

awaitable<std::vector<GroupUse>> SqlModifierGroupRepository::uses_of(Transaction& tx,
                                                                     ModifierGroupId id) {
    const auto rows = co_await sql(tx).run(uses_of_group, id);
    co_return read_all(rows, read_group_use);
}

awaitable<std::optional<Modifier>> SqlModifierGroupRepository::find_modifier(Transaction& tx,
                                                                             ModifierId id) {
    const auto rows = co_await sql(tx).run(modifier_by_id, id);
    co_return read_one(rows, read_modifier);
}

awaitable<void> SqlModifierGroupRepository::add_modifier(Transaction& tx,
                                                         const Modifier& modifier) {
    co_await sql(tx).execute(inserting(modifier));
}

awaitable<void> SqlModifierGroupRepository::update_modifier(Transaction& tx, Modifier& modifier) {
    const auto rows =
        co_await sql(tx).run(update_modifier_row, modifier.id, modifier.version, modifier.name,
                             modifier.price.amount_minor, modifier.price.currency.text(),
                             modifier.is_default, modifier.sort, modifier.sold_out);
    expect_changed(rows);
    ++modifier.version;
}

awaitable<void> SqlModifierGroupRepository::remove_modifier(Transaction& tx, ModifierId id,
                                                            std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_modifier, id, version);
    expect_changed(rows);
}

}  // namespace beanq::menu
