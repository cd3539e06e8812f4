#include "platform/cache/redis/address.hpp"

#include <charconv>
#include <stdexcept>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>

namespace beanq::redis {

namespace {

constexpr int most_databases = 16'384;

[[noreturn]] void refuse(const std::string& fault) { throw std::invalid_argument(fault); }

int database_of(std::string_view path) {
    if (path.empty() || path == "/") return 0;
    int number = -1;
    const char* const end = path.data() + path.size();
    const auto [rest, fault] = std::from_chars(path.data() + 1, end, number);
    if (fault != std::errc{} || rest != end || number < 0 || number >= most_databases)
        refuse(fmt::format("has \"{}\" where the number of a database may stand", path));
    return number;
}

std::string host_of(const boost::urls::url_view& url) {
    std::string host = url.host_address();  // without the brackets of IPv6
    if (host.empty()) refuse("names no host");
    return host;
}

}  // namespace

Address parse_address(std::string_view text) {
    const auto parsed = boost::urls::parse_uri(text);
    if (!parsed) refuse("is no URL");
    const boost::urls::url_view& url = *parsed;
    if (url.scheme() == "rediss")
        refuse(
            "asks for TLS (rediss://), which this BeanQ does not speak to Redis: use redis:// "
            "and a tunnel");
    if (url.scheme() != "redis" || !url.has_authority()) refuse("must begin with redis://");
    if (url.has_query() || url.has_fragment()) refuse("has more behind the database's number");

    Address address;
    address.host = host_of(url);
    if (url.has_port() && !url.port().empty()) address.port = url.port_number();
    if (address.port == 0) refuse("has a port that is none");
    address.user = url.user();
    address.password = url.password();
    if (url.has_userinfo() && address.password.empty()) refuse("names a user without a password");
    address.database = database_of(url.encoded_path());
    return address;
}

std::string masked_url(const Address& address) {
    const bool v6 = address.host.find(':') != std::string::npos;
    return fmt::format("redis://{}{}{}{}{}:{}/{}", address.user,
                       address.password.empty() ? "" : ":********@", v6 ? "[" : "", address.host,
                       v6 ? "]" : "", address.port, address.database);
}

}  // namespace beanq::redis
