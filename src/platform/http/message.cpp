#include "platform/http/message.hpp"

#include "platform/http/wire.hpp"

namespace beanq::http {

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_token(key, name)) return value;
    }
    return std::nullopt;
}

}  // namespace beanq::http
