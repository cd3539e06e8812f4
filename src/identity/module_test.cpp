// The module as a whole, asked as the server asks it, without a socket.
#include "identity/module.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "platform/cache/in_process_announcements.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/password.hpp"
#include "platform/db/answer_book.hpp"
#include "platform/db/sql.hpp"
#include "platform/http/edge.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::identity {
namespace {

namespace json = boost::json;
using http::Method;

constexpr db::Statement count_sessions{"test.count_sessions", "SELECT COUNT(*) FROM sessions"};
constexpr db::Statement fingerprints{"test.fingerprints",
                                     "SELECT fingerprint FROM idempotency_keys"};

struct IdentityModule : testing::Test {
    IdentityModule() {
        admin = *run(module.prepare({}));
        module.add_routes(routes);
        router.add(routes, "");
    }

    http::Response send(Method method, std::string path, std::string body = {},
                        std::string token = {}, http::Fields headers = {}) {
        http::Request request{.method = method, .path = path.substr(0, path.find('?'))};
        if (path.find('?') != std::string::npos) request.query = path.substr(path.find('?') + 1);
        request.headers = std::move(headers);
        request.headers.emplace_back("Content-Type", "application/json");
        request.headers.emplace_back("User-Agent", "curl/8 \xff");
        if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
        request.body = std::move(body);
        request.remote = "10.0.0.1";
        return run(edge.answer(request));
    }
    json::value object(const http::Response& response) { return json::parse(response.body); }
    std::string text(const http::Response& response, std::string_view field) {
        return std::string(object(response).at(field).as_string());
    }
    std::string header(const http::Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers) {
            if (key == name) return value;
        }
        return {};
    }
    http::Response log_in(const std::string& email, const std::string& password) {
        return send(Method::post, "/auth/login",
                    R"({"email":")" + email + R"(","password":")" + password + "\"}");
    }
    http::Response register_anna(http::Fields headers = {}) {
        return send(Method::post, "/auth/register",
                    R"({"email":"Anna@example.com","password":"secret of hers","name":"Анна"})", {},
                    std::move(headers));
    }
    std::string anna_token() {
        register_anna();
        return text(log_in("anna@example.com", "secret of hers"), "access_token");
    }
    std::string admin_token() { return text(log_in(admin.email, admin.password), "access_token"); }

    FixedClock clock;
    CountingIds ids;
    std::unique_ptr<db::Database> database = fresh_database();
    WorkerPool threads{"passwords", 2, 64};
    crypto::PasswordHasher passwords{threads, 4};
    db::SqlAnswerBook answers{clock};
    cache::InProcessAnnouncements announcements;
    Module module{{*database, clock, ids, passwords, {{"k", std::string(32, 's')}}, announcements}};
    http::Routes routes{{answers}};
    http::Router router;
    http::Edge edge{router, module.authenticator(), {}};
    FirstAdmin admin;
};

TEST_F(IdentityModule, registers_a_guest_who_signs_in_refreshes_and_leaves) {
    const auto registered = register_anna();
    EXPECT_EQ(registered.status, 201);
    EXPECT_EQ(text(registered, "email"), "anna@example.com");
    EXPECT_EQ(text(registered, "role"), "client");
    EXPECT_EQ(registered.body.find("secret"), std::string::npos);
    EXPECT_EQ(header(registered, "Location"), "/api/v1/users/" + text(registered, "id"));
    EXPECT_EQ(register_anna().status, 409);

    const auto in = log_in("ANNA@example.com", "secret of hers");
    ASSERT_EQ(in.status, 200);
    EXPECT_EQ(text(in, "token_type"), "Bearer");
    EXPECT_EQ(object(in).at("expires_in").as_int64(), 900);
    EXPECT_EQ(object(in).at("refresh_expires_in").as_int64(), 604'800);
    EXPECT_EQ(object(in).at("user").at("name").as_string(), "Анна");

    const auto next = send(Method::post, "/auth/refresh",
                           R"({"refresh_token":")" + text(in, "refresh_token") + "\"}");
    ASSERT_EQ(next.status, 200);
    const auto token = text(next, "access_token");
    EXPECT_EQ(send(Method::get, "/me", {}, token).status, 200);
    EXPECT_EQ(send(Method::post, "/auth/logout", {}, token).status, 204);
    const auto gone = send(Method::get, "/me", {}, token);
    EXPECT_EQ(gone.status, 401);
    EXPECT_EQ(text(gone, "code"), "auth.session-ended");
}

TEST_F(IdentityModule, answers_a_repeated_registration_as_the_first) {
    const auto first = register_anna({{"Idempotency-Key", "once"}});
    const auto again = register_anna({{"Idempotency-Key", "once"}});
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header(again, "Idempotent-Replayed"), "true");
}

