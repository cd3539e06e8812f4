// A database with one table, as tests of the SQL port use it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/empty_database.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {

inline constexpr Statement create_sales{
    "sales.create",
    "CREATE TABLE sales (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, cup text UNIQUE)",
    "CREATE TABLE sales (id INTEGER PRIMARY KEY, cup TEXT UNIQUE)"};
inline constexpr Statement insert_sale{"sales.insert", "INSERT INTO sales (cup) VALUES ($1)"};
inline constexpr Statement count_sales{"sales.count", "SELECT count(*) FROM sales"};
inline constexpr Statement list_sales{
    "sales.list", "SELECT string_agg(cup, ' ' ORDER BY id) FROM sales",
    "SELECT group_concat(cup, ' ') FROM (SELECT cup FROM sales ORDER BY id)"};

inline awaitable<void> create(Database& database) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(create_sales);
    co_await tx->commit();
}

inline awaitable<void> sell(Database& database, std::string cup) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(insert_sale, cup);
    co_await tx->commit();
}

inline awaitable<int> count(Database& database) {
    const auto tx = co_await database.begin_read();
    const Rows rows = co_await sql(*tx).run(count_sales);
    co_return rows.front().get<int>(0);
}

inline awaitable<std::string> list(Database& database) {
    const auto tx = co_await database.begin_read();
    const Rows rows = co_await sql(*tx).run(list_sales);
    co_return rows.front().get<std::string>(0);
}

class DatabaseContract : public testing::TestWithParam<Connections> {
protected:
    DatabaseContract() { run(create(*database)); }

    EmptyDatabase place{GetParam()};
    std::unique_ptr<Database> database = place.open();
};

inline std::string name_of(const testing::TestParamInfo<Connections>& tested) {
    return tested.param == Connections::one ? "one" : "several";
}

}  // namespace beanq::db
