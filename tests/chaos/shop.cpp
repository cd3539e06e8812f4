#include "tests/chaos/shop.hpp"

#include <stdexcept>
#include <utility>

#include "tests/support/answers.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {
namespace {

/// Of the first thing on the menu that there is.
std::string two_of_something(std::uint16_t port) {
    HttpClient client(port);
    const auto menu = client.get("/api/v1/menu").json();
    for (const auto& item : menu.at("menus").at(0).at("categories").at(0).at("items").as_array()) {
        if (!item.at("available").as_bool()) continue;
        return R"({"items":[{"quantity":2,"variation_id":")" +
               to_text(item.at("product").at("variations").at(0).at("id")) + R"("}]})";
    }
    throw std::runtime_error("nothing is on sale");
}

}  // namespace

Shop visit_shop(std::vector<std::uint16_t> ports) {
    const auto port = ports.front();
    return {.ports = std::move(ports),
            .order = two_of_something(port),
            .guest = sign_in(port, "guest"),
            .barista = sign_in(port, "barista")};
}

std::string sign_in(std::uint16_t port, const std::string& role) {
    HttpClient client(port);
    const auto answer =
        client.post("/api/v1/auth/login",
                    R"({"email":")" + role + R"(@demo.beanq.local","password":"beanq-demo"})");
    return text_at(answer, "/access_token");
}

}  // namespace beanq
