#include "identity/adapters/crypto/jwt_access_tokens.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "platform/crypto/crypto.hpp"
#include "tests/support/fakes.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;
using crypto::base64url;

constexpr const char* good_header = R"({"alg":"HS256","kid":"2026","typ":"JWT"})";

std::string hmac(const EVP_MD* algorithm, const std::string& secret, const std::string& text) {
    std::string mac(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    HMAC(algorithm, secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(mac.data()), &size);
    return mac.substr(0, size);
}

class JwtAccessTokensTest : public testing::Test {
protected:
    /// A token as an attacker (or another program with our key) makes it.
    std::string forge(const std::string& header, const std::string& body, const std::string& key,
                      const EVP_MD* algorithm = EVP_sha256()) const {
        const auto text = base64url(header) + '.' + base64url(body);
        return text + '.' + base64url(hmac(algorithm, key, text));
    }
    std::string payload(const std::string& iss, const std::string& aud, std::int64_t exp) const {
        return R"({"aud":")" + aud + R"(","exp":)" + std::to_string(exp) + R"(,"iat":0,"iss":")" +
               iss + R"(","pv":1,"role":"admin","sid":")" + to_string(claims.session) +
               R"(","sub":")" + to_string(claims.user) + "\"}";
    }
    std::int64_t later() const { return clock.now().time_since_epoch() / 1s + 100; }
    std::string refusal(const std::string& token) const {
        const auto verified = tokens.verify(token, clock.now());
        if (verified) return "none";
        EXPECT_EQ(verified.error().kind, ErrorKind::unauthenticated);
        return verified.error().code;
    }

    FixedClock clock;
    CountingIds ids;
    const std::string secret = std::string(32, 's');
    const AccessClaims claims{UserId(ids.next()), SessionId(ids.next()), "barista", 7};
    const JwtAccessTokens tokens{{{"2026", secret}, {"2025", std::string(32, 'o')}}};
};

TEST_F(JwtAccessTokensTest, say_what_they_were_issued_for) {
    const auto verified = tokens.verify(tokens.issue(claims, clock.now()), clock.now());
    ASSERT_TRUE(verified);
    EXPECT_EQ(verified->user, claims.user);
    EXPECT_EQ(verified->session, claims.session);
    EXPECT_EQ(verified->role, "barista");
    EXPECT_EQ(verified->permissions_version, 7);
}

TEST_F(JwtAccessTokensTest, that_another_program_makes_the_same_way_are_taken) {
    EXPECT_EQ(refusal(forge(good_header, payload("beanq", "beanq-api", later()), secret)), "none");
}

TEST_F(JwtAccessTokensTest, expire_after_15_minutes) {
    const auto token = tokens.issue(claims, clock.now());
    clock.advance(15min - 1ms);
    EXPECT_EQ(refusal(token), "none");
    clock.advance(1ms);
    EXPECT_EQ(refusal(token), "auth.token-expired");
}

TEST_F(JwtAccessTokensTest, of_a_retired_key_are_verified_until_it_goes) {
    const JwtAccessTokens before({{"2025", std::string(32, 'o')}});
    const auto token = before.issue(claims, clock.now());
    EXPECT_EQ(refusal(token), "none");
    const JwtAccessTokens after({{"2026", secret}});
    EXPECT_FALSE(after.verify(token, clock.now()));
}

TEST_F(JwtAccessTokensTest, of_an_unknown_or_swapped_key_are_refused) {
    const auto body = payload("beanq", "beanq-api", later());
    EXPECT_EQ(refusal(forge(R"({"alg":"HS256","kid":"1999","typ":"JWT"})", body, secret)),
              "auth.token-invalid");
    EXPECT_EQ(refusal(forge(R"({"alg":"HS256","typ":"JWT"})", body, secret)), "auth.token-invalid");
    EXPECT_EQ(refusal(forge(good_header, body, std::string(32, 'o'))), "auth.token-invalid");
    EXPECT_EQ(refusal(forge(good_header, body, "")), "auth.token-invalid");
}