TEST_F(IdentityModule, stores_no_fingerprint_that_a_password_could_be_guessed_against) {
    register_anna({{"Idempotency-Key", "once"}});
    auto tx = run(database->begin_read());
    const auto rows = run(db::sql(*tx).run(fingerprints));
    ASSERT_EQ(rows.size(), 1U);
    const std::string body =
        R"({"email":"Anna@example.com","password":"secret of hers","name":"Анна"})";
    EXPECT_NE(rows.front().get<std::string>(0), crypto::sha256_hex("POST:/auth/register:" + body));
}

TEST_F(IdentityModule, answers_a_locked_address_with_when_to_come_back) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(log_in(admin.email, "wrong password").status, 401);
    const auto locked = log_in(admin.email, admin.password);
    EXPECT_EQ(locked.status, 429);
    EXPECT_EQ(header(locked, "Retry-After"), "30");
}

TEST_F(IdentityModule, shows_and_changes_who_one_is) {
    const auto token = anna_token();
    const auto me = send(Method::get, "/me", {}, token);
    EXPECT_EQ(header(me, "ETag"), "\"1\"");
    EXPECT_EQ(object(me).at("permissions").as_array().size(), 3U);
    const auto change = R"({"name":"Anna P.","phone":"+7 999 1234567"})";
    EXPECT_EQ(send(Method::patch, "/me", change, token).status, 428);
    const auto changed = send(Method::patch, "/me", change, token, {{"If-Match", "\"1\""}});
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(header(changed, "ETag"), "\"2\"");
    EXPECT_EQ(text(changed, "phone"), "+79991234567");
    EXPECT_EQ(send(Method::patch, "/me", change, token, {{"If-Match", "\"1\""}}).status, 412);
    const auto cleared =
        send(Method::patch, "/me", R"({"phone":null})", token, {{"If-Match", "\"2\""}});
    EXPECT_TRUE(object(cleared).at("phone").is_null());
}

TEST_F(IdentityModule, shows_sessions_and_ends_them) {
    const auto token = anna_token();
    const auto other = text(log_in("anna@example.com", "secret of hers"), "access_token");
    const auto listed = object(send(Method::get, "/me/sessions", {}, token)).at("items").as_array();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_FALSE(listed[0].at("current").as_bool());
    EXPECT_TRUE(listed[1].at("current").as_bool());
    EXPECT_EQ(listed[1].at("device").as_string(), "curl/8 ");
    EXPECT_EQ(listed[1].at("remote_address").as_string(), "10.0.0.1");
    const std::string path = "/me/sessions/" + std::string(listed[0].at("id").as_string());
    EXPECT_EQ(send(Method::del, path, {}, admin_token()).status, 404);
    EXPECT_EQ(send(Method::del, path, {}, token).status, 204);
    EXPECT_EQ(send(Method::del, path, {}, token).status, 404);
    EXPECT_EQ(send(Method::get, "/me", {}, other).status, 401);
    EXPECT_EQ(send(Method::post, "/auth/logout", R"({"all":true})", token).status, 204);
    EXPECT_EQ(send(Method::get, "/me", {}, token).status, 401);
}

TEST_F(IdentityModule, changes_a_password) {
    const auto token = anna_token();
    const auto change = [&](const std::string& from, const std::string& to) {
        return send(Method::post, "/me/password",
                    R"({"current_password":")" + from + R"(","new_password":")" + to + "\"}",
                    token);
    };
    EXPECT_EQ(change("not my password", "another password").status, 422);
    EXPECT_EQ(change("secret of hers", "secret of hers").status, 422);
    EXPECT_EQ(change("secret of hers", "short").status, 422);
    EXPECT_EQ(change("secret of hers", "another password").status, 204);
    EXPECT_EQ(log_in("anna@example.com", "another password").status, 200);
}

TEST_F(IdentityModule, lets_the_admin_run_the_staff) {
    const auto token = admin_token();
    const auto created =
        send(Method::post, "/users",
             R"({"email":"b@b.com","password":"password","name":"B","role":"barista"})", token);
    ASSERT_EQ(created.status, 201);
    const auto path = "/users/" + text(created, "id");
    EXPECT_EQ(text(send(Method::get, path, {}, token), "role"), "barista");
    const auto promoted =
        send(Method::put, path + "/role", R"({"role":"manager"})", token, {{"If-Match", "\"1\""}});
    EXPECT_EQ(text(promoted, "role"), "manager");
    EXPECT_EQ(header(promoted, "ETag"), "\"2\"");
    EXPECT_EQ(
        send(Method::put, path + "/role", R"({"role":"king"})", token, {{"If-Match", "*"}}).status,
        422);
    const auto off = send(Method::post, path + "/deactivate", {}, token, {{"If-Match", "\"2\""}});
    EXPECT_FALSE(object(off).at("active").as_bool());
    EXPECT_EQ(log_in("b@b.com", "password").status, 403);
    const auto on = send(Method::post, path + "/activate", {}, token, {{"If-Match", "\"3\""}});
    EXPECT_TRUE(object(on).at("active").as_bool());
    const auto renamed =
        send(Method::patch, path, R"({"name":"Boris"})", token, {{"If-Match", "\"4\""}});
    EXPECT_EQ(text(renamed, "name"), "Boris");
    const auto listed =
        send(Method::get, "/users?role=manager&active=true&q=BOR&limit=1", {}, token);
    EXPECT_EQ(object(listed).at("items").as_array().size(), 1U);
    EXPECT_EQ(send(Method::get, "/users?cursor=x", {}, token).status, 422);
    EXPECT_EQ(send(Method::get, "/users?limit=0", {}, token).status, 422);
}

