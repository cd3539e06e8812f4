// Access tokens that are not to be believed. The tests know the key, so each token is wrong in one
// thing only.
#include <chrono>
#include <functional>
#include <map>
#include <string>

#include <boost/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "kernel/base64url.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

namespace json = boost::json;

struct Jwt {
    json::object header;
    json::object payload;
};

std::string part_of(std::string_view token, int nth) {
    for (; nth > 0; --nth)
        token.remove_prefix(token.find('.') + 1);
    return std::string(token.substr(0, token.find('.')));
}

json::object decoded(const std::string& part) {
    return json::parse(decode_base64url(part).value()).as_object();
}

Jwt taken_apart(const std::string& token) {
    return {decoded(part_of(token, 0)), decoded(part_of(token, 1))};
}

std::string hmac(std::string_view key, std::string_view text, const EVP_MD* hash) {
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(hash, key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac, &size);
    return {reinterpret_cast<const char*>(mac), size};
}

std::string text_of(const Jwt& jwt) {
    return encode_base64url(json::serialize(jwt.header)) + '.' +
           encode_base64url(json::serialize(jwt.payload));
}

std::string signed_by(const Jwt& jwt, std::string_view key, const EVP_MD* hash = EVP_sha256()) {
    const std::string text = text_of(jwt);
    return text + '.' + encode_base64url(hmac(key, text, hash));
}

/// The header's own bytes, another payload, rightly signed: as if this server had said so.
std::string with_claims(const std::string& token,
                        const std::function<void(json::object&)>& change) {
    auto claims = decoded(part_of(token, 1));
    change(claims);
    const std::string text = part_of(token, 0) + '.' + encode_base64url(json::serialize(claims));
    return text + '.' + encode_base64url(hmac(TestApp::jwt_key, text, EVP_sha256()));
}

std::string other_letter(std::string token, std::size_t at) {
    token[at] = token[at] == 'A' ? 'B' : 'A';
    return token;
}

using AccessToken = ApiTest;

TEST_F(AccessToken, says_what_the_design_lists_and_nothing_secret) {
    const auto barista = app().sign_in("barista");
    const auto jwt = taken_apart(barista.access_token);
    EXPECT_EQ(to_text(jwt.header.at("alg")), "HS256");
    EXPECT_EQ(to_text(jwt.header.at("typ")), "JWT");
    EXPECT_EQ(to_text(jwt.header.at("kid")), TestApp::jwt_kid);
    for (const std::string_view claim : {"sub", "role", "sid", "iat", "exp", "iss", "aud"}) {
        EXPECT_TRUE(jwt.payload.contains(claim)) << claim;
    }
    EXPECT_EQ(to_text(jwt.payload.at("sub")), barista.id);
    EXPECT_EQ(to_text(jwt.payload.at("role")), "barista");
    EXPECT_EQ(jwt.payload.at("exp").as_int64() - jwt.payload.at("iat").as_int64(), 15 * 60);
    EXPECT_EQ(json::serialize(jwt.payload).find(barista.email), std::string::npos);
}

TEST_F(AccessToken, made_by_the_test_itself_is_taken_when_nothing_is_wrong_with_it) {
    const auto admin = app().sign_in("admin");
    auto visitor = app().visitor();
    visitor.sign_in(with_claims(admin.access_token, [](json::object&) {}));
    expect_status(visitor.get("/api/v1/me"), 200);
    // RFC 9110 §11.1: the scheme's name is in any case.
    expect_status(visitor.get("/api/v1/me", {{"Authorization", "bearer " + admin.access_token}}),
                  200);
}

std::map<std::string, std::string> bad_tokens(const std::string& good) {
    const auto jwt = taken_apart(good);
    const auto edited = [&](const std::function<void(Jwt&)>& change) {
        Jwt copy = jwt;
        change(copy);
        return copy;
    };
    const std::string head = part_of(good, 0);
    const std::string signature = part_of(good, 2);
    const auto none = [&](std::string_view name) {
        return text_of(edited([&](Jwt& j) { j.header["alg"] = name; })) + '.';
    };
    const auto set = [&](std::string_view claim, const json::value& value) {
        return with_claims(good, [&](json::object& claims) { claims[claim] = value; });
    };
    const auto without = [&](std::string_view claim) {
        return with_claims(good, [&](json::object& claims) { claims.erase(claim); });
    };
    return {
        {"garbage", "garbage"},
        {"dots", ".."},
        {"bytes", "\xff\xfe"},
        {"too long", std::string(8000, 'a')},
        {"two parts", head + '.' + part_of(good, 1)},
        {"four parts", good + ".x"},
        {"a space inside", good + ' ' + good},
        {"foreign-signed", signed_by(jwt, "a key of somebody else, just as long as ours.")},
        {"signed by nobody", text_of(jwt) + '.'},
        {"alg none", none("none")},
        {"alg None", none("None")},
        {"alg NONE with our signature", none("NONE") + signature},
        {"alg HS512", signed_by(edited([](Jwt& j) { j.header["alg"] = "HS512"; }), TestApp::jwt_key,
                                EVP_sha512())},
        {"another kid",
         signed_by(edited([](Jwt& j) { j.header["kid"] = "other"; }), TestApp::jwt_key)},
        {"a key of its own",
         signed_by(edited([](Jwt& j) { j.header["jwk"] = {{"kty", "oct"}, {"k", "c2VjcmV0"}}; }),
                   "secret")},
        {"altered payload", head + '.' + other_letter(part_of(good, 1), 10) + '.' + signature},
        {"altered signature", head + '.' + part_of(good, 1) + '.' + other_letter(signature, 5)},
        {"signature cut short", good.substr(0, good.size() - 2)},
        {"an admin's role under an old signature",
         head + '.' + encode_base64url(json::serialize(edited([](Jwt& j) {
                                                           j.payload["role"] = "admin";
                                                       }).payload)) +
             '.' + signature},
        {"another issuer", set("iss", "somebody")},
        {"another audience", set("aud", "somewhere")},
        {"no issuer", without("iss")},
        {"no audience", without("aud")},
        {"no expiry", without("exp")},
        {"no session", without("sid")},
        {"no subject", without("sub")},
        {"expiry as text", set("exp", "never")},
        {"subject of another type", set("sub", 1)},
        {"a session that is none", set("sid", "x")},
    };
}

