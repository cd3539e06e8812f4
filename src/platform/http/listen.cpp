#include "platform/http/listen.hpp"

#include <stdexcept>
#include <string_view>
#include <utility>

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/ip/address.hpp>
#include <fmt/format.h>
#include <sys/socket.h>

namespace beanq::http {

namespace asio = boost::asio;

namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

[[noreturn]] void refuse(const std::string& host, std::uint16_t port, const std::string& why) {
    throw std::runtime_error(
        fmt::format("{}:{} {}; set BEANQ_LISTEN to another address, e.g. 127.0.0.1:{}", host, port,
                    why, port == 8080 ? 8081 : 8080));
}

/// The address of a numeric host, or the first one of a name, IPv4 before IPv6.
Tcp::endpoint resolve(const std::string& host, std::uint16_t port, asio::io_context& context) {
    std::string_view name = host;
    if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(name, failed);
    if (!failed) return {address, port};
    asio::ip::basic_resolver<Tcp, LoopExecutor> resolver{context};
    const auto found = resolver.resolve(name, std::to_string(port), failed);
    if (failed || found.empty()) refuse(host, port, "cannot be listened on: no such host");
    for (const auto& entry : found) {
        if (entry.endpoint().address().is_v4()) return entry.endpoint();
    }
    return found.begin()->endpoint();
}

Acceptor bound(asio::io_context& context, const Tcp::endpoint& endpoint, bool shares_port,
               boost::system::error_code& failed) {
    Acceptor acceptor{context};
    acceptor.open(endpoint.protocol(), failed);
    if (!failed) acceptor.set_option(Acceptor::reuse_address{true}, failed);
    if (!failed && shares_port) acceptor.set_option(ReusePort{true}, failed);
    if (!failed) acceptor.bind(endpoint, failed);
    return acceptor;
}

std::string reason(const boost::system::error_code& failed) {
    if (failed == asio::error::address_in_use) return "is already in use by another program";
    return "cannot be listened on: " + failed.message();
}

}  // namespace

std::vector<Acceptor> listen_on(const std::string& host, std::uint16_t port,
                                const std::vector<asio::io_context*>& loops) {
    Tcp::endpoint endpoint = resolve(host, port, *loops.front());
    boost::system::error_code failed;
    // Sharing acceptors would also share with another BeanQ of the same user: look without it
    // first.
    if (port != 0) bound(*loops.front(), endpoint, false, failed);
    if (failed) refuse(host, port, reason(failed));

    std::vector<Acceptor> acceptors;
    for (asio::io_context* loop : loops) {
        Acceptor acceptor = bound(*loop, endpoint, true, failed);
        if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
        if (failed) refuse(host, port, reason(failed));
        endpoint.port(acceptor.local_endpoint().port());
        acceptors.push_back(std::move(acceptor));
    }
    return acceptors;
}

}  // namespace beanq::http
