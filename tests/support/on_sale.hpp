#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {

/// The public menu, and a manager who edits it meanwhile.
class OnSale : public ApiTest {
protected:
    void SetUp() override { menu(); }

    /// The item of that product in the whole menu; null when it is not on it.
    boost::json::value item_of(const std::string& product) {
        const auto whole = visitor_.get("/api/v1/menu").json();
        for (const auto& menu : whole.at("menus").as_array()) {
            for (const auto& category : menu.at("categories").as_array()) {
                for (const auto& item : category.at("items").as_array()) {
                    if (to_text(item.at("product").at("id")) == product) return item;
                }
            }
        }
        return nullptr;
    }

    bool is_listed(const std::string& product) { return !item_of(product).is_null(); }
    std::string etag() { return visitor_.get("/api/v1/menu").header("ETag"); }

    std::string create(const std::string& path, const boost::json::object& body) {
        return text_at(manager_.post("/api/v1" + path, boost::json::serialize(body)), "/id");
    }
    std::string create_product(std::string_view name, const std::string& category,
                               std::int64_t minor = 10000) {
        return create(
            "/products",
            {{"name", name},
             {"category_id", category},
             {"variations", boost::json::array{{{"name", "one"}, {"price", rub(minor)}}}}});
    }
    std::string create_category(std::string_view name) {
        return create("/categories", {{"menu_id", menu().menu}, {"name", name}});
    }
    void act(const std::string& path) {
        expect_status(manager_.post("/api/v1" + path, "", {{"If-Match", "*"}}), 200);
    }
    void patch(const std::string& path, std::string_view body) {
        expect_status(manager_.patch("/api/v1" + path, body, {{"If-Match", "*"}}), 200);
    }

    HttpClient visitor_{app().port()};
    Person manager_ = app().sign_in("manager");
};

}  // namespace beanq