TEST_F(AccessToken, that_is_not_ours_opens_no_operation) {
    const auto barista = app().sign_in("barista");
    auto visitor = app().visitor();
    const ApiDocument document(visitor);
    const auto tokens = bad_tokens(barista.access_token);
    for (const auto& operation : document.operations()) {
        if (operation.is_open()) continue;
        for (const auto& [fault, token] : tokens) {
            SCOPED_TRACE(operation.name() + ": " + fault);
            const auto answer = visitor.send(operation.method, operation.somewhere(), "",
                                             {{"Authorization", "Bearer " + token}});
            ASSERT_EQ(answer.status, 401);
            EXPECT_EQ(answer.code(), "auth.token-invalid");
            EXPECT_EQ(answer.header("WWW-Authenticate"),
                      R"(Bearer realm="beanq", error="invalid_token")");
        }
    }
}

TEST_F(AccessToken, that_has_expired_opens_no_operation_and_says_so) {
    const auto admin = app().sign_in("admin");
    auto visitor = app().visitor();
    const ApiDocument document(visitor);
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    visitor.sign_in(
        with_claims(admin.access_token, [&](json::object& claims) { claims["exp"] = now - 1; }));
    for (const auto& operation : document.operations()) {
        if (operation.is_open()) continue;
        SCOPED_TRACE(operation.name());
        const auto answer = visitor.send(operation.method, operation.somewhere());
        expect_problem(answer, 401, "auth.token-expired");
        EXPECT_EQ(answer.header("WWW-Authenticate"),
                  R"(Bearer realm="beanq", error="invalid_token")");
    }
}

TEST_F(AccessToken, of_one_user_does_not_open_the_session_of_another) {
    const auto admin = app().sign_in("admin");
    const auto client = app().sign_in("client");
    auto visitor = app().visitor();
    const auto claim = [](const Person& whose, std::string_view name) {
        return std::string(decoded(part_of(whose.access_token, 1)).at(name).as_string());
    };
    visitor.sign_in(with_claims(
        client.access_token, [&](json::object& claims) { claims["sid"] = claim(admin, "sid"); }));
    expect_problem(visitor.get("/api/v1/me"), 401, "auth.session-ended");
    visitor.sign_in(with_claims(client.access_token,
                                [&](json::object& claims) { claims["sid"] = unknown_id(); }));
    expect_problem(visitor.get("/api/v1/me"), 401, "auth.session-ended");
}

TEST_F(AccessToken, tells_the_role_but_the_server_knows_better) {
    const auto client = app().sign_in("client");
    auto visitor = app().visitor();
    visitor.sign_in(
        with_claims(client.access_token, [](json::object& claims) { claims["role"] = "admin"; }));
    EXPECT_EQ(text_at(visitor.get("/api/v1/me"), "/role"), "client");
    expect_problem(visitor.get("/api/v1/users"), 403, "auth.forbidden");
}

TEST_F(AccessToken, travels_in_the_authorization_header_only) {
    const auto admin = app().sign_in("admin");
    auto visitor = app().visitor();
    expect_status(visitor.get("/api/v1/me?access_token=" + admin.access_token), 401);
    for (const std::string& value :
         {std::string("Basic YTpi"), admin.access_token, std::string("Bearer"),
          std::string("Bearer "), "Bearer" + admin.access_token}) {
        expect_problem(visitor.get("/api/v1/me", {{"Authorization", value}}), 401, "auth.required");
    }
    expect_problem(visitor.get("/api/v1/me", {{"Cookie", "access_token=" + admin.access_token}}),
                   401, "auth.required");
}

TEST_F(AccessToken, that_is_bad_does_not_close_what_is_open_to_all) {
    app().menu();
    auto visitor = app().visitor();
    visitor.sign_in("garbage");
    expect_status(visitor.get("/api/v1/menu"), 200);
    expect_status(visitor.get("/api/v1/products/" + menu().latte), 200);
    expect_status(visitor.get("/healthz"), 200);
}

}  // namespace
}  // namespace beanq
