#include "platform/http/cors.hpp"

#include <algorithm>

#include "platform/http/wire.hpp"

namespace beanq::http {

namespace {

void vary_by_origin(Response& response) {
    for (auto& [name, value] : response.headers) {
        if (!same_token(name, "Vary")) continue;
        value += ", Origin";
        return;
    }
    response.set("Vary", "Origin");
}

/// Of this host, under whichever scheme: TLS may end at a proxy.
bool is_own(std::string_view origin, std::string_view host) {
    const std::size_t scheme = origin.find("://");
    return scheme != std::string_view::npos && same_token(origin.substr(scheme + 3), host);
}

}  // namespace

// Pages cannot set Sec-Fetch-Site (Fetch Metadata §2.4). A proxy may name another host than the
// browser did, so `same-origin` is believed before the two are compared.
bool is_from_elsewhere(const Request& request, const std::vector<std::string>& allowed_origins) {
    const auto site = request.header("Sec-Fetch-Site");
    if (site == "same-origin") return false;
    if (site == "cross-site") return true;
    const auto origin = request.header("Origin");
    if (!origin) return false;
    const auto host = request.header("Host");
    return !(host && is_own(*origin, *host)) &&
           std::ranges::find(allowed_origins, *origin) == allowed_origins.end();
}

bool Cors::is_allowed(std::string_view origin) const {
    return std::ranges::find(origins_, origin) != origins_.end();
}

void Cors::allow_reading(const Request& request, Response& response) const {
    if (origins_.empty()) return;
    vary_by_origin(response);
    const auto origin = request.header("Origin");
    if (!origin || !is_allowed(*origin)) return;
    response.set("Access-Control-Allow-Origin", std::string{*origin});
    response.set("Access-Control-Expose-Headers",
                 "ETag, Location, X-Request-Id, Idempotent-Replayed, Retry-After");
}

void Cors::allow_preflight(const Request& request, Response& response) const {
    const auto origin = request.header("Origin");
    if (!origin || !is_allowed(*origin) || !request.header("Access-Control-Request-Method")) return;
    response.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    response.set("Access-Control-Allow-Headers",
                 "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, "
                 "If-None-Match, Last-Event-ID, Order-Token, X-Request-Id, traceparent");
    response.set("Access-Control-Max-Age", "600");
}

}  // namespace beanq::http
