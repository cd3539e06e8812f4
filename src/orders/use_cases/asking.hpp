// What quoting and placing share: under what circumstances somebody asks, and which codes they
// name.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "kernel/caller.hpp"
#include "orders/domain/draft.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// Whose the order will be: nobody's when staff place it for a walk-in, or a guest does.
inline std::optional<UserId> customer_of(const Caller& caller) {
    return caller.may(Permission::create_order) ? std::nullopt : caller.account();
}

inline Asking asking_of(const Caller& caller, const Moment& moment) {
    Asking asking{.by_name = !customer_of(caller), .moment = moment};
    if (caller.may(Permission::discount_order)) asking.discounter = caller.user;
    return asking;
}

/// Adds the code that is asked for, unless there can be no such code.
inline void add_code(const OrderRequest& request, std::set<std::string>& codes) {
    if (!request.promotion_code) return;
    if (auto code = promotion_code(*request.promotion_code)) codes.insert(std::move(*code));
}

/// The codes that an order, or a draft for that customer, uses.
template <class Priced>
std::vector<PromotionUse> uses_of(const Priced& of, std::optional<UserId> customer) {
    std::vector<PromotionUse> uses;
    for (const OrderDiscount& discount : of.discounts) {
        if (discount.code) uses.push_back({*discount.promotion, customer});
    }
    return uses;
}

inline std::vector<PromotionUse> uses_of(const Order& order) {
    return uses_of(order, order.customer);
}

}  // namespace beanq::orders