TEST_F(JwtAccessTokensTest, of_another_algorithm_are_refused) {
    const auto body = payload("beanq", "beanq-api", later());
    for (const auto* algorithm :
         {"none", "None", "NONE", "", "hs256", "HS384", "HS512", "RS256", "ES256"}) {
        const auto header =
            std::string(R"({"alg":")") + algorithm + R"(","kid":"2026","typ":"JWT"})";
        EXPECT_EQ(refusal(forge(header, body, secret)), "auth.token-invalid") << algorithm;
        EXPECT_EQ(refusal(base64url(header) + '.' + base64url(body) + '.'), "auth.token-invalid");
    }
    const auto header = R"({"alg":"HS512","kid":"2026","typ":"JWT"})";
    EXPECT_EQ(refusal(forge(header, body, secret, EVP_sha512())), "auth.token-invalid");
    EXPECT_EQ(refusal(forge(good_header, body, secret, EVP_sha512())), "auth.token-invalid");
}

TEST_F(JwtAccessTokensTest, with_a_header_of_their_own_are_refused) {
    const auto body = payload("beanq", "beanq-api", later());
    for (const auto* header :
         {R"({"alg":"HS256","kid":"2026","typ":"JWE"})", R"({"alg":"HS256","kid":"2026"})",
          R"({"alg":"HS256","crit":["x"],"kid":"2026","typ":"JWT"})", R"({"alg":1,"kid":"2026"})",
          R"({"alg":"HS256","kid":{"a":1},"typ":"JWT"})", "[]", "null", "{", ""}) {
        EXPECT_EQ(refusal(forge(header, body, secret)), "auth.token-invalid") << header;
    }
}

TEST_F(JwtAccessTokensTest, of_another_issuer_or_for_others_are_refused) {
    EXPECT_EQ(refusal(forge(good_header, payload("evil", "beanq-api", later()), secret)),
              "auth.token-invalid");
    EXPECT_EQ(refusal(forge(good_header, payload("beanq", "other-api", later()), secret)),
              "auth.token-invalid");
    EXPECT_EQ(refusal(forge(good_header, payload("", "", later()), secret)), "auth.token-invalid");
}

TEST_F(JwtAccessTokensTest, signed_but_with_strange_claims_are_refused_without_a_throw) {
    const auto good = payload("beanq", "beanq-api", later());
    for (std::string body :
         {"", "null", "1", "\"text\"", "[]", "[1,2]", "{}", "{", R"({"sub":1})",
          R"({"aud":["beanq-api"]})", "\xff\xfe", R"({"iss":"beanq","aud":"beanq-api"})"}) {
        EXPECT_EQ(refusal(forge(good_header, body, secret)), "auth.token-invalid") << body;
    }
    const auto number = std::to_string(later());
    for (const auto* exp : {"\"soon\"", "null", "1e300", "9999999999.5", "true", "[]", "-1"}) {
        auto body = good;
        body.replace(body.find(number), number.size(), exp);
        EXPECT_NE(refusal(forge(good_header, body, secret)), "none") << exp;
    }
    for (const auto* id : {"", "admin", "00000000-0000-7000-8000-00000000000g"}) {
        auto body = good;
        body.replace(body.find(to_string(claims.user)), 36, id);
        EXPECT_EQ(refusal(forge(good_header, body, secret)), "auth.token-invalid") << id;
    }
    const std::string deep(600, '[');
    EXPECT_EQ(refusal(forge(good_header, deep, secret)), "auth.token-invalid");
}

TEST_F(JwtAccessTokensTest, altered_in_any_character_are_refused) {
    const auto token = tokens.issue(claims, clock.now());
    for (std::size_t i = 0; i < token.size(); ++i) {
        for (const char c : {'A', 'B', '.', '=', '+', '\0', '\x80', '\xff'}) {
            auto altered = token;
            if (altered[i] == c) continue;
            altered[i] = c;
            EXPECT_EQ(refusal(altered), "auth.token-invalid") << i << ' ' << altered;
        }
        EXPECT_EQ(refusal(token.substr(0, i)), "auth.token-invalid") << i;
    }
    for (const auto* tail : {".", "=", "A", "==", ".A", "\n", " "}) {
        EXPECT_EQ(refusal(token + tail), "auth.token-invalid") << tail;
    }
}

TEST_F(JwtAccessTokensTest, that_are_garbage_or_giant_are_refused) {
    for (std::string token :
         {"", ".", "..", "...", "a.b.c", "a.b", "Bearer", "null", "\xff\xff.\xff.\xff"}) {
        EXPECT_EQ(refusal(token), "auth.token-invalid") << token;
    }
    EXPECT_EQ(refusal(std::string(1'000'000, 'a')), "auth.token-invalid");
    EXPECT_EQ(refusal(std::string(1'000'000, '.')), "auth.token-invalid");
    EXPECT_EQ(refusal(forge(good_header, std::string(1'000'000, '['), secret)),
              "auth.token-invalid");
    EXPECT_EQ(
        refusal(forge(good_header, payload("beanq", "beanq-api", later()) + std::string(3000, ' '),
                      secret)),
        "auth.token-invalid");
}

TEST_F(JwtAccessTokensTest, need_a_key) {
    EXPECT_THROW(JwtAccessTokens({}), std::invalid_argument);
}

}  // namespace
}  // namespace beanq::identity
