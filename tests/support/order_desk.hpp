#pragma once

#include <string>

#include <boost/json.hpp>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {

/// Where orders are taken: a menu, a client and a barista.
class OrderDesk : public ApiTest {
protected:
    void SetUp() override { menu(); }

    static HttpAnswer post(HttpClient& by, const boost::json::object& order) {
        return by.post("/api/v1/orders", boost::json::serialize(order));
    }
    static HttpAnswer quote(HttpClient& by, const boost::json::object& order) {
        return by.post("/api/v1/orders/quote", boost::json::serialize(order));
    }
    static std::string url(const HttpAnswer& order) {
        return "/api/v1/orders/" + text_at(order, "/id");
    }

    Person client_ = app().sign_in("client");
    Person barista_ = app().sign_in("barista");
};

}  // namespace beanq
