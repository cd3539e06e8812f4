#include "identity/adapters/sql/sql_users.hpp"

#include <utility>

#include "platform/db/sql.hpp"
#include "platform/text/fold.hpp"

namespace beanq::identity {

namespace {

constexpr db::Statement insert_user{
    "identity.insert_user",
    "INSERT INTO users (id, email, name, phone, role, is_active, permissions_version, created_at,"
    " version, password_hash, search_text)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (email) DO NOTHING RETURNING id"};

constexpr db::Statement select_user{
    "identity.select_user",
    "SELECT id, email, name, phone, role, is_active, permissions_version, created_at, version"
    " FROM users WHERE id = $1"};

constexpr db::Statement select_account{
    "identity.select_account",
    "SELECT id, email, name, phone, role, is_active, permissions_version, created_at, version,"
    " password_hash FROM users WHERE id = $1"};

// SQLite lets one writer in at a time anyway.
constexpr db::Statement hold_account{
    "identity.hold_account",
    "SELECT id, email, name, phone, role, is_active, permissions_version, created_at, version,"
    " password_hash FROM users WHERE id = $1 FOR UPDATE",
    select_account.sql};

constexpr db::Statement select_account_by_email{
    "identity.select_account_by_email",
    "SELECT id, email, name, phone, role, is_active, permissions_version, created_at, version,"
    " password_hash FROM users WHERE email = $1"};

constexpr db::Statement list_users{
    "identity.list_users",
    "SELECT id, email, name, phone, role, is_active, permissions_version, created_at, version"
    " FROM users"
    " WHERE id < $1 AND is_active BETWEEN $2 AND $3 AND search_text LIKE $4 ESCAPE '\\'"
    " ORDER BY id DESC LIMIT $5"};

constexpr db::Statement list_users_by_role{
    "identity.list_users_by_role",
    "SELECT id, email, name, phone, role, is_active, permissions_version, created_at, version"
    " FROM users"
    " WHERE id < $1 AND is_active BETWEEN $2 AND $3 AND search_text LIKE $4 ESCAPE '\\'"
    " AND role = $6 ORDER BY id DESC LIMIT $5"};

constexpr db::Statement update_user{
    "identity.update_user",
    "UPDATE users SET name = $3, phone = $4, role = $5, is_active = $6, permissions_version = $7,"
    " search_text = $8, version = version + 1 WHERE id = $1 AND version = $2"
    " RETURNING id, email, name, phone, role, is_active, permissions_version, created_at, version"};

constexpr db::Statement update_password{"identity.update_password",
                                        "UPDATE users SET password_hash = $2 WHERE id = $1"};

// Locks the row, in PostgreSQL, until the transaction ends.
constexpr db::Statement lock_admins{"identity.lock_admins",
                                    "UPDATE roles SET version = version + 1 WHERE name = 'admin'"};

constexpr db::Statement count_other_admins{
    "identity.count_other_admins",
    "SELECT COUNT(*) FROM users WHERE role = 'admin' AND is_active AND id <> $1"};

constexpr db::Statement select_any_user{"identity.select_any_user", "SELECT id FROM users LIMIT 1"};

User to_user(const db::Row& row) {
    return {.id = row.get<UserId>(0),
            .email = row.get<std::string>(1),
            .name = row.get<std::string>(2),
            .phone = row.get<std::optional<std::string>>(3),
            .role = row.get<std::string>(4),
            .is_active = row.get<bool>(5),
            .permissions_version = row.get<std::int64_t>(6),
            .created_at = row.get<Instant>(7),
            .version = row.get<std::int64_t>(8)};
}

std::optional<User> first_user(const db::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return to_user(rows.front());
}

std::optional<Account> first_account(const db::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return Account{to_user(rows.front()), rows.front().get<std::string>(9)};
}

std::string search_text(const User& user) {
    return fold(user.name + '\n' + user.email + '\n' + user.phone.value_or(""));
}

std::string like_pattern(std::string_view text) {
    std::string pattern = "%";
    for (const char c : fold(text)) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

Uuid highest_uuid() {
    Uuid highest;
    highest.bytes.fill(0xff);
    return highest;
}

}  // namespace

awaitable<bool> SqlUsers::add(Transaction& tx, const User& user, std::string password_hash) {
    const auto rows = co_await db::sql(tx).run(
        insert_user, user.id, user.email, user.name, user.phone, user.role, user.is_active,
        user.permissions_version, user.created_at, user.version, password_hash, search_text(user));
    co_return !rows.empty();
}

awaitable<std::optional<User>> SqlUsers::find(Transaction& tx, UserId id) {
    const auto rows = co_await db::sql(tx).run(select_user, id);
    co_return first_user(rows);
}

awaitable<std::optional<Account>> SqlUsers::account(Transaction& tx, UserId id) {
    const auto rows = co_await db::sql(tx).run(select_account, id);
    co_return first_account(rows);
}

awaitable<std::optional<Account>> SqlUsers::hold(Transaction& tx, UserId id) {
    const auto rows = co_await db::sql(tx).run(hold_account, id);
    co_return first_account(rows);
}

awaitable<std::optional<Account>> SqlUsers::account_of(Transaction& tx, std::string email) {
    const auto rows = co_await db::sql(tx).run(select_account_by_email, email);
    co_return first_account(rows);
}

awaitable<std::vector<User>> SqlUsers::list(Transaction& tx, UserFilter filter,
                                            std::optional<UserId> after, int limit) {
    const Uuid below = after ? after->value : highest_uuid();
    const bool lowest = filter.is_active.value_or(false);
    const bool highest = filter.is_active.value_or(true);
    auto query = db::query(filter.role ? list_users_by_role : list_users, below, lowest, highest,
                           like_pattern(filter.text.value_or("")), limit);
    if (filter.role) query.parameters.push_back(db::to_value(*filter.role));
    const auto rows = co_await db::sql(tx).execute(std::move(query));
    std::vector<User> users;
    for (const auto& row : rows)
        users.push_back(to_user(row));
    co_return users;
}

awaitable<std::optional<User>> SqlUsers::update(Transaction& tx, const User& user) {
    const auto rows = co_await db::sql(tx).run(update_user, user.id, user.version, user.name,
                                               user.phone, user.role, user.is_active,
                                               user.permissions_version, search_text(user));
    co_return first_user(rows);
}

awaitable<void> SqlUsers::set_password(Transaction& tx, UserId id, std::string password_hash) {
    co_await db::sql(tx).run(update_password, id, password_hash);
}

awaitable<int> SqlUsers::other_admins(Transaction& tx, UserId id) {
    auto queries = std::vector{db::query(lock_admins), db::query(count_other_admins, id)};
    const auto answers = co_await db::sql(tx).run_all(std::move(queries));
    co_return answers.back().front().get<int>(0);
}

awaitable<bool> SqlUsers::any(Transaction& tx) {
    const auto rows = co_await db::sql(tx).run(select_any_user);
    co_return !rows.empty();
}

}  // namespace beanq::identity
