#include "platform/db/sql.hpp"

#include <gtest/gtest.h>

namespace beanq::db {
namespace {

Uuid some_uuid() {
    Uuid uuid;
    uuid.bytes.fill(0xA5);
    return uuid;
}

const Instant noon =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{12};

TEST(ToValue, takes_what_repositories_have) {
    EXPECT_EQ(to_value(7), Value(std::int64_t{7}));
    EXPECT_EQ(to_value(true), Value(true));
    EXPECT_EQ(to_value("text"), Value(std::string("text")));
    EXPECT_EQ(to_value(std::string_view("text")), Value(std::string("text")));
    EXPECT_EQ(to_value(OrderId(some_uuid())), Value(some_uuid()));
    EXPECT_EQ(to_value(noon), Value(noon));
    EXPECT_EQ(to_value(Json{"{}"}), Value(Json{"{}"}));
    EXPECT_EQ(to_value(std::optional<int>{}), Value(std::monostate{}));
    EXPECT_EQ(to_value(std::optional<OrderId>{some_uuid()}), Value(some_uuid()));
}

TEST(Row, reads_what_either_engine_answers) {
    const Row native(
        {true, noon, Date{std::chrono::year{2026} / 11 / 23}, Json{"[1]"}, some_uuid()});
    EXPECT_TRUE(native.get<bool>(0));
    EXPECT_EQ(native.get<Instant>(1), noon);
    EXPECT_EQ(native.get<Date>(2), std::chrono::year{2026} / 11 / 23);
    EXPECT_EQ(native.get<Json>(3).text, "[1]");
    EXPECT_EQ(native.get<OrderId>(4), OrderId(some_uuid()));

    const Row plain({std::int64_t{1}, std::int64_t{noon.time_since_epoch().count()},
                     std::string("2026-11-23"), std::string("[1]"), some_uuid()});
    EXPECT_TRUE(plain.get<bool>(0));
    EXPECT_EQ(plain.get<Instant>(1), noon);
    EXPECT_EQ(plain.get<Date>(2), std::chrono::year{2026} / 11 / 23);
    EXPECT_EQ(plain.get<Json>(3).text, "[1]");
    EXPECT_EQ(plain.get<Bytes>(4).data, std::string(16, '\xA5'));
}

TEST(Row, reads_null_only_where_it_may_be) {
    const Row row({std::monostate{}, std::int64_t{5}});
    EXPECT_EQ(row.get<std::optional<std::string>>(0), std::nullopt);
    EXPECT_EQ(row.get<std::optional<int>>(1), 5);
    EXPECT_THROW(row.get<std::int64_t>(0), std::logic_error);
    EXPECT_THROW(row.get<Uuid>(0), std::logic_error);
}

TEST(Row, refuses_another_type) {
    const Row row({std::string("yes"), std::int64_t{2}});
    EXPECT_THROW(row.get<int>(0), std::logic_error);
    EXPECT_THROW(row.get<Date>(0), std::logic_error);
    EXPECT_THROW(row.get<bool>(1), std::logic_error);
    EXPECT_THROW(row.get<std::string>(1), std::logic_error);
    EXPECT_THROW(row.get<std::string>(2), std::out_of_range);
}

}  // namespace
}  // namespace beanq::db
