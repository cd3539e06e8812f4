#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"

namespace beanq::http {

/// Whether a browser says that a page of another site made the request: one that is neither of
/// the host the request names nor among the allowed origins.
bool is_from_elsewhere(const Request& request, const std::vector<std::string>& allowed_origins);

/// Cross-origin rules (Fetch standard) for a list of origins allowed exactly as written.
class Cors {
public:
    explicit Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {}

    /// Lets the page of an allowed origin read the answer. With a list, every answer varies by
    /// Origin.
    void allow_reading(const Request& request, Response& response) const;

    /// Answers the question a browser asks with OPTIONS before the actual request.
    void allow_preflight(const Request& request, Response& response) const;

private:
    bool is_allowed(std::string_view origin) const;

    std::vector<std::string> origins_;
};

}  // namespace beanq::http
