#include "identity/adapters/crypto/random_secrets.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace beanq::identity {
namespace {

TEST(RandomSecrets, refresh_tokens_are_256_bits_as_text) {
    RandomSecrets secrets;
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto token = secrets.refresh_token();
        EXPECT_EQ(token.size(), 43U);
        EXPECT_TRUE(seen.insert(token).second);
    }
}

TEST(RandomSecrets, readable_passwords_can_be_typed_and_hashed) {
    RandomSecrets secrets;
    const auto password = secrets.readable_password();
    EXPECT_TRUE(is_password(password));
    EXPECT_EQ(password.size(), 23U);
    EXPECT_EQ(std::ranges::count(password, '-'), 3);
    EXPECT_EQ(password.find_first_of("ilouILOU_"), std::string::npos);
    EXPECT_NE(password, secrets.readable_password());
}

TEST(RandomSecrets, digests_are_sha_256) {
    const RandomSecrets secrets;
    EXPECT_EQ(secrets.digest("a").bytes.size(), 32U);
    EXPECT_EQ(secrets.digest("a"), secrets.digest("a"));
    EXPECT_NE(secrets.digest("a"), secrets.digest("b"));
}

}  // namespace
}  // namespace beanq::identity
