#include "identity/adapters/sql/sql_roles.hpp"

#include <utility>

#include "platform/db/sql.hpp"

namespace beanq::identity {

namespace {

// SQLite lets one writer in at a time anyway.
constexpr db::Statement hold_roles{"identity.hold_roles",
                                   "LOCK TABLE roles IN SHARE ROW EXCLUSIVE MODE", "SELECT 1"};

constexpr db::Statement select_role{
    "identity.select_role",
    "SELECT r.name, r.is_system, p.permission FROM roles r"
    " LEFT JOIN role_permissions p ON p.role = r.name WHERE r.name = $1"};

constexpr db::Statement list_roles{
    "identity.list_roles",
    "SELECT r.name, r.is_system, p.permission FROM roles r"
    " LEFT JOIN role_permissions p ON p.role = r.name ORDER BY r.name"};

constexpr db::Statement upsert_role{
    "identity.upsert_role",
    "INSERT INTO roles (name, is_system, version) VALUES ($1, $2, 1)"
    " ON CONFLICT (name) DO UPDATE SET is_system = excluded.is_system, version = roles.version + "
    "1"};

constexpr db::Statement delete_permissions{"identity.delete_permissions",
                                           "DELETE FROM role_permissions WHERE role = $1"};

constexpr db::Statement insert_permission{
    "identity.insert_permission",
    "INSERT INTO role_permissions (role, permission) VALUES ($1, $2)"};

/// One role per name, from rows that are grouped by it.
std::vector<Role> to_roles(const db::Rows& rows) {
    std::vector<Role> roles;
    for (const auto& row : rows) {
        auto name = row.get<std::string>(0);
        if (roles.empty() || roles.back().name != name) {
            roles.push_back({std::move(name), {}, row.get<bool>(1)});
        }
        const auto permission = row.get<std::optional<std::string>>(2);
        const auto known = parse_permission(permission.value_or(""));
        if (known) roles.back().permissions.add(*known);
    }
    return roles;
}

}  // namespace

awaitable<void> SqlRoles::hold(Transaction& tx) { co_await db::sql(tx).run(hold_roles); }

awaitable<std::optional<Role>> SqlRoles::find(Transaction& tx, std::string name) {
    const auto rows = co_await db::sql(tx).run(select_role, name);
    if (rows.empty()) co_return std::nullopt;
    co_return to_roles(rows).front();
}

awaitable<std::vector<Role>> SqlRoles::list(Transaction& tx) {
    const auto rows = co_await db::sql(tx).run(list_roles);
    co_return to_roles(rows);
}

awaitable<void> SqlRoles::put(Transaction& tx, const Role& role) {
    auto queries = std::vector{db::query(upsert_role, role.name, role.is_system),
                               db::query(delete_permissions, role.name)};
    for (const auto& permission : names_of(role.permissions)) {
        queries.push_back(db::query(insert_permission, role.name, permission));
    }
    co_await db::sql(tx).run_all(std::move(queries));
}

}  // namespace beanq::identity
