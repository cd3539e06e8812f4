#include "platform/crypto/password.hpp"

#include <gtest/gtest.h>

#include "tests/support/run.hpp"

namespace beanq::crypto {
namespace {

class PasswordHasherTest : public testing::Test {
protected:
    bool matches(std::string password, std::string hash) {
        return run(hasher.matches(std::move(password), std::move(hash)));
    }

    WorkerPool pool{"passwords", 2, 16, 10};
    PasswordHasher hasher{pool, 4};
};

// From the test vectors of the Openwall crypt_blowfish distribution.
TEST_F(PasswordHasherTest, knows_the_vectors_of_crypt_blowfish) {
    EXPECT_TRUE(matches("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
    EXPECT_TRUE(matches("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"));
    EXPECT_TRUE(matches("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"));
    EXPECT_FALSE(matches("U*U!", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"));
}

TEST_F(PasswordHasherTest, recognises_what_it_hashed) {
    const std::string password = "пароль бариста";
    const auto hash = run(hasher.hash(password));
    EXPECT_TRUE(hash.starts_with("$2b$04$")) << hash;
    EXPECT_TRUE(matches(password, hash));
    EXPECT_FALSE(matches("пароль баристы", hash));
}

TEST_F(PasswordHasherTest, salts_each_hash) {
    const auto one = run(hasher.hash("espresso-1"));
    const auto other = run(hasher.hash("espresso-1"));
    EXPECT_NE(one, other);
}

TEST_F(PasswordHasherTest, matches_nothing_to_a_hash_it_cannot_read) {
    for (const auto* hash : {"", "*0", "plain", "$2b$", "$2b$04$short",
                             "$2b$99$CCCCCCCCCCCCCCCCCCCCC.", "$1$salt$hash", "abJnggxhB/yWI"}) {
        EXPECT_FALSE(matches("espresso-1", hash)) << hash;
    }
}

TEST_F(PasswordHasherTest, does_not_cut_a_password_silently) {
    EXPECT_THROW(run(hasher.hash(std::string(73, 'x'))), std::logic_error);
    EXPECT_THROW(run(hasher.hash(std::string("a\0b", 3))), std::logic_error);
    EXPECT_NO_THROW(run(hasher.hash(std::string(72, 'x'))));
}

TEST_F(PasswordHasherTest, wastes_about_the_time_of_a_match) {
    PasswordHasher slow(pool, 9);
    const auto hash = run(slow.hash("espresso-1"));
    const auto spent = [](auto&& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        return std::chrono::steady_clock::now() - start;
    };
    const auto match = spent([&] { run(slow.matches("espresso-2", hash)); });
    const auto waste = spent([&] { run(slow.waste_time("espresso-2")); });
    EXPECT_GT(waste * 5, match);
    EXPECT_GT(match * 5, waste);
}

}  // namespace
}  // namespace beanq::crypto
