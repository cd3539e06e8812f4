#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"

namespace beanq::http {

enum class Language { en, ru };

enum class Method { get, head, post, put, patch, del, options };

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A request as handlers see it: read, limited, routed and, where the route asks, authenticated.
struct Request {
    Method method = Method::get;
    std::string path;   ///< percent-encoded as sent, without the query
    std::string query;  ///< without `?`
    Fields headers;     ///< names as sent; look them up with `header()`
    std::string body;
    std::string id;      ///< X-Request-Id: the client's if it is well formed, else ours
    std::string remote;  ///< the peer's address
    Language language = Language::en;
    std::vector<std::pair<std::string_view, std::string>> path_values;  ///< decoded, by name
    std::string_view route;  ///< the matched pattern, for logs
    std::optional<Caller> caller;
    Fields reply_headers = {};  ///< for whatever will be answered; handlers take ReplyHeaders

    /// The first header of that name (in any case), or nothing.
    std::optional<std::string_view> header(std::string_view name) const;
    /// The value of a cookie that the browser sends along (RFC 6265 §5.4), or nothing.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

/// Where an event stream writes. Every send flushes.
class EventWriter {
public:
    virtual ~EventWriter() = default;
    /// False when the client is gone or the server drains: return then.
    virtual awaitable<bool> send(std::string_view id, std::string_view event,
                                 std::string_view data) = 0;
    /// A comment that keeps the connection from looking dead.
    virtual awaitable<bool> keep_alive() = 0;
};

struct Response {
    int status = 200;
    Fields headers = {};
    std::string body = {};
    std::shared_ptr<const std::string> shared_body =
        {};  ///< when set, sent instead of `body`, without a copy
    std::function<awaitable<void>(EventWriter&)> stream =
        {};                       ///< when set, an event stream instead of a body
    std::string error_code = {};  ///< of a problem answer, for the log

    void set(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
    }
};

}  // namespace beanq::http
