#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace beanq {

/// What clients know of the demo café, wherever it runs.
struct Shop {
    std::vector<std::uint16_t> ports;  ///< of its instances
    std::string order;                 ///< a body for POST /orders: two of something
    std::string guest;                 ///< access tokens, good at every instance
    std::string barista;
};

/// Asks the first of the instances.
Shop visit_shop(std::vector<std::uint16_t> ports);

/// An access token of the demo café's. Roles: guest, barista, manager, admin.
std::string sign_in(std::uint16_t port, const std::string& role);

}  // namespace beanq
