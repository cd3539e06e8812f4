#include "platform/db/migrate.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/crypto/crypto.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {
namespace {

constexpr Statement create_table{
    "migrations.create_table",
    "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, "
    "name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL)",
    "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, "
    "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT"};

constexpr Statement list_applied{
    "migrations.list", "SELECT number, name, checksum FROM schema_migrations ORDER BY number"};

constexpr Statement claim_number{
    "migrations.claim",
    "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (number) DO NOTHING RETURNING number"};

// Instances that start together take turns, for as long as it takes.
constexpr Statement wait_without_limit{
    "migrations.no_limit", "SELECT set_config('statement_timeout', '0', true)", "SELECT 1"};
constexpr Statement take_turn{"migrations.turn", "SELECT pg_advisory_xact_lock(8204371502)",
                              "SELECT 1"};

struct Applied {
    int number;
    std::string name;
    std::string checksum;
};

awaitable<std::unique_ptr<Transaction>> begin_alone(Database& database) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(wait_without_limit);
    co_await sql(*tx).run(take_turn);
    co_return tx;
}

awaitable<std::vector<Applied>> read_applied(Database& database) {
    auto tx = co_await begin_alone(database);
    co_await sql(*tx).run(create_table);
    const Rows rows = co_await sql(*tx).run(list_applied);
    co_await tx->commit();
    std::vector<Applied> applied;
    for (const Row& row : rows) {
        applied.push_back({row.get<int>(0), row.get<std::string>(1), row.get<std::string>(2)});
    }
    co_return applied;
}

/// Throws unless every applied migration is one of ours, unchanged.
void check_history(const std::vector<Applied>& applied,
                   std::span<const EmbeddedMigration> migrations) {
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    for (const Applied& done : applied) {
        if (done.number > newest) {
            throw std::runtime_error(
                fmt::format("the database is at migration {} ({}), this beanq knows only {}: "
                            "use a newer beanq",
                            done.number, done.name, newest));
        }
        const auto ours = std::ranges::find(migrations, done.number, &EmbeddedMigration::number);
        if (ours == migrations.end()) {
            throw std::runtime_error(
                fmt::format("the database has migration {} ({}), which this beanq does not have",
                            done.number, done.name));
        }
        if (crypto::sha256_hex(ours->sql) != done.checksum) {
            throw std::runtime_error(
                fmt::format("migration {} ({}) was edited after this database had applied it: "
                            "restore its text and put the change into a new one",
                            ours->number, ours->name));
        }
    }
}

/// False when another process applied it meanwhile.
awaitable<bool> apply(Database& database, EmbeddedMigration migration, Instant now) {
    try {
        auto tx = co_await begin_alone(database);
        const Rows claimed = co_await sql(*tx).run(claim_number, migration.number, migration.name,
                                                   crypto::sha256_hex(migration.sql), now);
        if (claimed.empty()) co_return false;
        co_await sql(*tx).run_script(std::string(migration.sql));
        co_await tx->commit();
        co_return true;
    } catch (const std::runtime_error& fault) {
        throw std::runtime_error(fmt::format("migration {} ({}) failed: {}", migration.number,
                                             migration.name, fault.what()));
    }
}

}  // namespace

awaitable<std::vector<std::string>> migrate(Database& database,
                                            std::span<const EmbeddedMigration> migrations,
                                            const Clock& clock) {
    const auto applied = co_await read_applied(database);
    check_history(applied, migrations);
    std::vector<std::string> names;
    for (const EmbeddedMigration& migration : migrations) {
        if (std::ranges::find(applied, migration.number, &Applied::number) != applied.end())
            continue;
        const bool was_missing = co_await apply(database, migration, clock.now());
        if (was_missing) names.emplace_back(migration.name);
    }
    co_return names;
}

std::span<const EmbeddedMigration> migrations_for(Engine engine) {
    return engine == Engine::sqlite ? sqlite_migrations() : postgres_migrations();
}

}  // namespace beanq::db
