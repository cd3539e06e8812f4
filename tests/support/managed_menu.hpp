#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {

inline const HttpFields any_version{{"If-Match", "*"}};

/// What a manager keeps. Each test makes what it changes: nothing of the small menu is touched.
class ManagedMenu : public ApiTest {
protected:
    HttpAnswer get(const std::string& path) { return manager_.get("/api/v1" + path); }
    HttpAnswer post(const std::string& path, const boost::json::value& body) {
        return manager_.post("/api/v1" + path, boost::json::serialize(body));
    }
    HttpAnswer patch(const std::string& path, std::string_view body,
                     const HttpFields& headers = any_version) {
        return manager_.patch("/api/v1" + path, body, headers);
    }
    HttpAnswer put(const std::string& path, const boost::json::value& body,
                   const HttpFields& headers = any_version) {
        return manager_.put("/api/v1" + path, boost::json::serialize(body), headers);
    }
    HttpAnswer act(const std::string& path, std::int64_t version) {
        return manager_.post("/api/v1" + path, "", if_match(version));
    }
    HttpAnswer remove(const std::string& path, const HttpFields& headers = any_version) {
        return manager_.del("/api/v1" + path, headers);
    }

    std::string new_menu(std::string_view name = "Menu") {
        return text_at(post("/menus", {{"name", name}}), "/id");
    }
    std::string new_category(const std::string& menu, std::string_view name = "Category") {
        return text_at(post("/categories", {{"menu_id", menu}, {"name", name}}), "/id");
    }
    static boost::json::object product_body(std::string_view name = "Product") {
        return {{"name", name},
                {"variations", boost::json::array{{{"name", "one"}, {"price", rub(10000)}}}}};
    }
    std::string new_product(std::string_view name = "Product") {
        return text_at(post("/products", product_body(name)), "/id");
    }
    static boost::json::object choice(std::string_view name, std::int64_t minor = 0,
                                      bool is_default = false) {
        return {{"name", name}, {"price", rub(minor)}, {"default", is_default}};
    }
    HttpAnswer new_group(int min, int max, boost::json::array modifiers) {
        return post(
            "/modifier-groups",
            {{"name", "Group"}, {"min", min}, {"max", max}, {"modifiers", std::move(modifiers)}});
    }

    /// What every changeable thing keeps: versions count up, and an old one is refused.
    void expect_versions(const std::string& path) {
        const auto now = number_at(get(path), "/version");
        expect_problem(manager_.patch("/api/v1" + path, R"({"sort":7})"), 428, "version.required");
        expect_problem(patch(path, R"({"sort":7})", if_match(now + 1)), 412, "version.stale");
        const auto changed = patch(path, R"({"sort":7})", if_match(now));
        expect_version(changed, now + 1);
        EXPECT_EQ(number_at(changed, "/sort"), 7);
        expect_problem(patch(path, R"({"sort":8})", if_match(now)), 412, "version.stale");
        expect_problem(remove(path, {}), 428, "version.required");
        expect_problem(remove(path, if_match(now)), 412, "version.stale");
        const auto read = get(path);
        expect_version(read, now + 1);
        expect_status(manager_.get("/api/v1" + path, {{"If-None-Match", read.header("ETag")}}),
                      304);
        expect_faults(patch(path, R"({"sort":-1})"), {"/sort field.range"});
        expect_faults(patch(path, R"({"sort":1.5})"), {"/sort field.type"});
        expect_faults(patch(path, R"({"version":9})"), {"/version field.unknown"});
    }

    void expect_switch(const std::string& path) {
        const auto now = number_at(get(path), "/version");
        const auto off = act(path + "/deactivate", now);
        expect_version(off, now + 1);
        EXPECT_EQ(at(off, "/active"), false);
        expect_problem(act(path + "/activate", now), 412, "version.stale");
        const auto on = act(path + "/activate", now + 1);
        expect_version(on, now + 2);
        EXPECT_EQ(at(on, "/active"), true);
    }

    Person manager_ = app().sign_in("manager");
};

}  // namespace beanq
