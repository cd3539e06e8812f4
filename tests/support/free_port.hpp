#pragma once

#include <cstdint>

namespace beanq {

/// A loopback port nobody listens on, below those that the system gives to clients: none of them
/// gets it while its server is stopped, and no client connects to itself there.
std::uint16_t free_port();

}  // namespace beanq
