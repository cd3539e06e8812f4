#include "platform/db/copy/copy_database.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "platform/db/copy/copy_plan.hpp"
#include "platform/db/copy/copy_table.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {
namespace {

constexpr Statement sqlite_is_shop{
    "copy.is_shop", "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'"};
constexpr Statement postgres_is_shop{
    "copy.is_shop",
    "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
    " AND table_name = 'schema_migrations'"};
constexpr Statement list_migrations{"copy.migrations",
                                    "SELECT number, name FROM schema_migrations ORDER BY number"};

// A large shop takes longer than any request may.
constexpr Statement no_limit{"copy.no_limit", "SET LOCAL statement_timeout = 0"};
constexpr Statement no_idle_limit{"copy.no_idle_limit",
                                  "SET LOCAL idle_in_transaction_session_timeout = 0"};

awaitable<bool> is_shop(SqlTransaction& tx, Statement look) {
    const Rows rows = co_await tx.run(look);
    co_return rows.front().get<int>(0) > 0;
}

/// Throws unless there is a shop that this binary has migrated.
awaitable<void> check_source(SqlTransaction& from) {
    const bool shop = co_await is_shop(from, sqlite_is_shop);
    if (!shop) throw std::runtime_error("the SQLite file holds no BeanQ shop");
    const Rows applied = co_await from.run(list_migrations);
    const auto known = migrations_for(Engine::sqlite);
    const int at = applied.empty() ? 0 : applied.rows.back().get<int>(0);
    if (at < known.back().number) {
        throw std::runtime_error(fmt::format(
            "the SQLite file is at migration {} of {}: start this beanq on it once, then move it",
            at, known.back().number));
    }
    if (at > known.back().number) {
        throw std::runtime_error(fmt::format(
            "the SQLite file is at migration {}, this beanq knows only {}: use a newer beanq", at,
            known.back().number));
    }
}

/// Throws when there is any row, or any table that no migration made.
awaitable<void> check_empty(SqlTransaction& to, const std::vector<std::string>& tables) {
    const bool shop = co_await is_shop(to, postgres_is_shop);
    if (!shop && !tables.empty()) {
        throw std::runtime_error(
            fmt::format("the target is not empty: it has tables that are "
                        "not BeanQ's ({})",
                        fmt::join(tables, ", ")));
    }
    std::vector<std::string> filled;
    for (const auto& table : tables) {
        const std::string text = fmt::format("SELECT 1 FROM \"{}\" LIMIT 1", table);
        const Statement look{"copy.look", text};
        const Rows rows = co_await to.run(look);
        if (!rows.empty()) filled.push_back(table);
    }
    if (!filled.empty()) {
        throw std::runtime_error(
            fmt::format("the target is not empty: it has rows in {}", fmt::join(filled, ", ")));
    }
}

awaitable<void> check_target(Database& to) {
    const auto tx = co_await to.begin_read();
    const auto tables = co_await postgres_tables(sql(*tx));
    co_await check_empty(sql(*tx), tables);
}

/// Nobody starts a server on it meanwhile: that would fill it with a first administrator.
awaitable<void> take_alone(SqlTransaction& to) {
    co_await to.run(no_limit);
    co_await to.run(no_idle_limit);
    const auto tables = co_await postgres_tables(to);
    const std::string text =
        fmt::format("LOCK TABLE \"{}\" IN ACCESS EXCLUSIVE MODE", fmt::join(tables, "\", \""));
    const Statement lock{"copy.lock", text};
    co_await to.run(lock);
    co_await check_empty(to, tables);
}

}  // namespace

awaitable<std::vector<Copied>> copy_database(Database& from, Database& to, const Clock& clock) {
    const auto reading = co_await from.begin_read();
    co_await check_source(sql(*reading));
    co_await check_target(to);
    co_await migrate(to, migrations_for(Engine::postgres), clock);

    auto writing = co_await to.begin();
    co_await take_alone(sql(*writing));
    const auto tables = co_await plan_copy(sql(*reading), sql(*writing));
    for (const auto& table : tables) {
        try {
            co_await copy_table(sql(*reading), sql(*writing), table);
        } catch (const std::runtime_error& fault) {
            throw std::runtime_error(fmt::format("copying {}: {}", table.name, fault.what()));
        }
    }
    std::vector<Copied> copied;
    for (const auto& table : tables) {
        const auto rows = co_await compare_table(sql(*reading), sql(*writing), table);
        copied.push_back({table.name, rows});
    }
    co_await writing->commit();
    co_return copied;
}

}  // namespace beanq::db
