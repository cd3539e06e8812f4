#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "tests/support/answers.hpp"
#include "tests/support/managed_menu.hpp"

namespace beanq {

inline boost::json::object amount(std::string_view value, std::string_view unit = "pcs") {
    return {{"value", value}, {"unit", unit}};
}

/// What a manager keeps in stock and sells from it. Each test makes what it changes.
class ManagedStock : public ManagedMenu {
protected:
    std::string ingredient(std::string_view name, std::string_view unit = "pcs",
                           std::string_view shortage = "block") {
        return text_at(
            post("/ingredients", {{"name", name}, {"unit", unit}, {"shortage", shortage}}), "/id");
    }
    HttpAnswer recipe(const std::string& owner, boost::json::array lines) {
        return put(owner + "/recipe", {{"lines", std::move(lines)}}, {});
    }
    HttpAnswer moved(std::string_view kind, const std::string& ingredient,
                     boost::json::object quantity) {
        return post("/stock/movements",
                    {{"kind", kind},
                     {"reason", "test"},
                     {"lines", boost::json::array{
                                   {{"ingredient_id", ingredient}, {"quantity", quantity}}}}});
    }
    std::string on_hand(const std::string& ingredient) {
        const auto stock = get("/stock?ingredient_id=" + ingredient);
        return text_at(stock, "/items/0/on_hand/value");
    }
    /// A product of its own on the public menu, with one variation of which the id is answered.
    std::string sold_now(std::string_view name) {
        const auto made =
            post("/products",
                 {{"name", name},
                  {"category_id", menu().category},
                  {"variations", boost::json::array{{{"name", "one"}, {"price", rub(10000)}}}}});
        return text_at(made, "/variations/0/id");
    }
    /// Whether the public menu says that it can be had.
    bool is_available(const std::string& variation) {
        const auto answer = app().visitor().get("/api/v1/menu");
        const auto all = answer.json();
        for (const auto& each : all.at("menus").as_array()) {
            for (const auto& category : each.at("categories").as_array()) {
                for (const auto& item : category.at("items").as_array()) {
                    for (const auto& one : item.at("product").at("variations").as_array()) {
                        if (to_text(one.at("id")) == variation)
                            return one.at("available").as_bool();
                    }
                }
            }
        }
        throw std::runtime_error("not on the menu");
    }
    HttpAnswer buy(HttpClient& by, const std::string& variation, int quantity = 1) {
        return by.post("/api/v1/orders",
                       boost::json::serialize(walk_in(order_of({line(variation, quantity)}))));
    }
    std::vector<std::string> kinds_of(const std::string& ingredient) {
        return items_of(get("/stock/movements?ingredient_id=" + ingredient), "kind");
    }
};

}  // namespace beanq
