#include "platform/cache/redis/address.hpp"

#include <stdexcept>

#include <gmock/gmock.h>

namespace beanq::redis {
namespace {

std::string fault_of(std::string_view url) {
    try {
        parse_address(url);
        return "none";
    } catch (const std::invalid_argument& fault) {
        return fault.what();
    }
}

TEST(RedisAddress, needs_no_more_than_a_host) {
    const auto address = parse_address("redis://cache.internal");
    EXPECT_EQ(address.host, "cache.internal");
    EXPECT_EQ(address.port, 6379);
    EXPECT_EQ(address.user, "");
    EXPECT_EQ(address.password, "");
    EXPECT_EQ(address.database, 0);
}

TEST(RedisAddress, reads_all_its_parts) {
    const auto address = parse_address("redis://beanq:p%40ss%3Aword@[::1]:7000/3");
    EXPECT_EQ(address.host, "::1");
    EXPECT_EQ(address.port, 7000);
    EXPECT_EQ(address.user, "beanq");
    EXPECT_EQ(address.password, "p@ss:word");
    EXPECT_EQ(address.database, 3);
    EXPECT_EQ(parse_address("redis://:secret@10.0.0.7/").password, "secret");
}

TEST(RedisAddress, is_shown_without_its_password) {
    EXPECT_EQ(masked_url(parse_address("redis://beanq:secret@[::1]:7000/3")),
              "redis://beanq:********@[::1]:7000/3");
    EXPECT_EQ(masked_url(parse_address("redis://:secret@cache")), "redis://:********@cache:6379/0");
    EXPECT_EQ(masked_url(parse_address("redis://cache")), "redis://cache:6379/0");
}

TEST(RedisAddress, says_what_is_wrong_with_it) {
    EXPECT_EQ(fault_of(""), "is no URL");
    EXPECT_EQ(fault_of("localhost:6379"), "must begin with redis://");
    EXPECT_EQ(fault_of("http://localhost"), "must begin with redis://");
    EXPECT_EQ(fault_of("redis:localhost"), "must begin with redis://");
    EXPECT_THAT(fault_of("rediss://localhost"), testing::HasSubstr("TLS (rediss://)"));
    EXPECT_EQ(fault_of("redis://"), "names no host");
    EXPECT_EQ(fault_of("redis://localhost:0"), "has a port that is none");
    EXPECT_EQ(fault_of("redis://localhost:66000"), "has a port that is none");
    EXPECT_EQ(fault_of("redis://user@localhost"), "names a user without a password");
    EXPECT_EQ(fault_of("redis://localhost/beanq"),
              "has \"/beanq\" where the number of a database may stand");
    EXPECT_EQ(fault_of("redis://localhost/1?prefix=x"), "has more behind the database's number");
    EXPECT_EQ(fault_of("redis://local host"), "is no URL");
}

}  // namespace
}  // namespace beanq::redis
