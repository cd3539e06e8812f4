#pragma once

#include <optional>

#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/result.hpp"
#include "orders/adapters/crypto/order_tokens.hpp"
#include "orders/domain/order.hpp"
#include "platform/http/message.hpp"
#include "platform/limits/address_limit.hpp"

namespace beanq::orders {

/// What a guest shows an order's token in.
inline constexpr const char* order_token_header = "Order-Token";

/// Guests without an account: known by the token of an order, limited by their address.
class Guests {
public:
    /// A café's own network is one address for all guests in it.
    static constexpr AddressLimit::Rate placements{.burst = 30, .every = std::chrono::seconds{2}};
    static constexpr AddressLimit::Rate wrong_tokens{.burst = 20, .every = std::chrono::seconds{3}};

    Guests(OrderTokens tokens, const Clock& clock)
        : tokens_(std::move(tokens)), placed_(placements, clock), wrong_(wrong_tokens, clock) {}

    /// Who orders. 429 `order.too-many` for a guest.
    Result<Caller> placing(std::optional<Caller> caller, const http::Request& request);

    /// Who asks for a quote: anybody, as often as they like.
    static Caller asking(std::optional<Caller> caller);

    /// Who asks about that order. For a guest with a wrong token 404 `order.unknown`, and from
    /// then on, when there were many, 429 `order.too-many-attempts`; a right one is never
    /// limited.
    Result<Caller> about(const OrderId& order, std::optional<Caller> caller,
                         const http::Request& request);

    /// What a guest needs to come back to an order.
    std::string token_of(const Order& order) const { return tokens_.token_of(order.id); }

private:
    OrderTokens tokens_;
    AddressLimit placed_;
    AddressLimit wrong_;
};

}  // namespace beanq::orders
