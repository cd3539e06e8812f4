#pragma once

#include <cstddef>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace beanq::http {

/// What the connection adds to an answer's head.
struct HeadFacts {
    std::string_view request_id;
    std::string_view date;
    bool keeps_alive = true;
    bool is_http11 = true;
    std::optional<std::size_t> content_length = {};  ///< none: 204, 304 and event streams
    bool is_chunked = false;
};

/// Appends status line, headers and the blank line. Adds the security headers, and
/// `Cache-Control: no-store` and a Content-Security-Policy unless the handler has set its own.
/// Control characters in header values are left out, so that no value can end its line.
void append_head(std::string& out, const Response& response, const HeadFacts& facts);

/// The present second as in `Date`; made anew once a second.
class DateText {
public:
    std::string_view now();

private:
    std::time_t second_ = -1;
    std::string text_;
};

}  // namespace beanq::http
