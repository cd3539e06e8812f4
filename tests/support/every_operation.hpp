#pragma once

#include <algorithm>
#include <string_view>

#include "tests/support/operations.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {

/// For promises that every operation keeps, whatever it does: the list is the API's own document.
class EveryOperation : public ApiTest {
protected:
    EveryOperation() : visitor_(app().visitor()), document_(visitor_) {}

    /// A request that nothing but what the test does to it is wrong with.
    HttpAnswer send(HttpClient& client, const Operation& operation, std::string_view body = "",
                    HttpFields headers = {}) {
        if (operation.takes_header("If-Match")) headers.emplace_back("If-Match", "*");
        const bool has_type =
            std::ranges::any_of(headers, [](auto& h) { return h.first == "Content-Type"; });
        if (!body.empty() && !has_type) headers.emplace_back("Content-Type", "application/json");
        return client.send(operation.method, operation.somewhere(), body, headers);
    }

    HttpClient visitor_;
    ApiDocument document_;
};

}  // namespace beanq
