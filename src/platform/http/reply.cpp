#include "platform/http/reply.hpp"

#include <fmt/format.h>

namespace beanq::http {

std::string quoted_etag(std::int64_t version) { return fmt::format("\"{}\"", version); }

Response json_response(int status, std::string body) {
    Response response{.status = status};
    response.set("Content-Type", "application/json");
    response.body = std::move(body);
    return response;
}

Response prepared_response(const Prepared& prepared) {
    Response response;
    response.set("Content-Type", "application/json");
    response.set("ETag", prepared.etag);
    if (!prepared.cache_control.empty()) response.set("Cache-Control", prepared.cache_control);
    response.shared_body = prepared.json;
    return response;
}

}  // namespace beanq::http
