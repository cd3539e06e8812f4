#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/http/loop.hpp"

namespace beanq::http {

/// One listening acceptor per loop, all on one port (SO_REUSEPORT: the kernel spreads connections).
/// Throws std::runtime_error with one sentence when the address is taken, foreign or forbidden.
std::vector<Acceptor> listen_on(const std::string& host, std::uint16_t port,
                                const std::vector<boost::asio::io_context*>& loops);

}  // namespace beanq::http
