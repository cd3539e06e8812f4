#include "platform/crypto/crypto.hpp"

#include <set>

#include <gtest/gtest.h>

namespace beanq::crypto {
namespace {

TEST(Sha256, gives_the_vectors_of_fips_180) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256("abc").size(), 32U);
}

TEST(RandomBytes, do_not_repeat) {
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i)
        seen.insert(random_bytes(16));
    EXPECT_EQ(seen.size(), 1'000U);
    EXPECT_EQ(random_bytes(0), "");
}

TEST(EqualConstantTime, compares) {
    EXPECT_TRUE(equal_constant_time("", ""));
    EXPECT_TRUE(equal_constant_time("secret", "secret"));
    EXPECT_FALSE(equal_constant_time("secret", "secreT"));
    EXPECT_FALSE(equal_constant_time("secret", "secre"));
}

}  // namespace
}  // namespace beanq::crypto
