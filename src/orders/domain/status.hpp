#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

/// The axes of an order and its choices. The names are the API's and the database's.
namespace beanq::orders {

enum class OrderStatus { pending, confirmed, preparing, ready, completed, cancelled };
enum class PaymentStatus { unpaid, authorized, paid, partially_refunded, refunded };
enum class Preparation { queued, started, done };
enum class PaymentMethod { cash, card, online };
enum class FulfilmentType { pickup, dine_in, takeaway };

/// What a history row tells of.
enum class ChangeKind { placed, status, details };

/// Nothing follows such a status.
constexpr bool is_final(OrderStatus status) {
    return status == OrderStatus::completed || status == OrderStatus::cancelled;
}

/// The names of an enum's values in their order.
template <class E>
struct Names;

template <>
struct Names<OrderStatus> {
    static constexpr std::array<std::string_view, 6> all{"pending", "confirmed", "preparing",
                                                         "ready",   "completed", "cancelled"};
};
template <>
struct Names<PaymentStatus> {
    static constexpr std::array<std::string_view, 5> all{"unpaid", "authorized", "paid",
                                                         "partially_refunded", "refunded"};
};
template <>
struct Names<Preparation> {
    static constexpr std::array<std::string_view, 3> all{"queued", "started", "done"};
};
template <>
struct Names<PaymentMethod> {
    static constexpr std::array<std::string_view, 3> all{"cash", "card", "online"};
};
template <>
struct Names<FulfilmentType> {
    static constexpr std::array<std::string_view, 3> all{"pickup", "dine_in", "takeaway"};
};
template <>
struct Names<ChangeKind> {
    static constexpr std::array<std::string_view, 3> all{"placed", "status", "details"};
};

template <class E>
    requires requires { Names<E>::all; }
constexpr std::string_view to_string(E value) {
    return Names<E>::all[static_cast<std::size_t>(value)];
}

/// Nothing for a name that `E` does not have.
template <class E>
constexpr std::optional<E> parse(std::string_view name) {
    for (std::size_t i = 0; i < Names<E>::all.size(); ++i) {
        if (Names<E>::all[i] == name) return static_cast<E>(i);
    }
    return std::nullopt;
}

/// Whether an order in that status has been started: what it is made of cannot be put back.
constexpr bool is_being_made(OrderStatus status) {
    return status == OrderStatus::preparing || status == OrderStatus::ready;
}

}  // namespace beanq::orders
