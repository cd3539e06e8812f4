// What every operation answers, whatever it does.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/every_operation.hpp"
#include "tests/support/operations.hpp"

namespace beanq {
namespace {

using testing::HasSubstr;

TEST_F(EveryOperation, is_listed_with_its_access_and_its_answers) {
    EXPECT_GE(document_.operations().size(), 70U);
    std::set<std::string> ids;
    for (const auto& operation : document_.operations()) {
        SCOPED_TRACE(operation.name());
        const auto& described = operation.described;
        EXPECT_FALSE(described.at("summary").as_string().empty());
        EXPECT_TRUE(ids.insert(to_text(described.at("operationId"))).second) << "twice";
        const auto& responses = described.at("responses").as_object();
        EXPECT_TRUE(responses.contains("default"));
        EXPECT_EQ(responses.contains("401"), !operation.is_open());
        EXPECT_EQ(responses.contains("403"), !operation.permissions().empty());
        EXPECT_TRUE(!operation.has_id() || responses.contains("404"));
        EXPECT_TRUE(!operation.takes_body() || responses.contains("422"));
        const bool succeeds =
            responses.contains("200") || responses.contains("201") || responses.contains("204");
        EXPECT_TRUE(succeeds);
    }
}

TEST_F(EveryOperation, is_closed_to_visitors_unless_it_is_one_of_the_open_ones) {
    std::set<std::string> open;
    std::set<std::string> of_guests;
    for (const auto& operation : document_.operations()) {
        if (operation.is_open()) {
            open.insert(operation.name());
            continue;
        }
        if (operation.takes_visitors()) {
            of_guests.insert(operation.name());
            continue;
        }
        SCOPED_TRACE(operation.name());
        const auto answer = send(visitor_, operation);
        expect_problem(answer, 401, "auth.required");
        EXPECT_EQ(answer.header("WWW-Authenticate"), R"(Bearer realm="beanq")");
    }
    EXPECT_THAT(of_guests,
                testing::ElementsAre("POST /api/v1/orders", "POST /api/v1/orders/quote"));
    EXPECT_THAT(
        open, testing::ElementsAre("GET /api/v1/menu", "GET /api/v1/menu/search",
                                   "GET /api/v1/products/{id}", "GET /healthz", "GET /openapi.json",
                                   "GET /readyz", "POST /api/v1/auth/login",
                                   "POST /api/v1/auth/refresh", "POST /api/v1/auth/register"));
}

TEST_F(EveryOperation, is_forbidden_to_each_role_without_its_permission) {
    for (const std::string role : {"client", "barista", "manager"}) {
        auto person = app().sign_in(role);
        std::set<std::string> held;
        for (const auto& name : at(person.get("/api/v1/me"), "/permissions").as_array())
            held.insert(to_text(name));
        int forbidden = 0;
        for (const auto& operation : document_.operations()) {
            const auto wanted = operation.permissions();
            const bool may =
                std::ranges::any_of(wanted, [&](const auto& name) { return held.contains(name); });
            if (wanted.empty() || may) continue;
            SCOPED_TRACE(role + ' ' + operation.name());
            const auto answer = send(person, operation);
            expect_problem(answer, 403, "auth.forbidden");
            EXPECT_THAT(text_at(answer, "/detail"), HasSubstr(wanted.front()));
            ++forbidden;
        }
        EXPECT_GE(forbidden, 1) << role;
    }
}

TEST_F(EveryOperation, with_an_id_answers_404_for_one_that_names_nothing) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        // A recipe is looked up without asking the menu whose it is: none is an empty one.
        if (!operation.has_id() || operation.path.ends_with("/recipe")) continue;
        SCOPED_TRACE(operation.name());
        const std::string body = operation.takes_body() ? document_.smallest_body(operation) : "";
        const auto answer = send(admin, operation, body);
        EXPECT_EQ(answer.status, 404) << answer.body;
        EXPECT_THAT(answer.code(), testing::MatchesRegex("[a-z-]+\\.(unknown|not-found)"));
    }
}

TEST_F(EveryOperation, with_an_id_answers_404_for_one_that_cannot_be) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (!operation.has_id()) continue;
        SCOPED_TRACE(operation.name());
        for (const std::string_view id : {"1", "not-a-uuid", "%00", "'%20OR%201=1"}) {
            std::string path = operation.path;
            path.replace(path.find('{'), path.find('}') + 1 - path.find('{'), id);
            expect_problem(admin.send(operation.method, path), 404, "route.unknown");
        }
    }
}

TEST_F(EveryOperation, that_reads_answers_head_as_get_without_the_body) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (operation.method != "GET" || operation.path.ends_with("/stream")) continue;
        SCOPED_TRACE(operation.name());
        const auto get = admin.get(operation.somewhere());
        const auto head = admin.head(operation.somewhere());
        EXPECT_EQ(head.status, get.status);
        EXPECT_EQ(head.body, "");
        EXPECT_EQ(head.header("Content-Type"), get.header("Content-Type"));
        EXPECT_EQ(head.header("ETag"), get.header("ETag"));
    }
}

