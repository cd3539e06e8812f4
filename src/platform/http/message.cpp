#include "platform/http/message.hpp"

#include <algorithm>

#include "platform/http/wire.hpp"

namespace beanq::http {

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_token(key, name)) return value;
    }
    return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (!same_token(key, "Cookie")) continue;
        for (std::string_view rest = value; !rest.empty();) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            const std::string_view pair = trim(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t equals = pair.find('=');
            if (equals == name.size() && pair.starts_with(name)) return pair.substr(equals + 1);
        }
    }
    return std::nullopt;
}

}  // namespace beanq::http