TEST_F(IdentityModule, keeps_guests_out_of_what_is_not_theirs) {
    const auto token = anna_token();
    const auto other = "/users/" + to_string(ids.next());
    for (const auto& [method, path] :
         std::vector<std::pair<Method, std::string>>{{Method::get, "/users"},
                                                     {Method::post, "/users"},
                                                     {Method::get, other},
                                                     {Method::patch, other},
                                                     {Method::put, other + "/role"},
                                                     {Method::post, other + "/activate"},
                                                     {Method::post, other + "/deactivate"},
                                                     {Method::get, "/roles"},
                                                     {Method::get, "/permissions"}}) {
        EXPECT_EQ(send(method, path, "{}", token).status, 403) << path;
        EXPECT_EQ(send(method, path, "{}").status, 401) << path;
        EXPECT_EQ(send(method, path, "{}", token + 'x').status, 401) << path;
    }
    EXPECT_EQ(send(Method::get, "/locations", {}, token).status, 200);
    EXPECT_EQ(send(Method::get, "/locations").status, 401);
}

TEST_F(IdentityModule, lists_roles_permissions_and_locations) {
    const auto token = admin_token();
    EXPECT_EQ(object(send(Method::get, "/roles", {}, token)).at("items").as_array().size(), 4U);
    EXPECT_EQ(object(send(Method::get, "/permissions", {}, token)).at("items").as_array().size(),
              permission_names.size());
    const auto shops = object(send(Method::get, "/locations", {}, token)).at("items").as_array();
    ASSERT_EQ(shops.size(), 1U);
    EXPECT_EQ(shops[0].at("name").as_string(), "BeanQ");
    EXPECT_EQ(shops[0].at("day_cutoff_minutes").as_int64(), 240);
}

TEST_F(IdentityModule, serves_the_command_line) {
    EXPECT_TRUE(run(module.add_user("boss@example.com", "admin", "password")));
    EXPECT_EQ(log_in("boss@example.com", "password").status, 200);
    EXPECT_EQ(run(module.add_user("boss@example.com", "admin", "password")).error().code,
              "user.email-taken");
    EXPECT_EQ(run(module.add_user("boss", "admin", "short")).error().message.en,
              "email must be an e-mail address; password must be 8 to 72 bytes");
    EXPECT_EQ(run(module.add_user("a@b.com", "king", "password")).error().message.en,
              "role is not a role here");
    EXPECT_TRUE(run(module.set_password("boss@example.com", "another password")));
    EXPECT_EQ(log_in("boss@example.com", "another password").status, 200);
    EXPECT_EQ(run(module.set_password("nobody@example.com", "password")).error().code,
              "user.not-found");
}

TEST_F(IdentityModule, adds_ready_users_in_a_given_transaction) {
    const auto hash = run(passwords.hash("beanq-demo"));
    auto tx = run(database->begin());
    const auto added =
        run(module.add_ready_users(*tx, {{"barista@demo.beanq.local", "B", "barista", hash},
                                         {"guest@demo.beanq.local", "G", "client", hash}}));
    ASSERT_TRUE(added);
    EXPECT_EQ(added->size(), 2U);
    run(tx->commit());
    tx.reset();
    EXPECT_EQ(log_in("barista@demo.beanq.local", "beanq-demo").status, 200);
    tx = run(database->begin());
    EXPECT_EQ(run(module.add_ready_users(*tx, {{"guest@demo.beanq.local", "G", "client", hash}}))
                  .error()
                  .code,
              "user.email-taken");
}

TEST_F(IdentityModule, sweeps_expired_sessions) {
    anna_token();
    clock.advance(std::chrono::days{8});
    run(module.sweep());
    auto tx = run(database->begin_read());
    EXPECT_EQ(run(db::sql(*tx).run(count_sessions)).front().get<int>(0), 0);
}

}  // namespace
}  // namespace beanq::identity