TEST_F(EveryOperation, that_changes_a_version_must_be_told_which) {
    auto admin = app().sign_in("admin");
    int versioned = 0;
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_header("If-Match")) continue;
        SCOPED_TRACE(operation.name());
        ++versioned;
        const std::string body = operation.takes_body() ? document_.smallest_body(operation) : "";
        const HttpFields type{{"Content-Type", "application/json"}};
        expect_problem(admin.send(operation.method, operation.somewhere(), body, type), 428,
                       "version.required");
        for (const std::string_view tag :
             {"7", "\"x\"", "\"\"", "\"1\", \"2\"", "\"9223372036854775808\""}) {
            const HttpFields headers{{"Content-Type", "application/json"},
                                     {"If-Match", std::string(tag)}};
            expect_problem(admin.send(operation.method, operation.somewhere(), body, headers), 412,
                           "version.stale");
        }
    }
    EXPECT_GE(versioned, 30);
}

TEST_F(EveryOperation, says_which_methods_its_address_takes) {
    std::map<std::string, std::set<std::string>> methods;
    for (const auto& operation : document_.operations())
        methods[operation.path].insert(operation.method);
    for (auto& [path, known] : methods) {
        SCOPED_TRACE(path);
        std::string address = path;
        while (address.find('{') != std::string::npos) {
            address.replace(address.find('{'), address.find('}') + 1 - address.find('{'),
                            unknown_id());
        }
        if (known.contains("GET")) known.insert("HEAD");
        known.insert("OPTIONS");
        const auto options = visitor_.options(address);
        EXPECT_EQ(options.status, 204);
        for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE", "BREW"}) {
            if (known.contains(method)) continue;
            const auto answer = visitor_.send(method, address);
            expect_problem(answer, 405, "route.method");
            EXPECT_EQ(answer.header("Allow"), options.header("Allow"));
        }
        for (const auto& method : known)
            EXPECT_THAT(options.header("Allow"), HasSubstr(method));
    }
}

TEST_F(EveryOperation, with_an_idempotency_key_refuses_one_that_is_malformed) {
    auto admin = app().sign_in("admin");
    int creating = 0;
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_header("Idempotency-Key")) continue;
        SCOPED_TRACE(operation.name());
        ++creating;
        const std::string body = document_.smallest_body(operation);
        for (const std::string& key : {std::string(256, 'k'), std::string("ключ")}) {
            expect_problem(send(admin, operation, body, {{"Idempotency-Key", key}}), 422,
                           "idempotency.key-malformed");
        }
    }
    EXPECT_GE(creating, 9) << "every POST that creates something takes a key";
}

TEST_F(EveryOperation, that_lists_refuses_a_bad_limit_cursor_or_name) {
    auto admin = app().sign_in("admin");
    int lists = 0;
    for (const auto& operation : document_.operations()) {
        if (operation.method != "GET" || operation.has_id()) continue;
        const auto* parameters = operation.described.if_contains("parameters");
        if (parameters == nullptr ||
            boost::json::serialize(*parameters).find("\"cursor\"") == std::string::npos)
            continue;
        SCOPED_TRACE(operation.name());
        ++lists;
        expect_status(admin.get(operation.path + "?limit=200"), 200);
        expect_faults(admin.get(operation.path + "?limit=0"), {"?limit field.range"});
        expect_faults(admin.get(operation.path + "?limit=201"), {"?limit field.range"});
        expect_faults(admin.get(operation.path + "?limit=ten"), {"?limit field.type"});
        expect_faults(admin.get(operation.path + "?limit=1&limit=2"), {"?limit field.duplicate"});
        expect_faults(admin.get(operation.path + "?colour=red"), {"?colour field.unknown"});
        expect_faults(admin.get(operation.path + "?limit=%zz"), {"? field.format"});
        for (const std::string_view cursor : {"x", "AAAA", "%D1%8F", "Zm9v"}) {
            expect_faults(admin.get(operation.path + "?cursor=" + std::string(cursor)),
                          {"?cursor field.cursor"});
        }
    }
    EXPECT_GE(lists, 9);
}

TEST_F(EveryOperation, speaks_the_language_that_is_asked_for) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (operation.is_open() || operation.takes_visitors()) continue;
        SCOPED_TRACE(operation.name());
        const auto english = send(visitor_, operation, "", {{"Accept-Language", "en"}});
        const auto russian =
            send(visitor_, operation, "", {{"Accept-Language", "ru-RU,ru;q=0.9,en;q=0.5"}});
        EXPECT_EQ(english.header("Content-Language"), "en");
        EXPECT_EQ(russian.header("Content-Language"), "ru");
        EXPECT_EQ(text_at(english, "/detail"), "Sign in first.");
        EXPECT_EQ(text_at(russian, "/detail"), "Сначала войдите.");
        EXPECT_EQ(english.code(), russian.code());
    }
}

}  // namespace
}  // namespace beanq
