#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/id.hpp"

namespace beanq::orders {

/// What a guest without an account shows to follow and cancel their order: a code made of the
/// order's id by a secret of the shop. Nothing is stored; see docs/adr/0017.
class OrderTokens {
public:
    /// The first secret makes tokens, all verify; at least one.
    explicit OrderTokens(const std::vector<std::string>& secrets);

    /// 43 characters of base64url.
    std::string token_of(const OrderId& order) const;

    /// In time that does not depend on how much of a wrong one is right.
    bool verifies(const OrderId& order, std::string_view token) const;

private:
    std::vector<std::string> keys_;
};

}  // namespace beanq::orders
