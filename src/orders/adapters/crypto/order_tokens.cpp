#include "orders/adapters/crypto/order_tokens.hpp"

#include "platform/crypto/crypto.hpp"

namespace beanq::orders {

namespace {

// Not the secrets themselves: what is signed with those are access tokens.
constexpr std::string_view purpose = "beanq order token key";
constexpr std::string_view label = "beanq order token:";

std::string made(const std::string& key, const OrderId& order) {
    return crypto::base64url(crypto::hmac_sha256(key, std::string(label) + to_string(order)));
}

}  // namespace

OrderTokens::OrderTokens(const std::vector<std::string>& secrets) {
    for (const std::string& secret : secrets)
        keys_.push_back(crypto::hmac_sha256(secret, purpose));
}

std::string OrderTokens::token_of(const OrderId& order) const { return made(keys_.front(), order); }

bool OrderTokens::verifies(const OrderId& order, std::string_view token) const {
    bool is_right = false;
    for (const std::string& key : keys_)
        is_right |= crypto::equal_constant_time(made(key, order), token);
    return is_right;
}

}  // namespace beanq::orders
