// What every operation that takes a body refuses to take.
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/every_operation.hpp"

namespace beanq {
namespace {

using testing::HasSubstr;

using EveryBody = EveryOperation;

TEST_F(EveryBody, has_the_byte_named_at_which_it_is_not_json) {
    auto admin = app().sign_in("admin");
    const std::map<std::string, std::string> broken{{"{\"a\" 1}", "byte 5"},
                                                    {"{", "byte 1"},
                                                    {"{} x", "byte 3"},
                                                    {"nul", "byte 3"},
                                                    {"{\"a\":\"\x01\"}", "byte 6"},
                                                    {"{\"a\":\"\xff\"}", "byte 6"},
                                                    {"{\"a\":\"\\ud800\"}", "byte "},
                                                    {"\xef\xbb\xbf{}", "byte 0"}};
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_body()) continue;
        SCOPED_TRACE(operation.name());
        for (const auto& [body, place] : broken) {
            const auto answer = send(admin, operation, body);
            expect_problem(answer, 400, "body.not-json");
            EXPECT_THAT(answer.body, HasSubstr(place)) << body;
        }
        expect_problem(send(admin, operation, std::string(40, '[') + std::string(40, ']')), 400,
                       "body.not-json");
    }
}

TEST_F(EveryBody, is_application_json_only) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_body()) continue;
        SCOPED_TRACE(operation.name());
        expect_problem(send(admin, operation, "{}", {{"Content-Type", "text/plain"}}), 415,
                       "body.media-type");
        if (document_.body_may_be_missing(operation)) continue;
        expect_problem(send(admin, operation), 415, "body.media-type");
    }
}

TEST_F(EveryBody, has_its_media_type_in_any_case_and_with_parameters) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_body()) continue;
        SCOPED_TRACE(operation.name());
        for (const std::string type : {"application/json; charset=utf-8", "Application/JSON"}) {
            expect_status(send(admin, operation, "[]", {{"Content-Type", type}}), 422);
        }
        for (const std::string type :
             {"application/jsonp", "application/merge-patch+json", "json", ""}) {
            expect_status(send(admin, operation, "[]", {{"Content-Type", type}}), 415);
        }
    }
}

TEST_F(EveryBody, is_refused_above_a_mebibyte) {
    auto admin = app().sign_in("admin");
    const std::string large = "\"" + std::string(1024 * 1024, 'a') + "\"";
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_body()) continue;
        SCOPED_TRACE(operation.name());
        const auto answer = send(admin, operation, large);
        EXPECT_EQ(answer.status, 413);
        EXPECT_EQ(answer.code(), "body.too-large");
    }
}

TEST_F(EveryBody, is_an_object_without_unknown_fields) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_body()) continue;
        SCOPED_TRACE(operation.name());
        const auto unknown = send(admin, operation, R"({"~no/such": 1})");
        expect_problem(unknown, 422, "body.invalid");
        EXPECT_THAT(faults(unknown), testing::Contains("/~0no~1such field.unknown"));
        expect_faults(send(admin, operation, "[]"), {" field.type"});
        expect_faults(send(admin, operation, "null"), {" field.type"});
    }
}

TEST_F(EveryBody, has_each_missing_field_named) {
    auto admin = app().sign_in("admin");
    for (const auto& operation : document_.operations()) {
        if (!operation.takes_body() || document_.body_may_be_missing(operation)) continue;
        SCOPED_TRACE(operation.name());
        std::vector<std::string> missing;
        const auto whole = boost::json::parse(document_.smallest_body(operation));
        for (const auto& [name, value] : whole.as_object()) {
            missing.push_back('/' + std::string(name) + " field.required");
        }
        expect_faults(send(admin, operation, "{}"), missing);
    }
}

}  // namespace
}  // namespace beanq
