#include "orders/adapters/http/guests.hpp"

#include <utility>

#include "orders/domain/sight.hpp"

namespace beanq::orders {

namespace {

std::unexpected<Error> too_many(std::string code, Phrase phrase, std::chrono::seconds wait) {
    Error error{ErrorKind::too_many_requests, std::move(code), std::move(phrase)};
    error.retry_after = wait;
    return std::unexpected(std::move(error));
}

}  // namespace

Result<Caller> Guests::placing(std::optional<Caller> caller, const http::Request& request) {
    if (caller) return std::move(*caller);
    if (const auto wait = placed_.take(request.remote)) {
        return too_many("order.too-many",
                        {"Many orders have come from your network. Try again later, or sign in.",
                         "Из вашей сети пришло много заказов. Повторите позже или войдите."},
                        *wait);
    }
    return guest_without_account();
}

Caller Guests::asking(std::optional<Caller> caller) {
    return caller ? std::move(*caller) : guest_without_account();
}

Result<Caller> Guests::about(const OrderId& order, std::optional<Caller> caller,
                             const http::Request& request) {
    if (caller) return std::move(*caller);
    const auto token = request.header(order_token_header);
    if (token && tokens_.verifies(order, *token)) return guest_without_account(order);
    if (const auto wait = wrong_.take(request.remote)) {
        return too_many("order.too-many-attempts",
                        {"Too many wrong order tokens. Try again later.",
                         "Слишком много неверных кодов заказа. Попробуйте позже."},
                        *wait);
    }
    return unknown_order();
}

}  // namespace beanq::orders
