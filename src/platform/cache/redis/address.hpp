#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace beanq::redis {

/// Where a Redis is, and as whom to speak to it.
struct Address {
    std::string host;
    std::uint16_t port = 6379;
    std::string user;      ///< empty: the default one
    std::string password;  ///< empty: none is asked for
    int database = 0;
};

/// Reads `redis://[[user]:password@]host[:port][/database]`; user and password may be
/// percent-encoded. Throws std::invalid_argument with what is wrong, as "must begin with redis://".
Address parse_address(std::string_view url);

/// The URL again; the password is masked.
std::string masked_url(const Address& address);

}  // namespace beanq::redis
