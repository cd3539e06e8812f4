#include "app/move.hpp"

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "app/config.hpp"
#include "app/read_password.hpp"
#include "kernel/clock.hpp"
#include "platform/async/run_now.hpp"
#include "platform/db/copy/copy_database.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"

namespace beanq::app {

namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

void check_addresses(const std::string& from, const std::string& to) {
    const bool is_file = from.starts_with(sqlite_scheme) && from.size() > sqlite_scheme.size();
    const bool is_server = to.starts_with("postgres://") || to.starts_with("postgresql://");
    if (is_file && is_server) return;
    throw WrongUsage(
        "a shop is moved --from sqlite:FILE --to postgres://user:password@host:port/name, and in "
        "no other direction");
}

}  // namespace

void move_shop(const std::string& from, const std::string& to) {
    check_addresses(from, to);
    const auto source = db::open_sqlite_to_read(from.substr(sqlite_scheme.size()));
    const auto target = db::open_postgres({.url = to, .connections = 1});
    const auto copied = run_now(db::copy_database(*source, *target, SystemClock{}));
    std::int64_t rows = 0;
    for (const auto& table : copied) {
        fmt::print("{:<24} {:>10}\n", table.table, table.rows);
        rows += table.rows;
    }
    fmt::print(
        "Copied {} rows of {} tables to {}; counts and sums agree on both sides. {} is as it "
        "was.\n",
        rows, copied.size(), mask_password(to), from);
    target->close();
    source->close();
}

}  // namespace beanq::app
