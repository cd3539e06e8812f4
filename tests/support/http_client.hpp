// A small blocking HTTP/1.1 client for tests: one connection, byte-exact when asked to be.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

namespace beanq {

using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
    int status = 0;
    HttpFields headers;
    std::string body;

    /// The first header of that name (in any case); empty text when there is none.
    std::string header(std::string_view name) const;
    bool has_header(std::string_view name) const;
    /// The body as JSON; throws with the body's text when it is none.
    boost::json::value json() const;
    /// `code` of a problem; empty when the body is none.
    std::string code() const;
};

/// One TCP connection. Everything throws std::runtime_error after `patience` without progress.
class HttpConnection {
public:
    explicit HttpConnection(std::uint16_t port, std::string_view host = "127.0.0.1",
                            std::chrono::milliseconds patience = std::chrono::seconds{20});
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;
    ~HttpConnection();

    /// Bytes as they are, malformed or not. A server that has closed already is no error.
    void write(std::string_view bytes);
    /// No more bytes will come from here; answers are still read.
    void finish_writing();
    /// One answer; to HEAD when `without_body`. 1xx answers count as answers.
    HttpAnswer read(bool without_body = false);
    /// Some bytes as they come; empty at the end of the connection or after `patience`.
    std::string read_some(std::chrono::milliseconds patience);
    /// Whether the server ends the connection within `patience`, sending nothing more.
    bool ends_within(std::chrono::milliseconds patience);
    /// Ends with a reset, as a client that crashes.
    void abort();

private:
    int socket_ = -1;
    std::chrono::milliseconds patience_;
    std::string buffer_;
};

/// Sends requests over one kept connection, and over a new one when the server has closed it.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port, std::string host = "127.0.0.1");

    /// A header for every request from now on, as `Authorization`; replaces an earlier one.
    void set_header(std::string_view name, std::string_view value);
    void sign_in(std::string_view bearer_token);
    void sign_out();

    HttpAnswer send(std::string_view method, std::string_view path, std::string_view body = {},
                    const HttpFields& headers = {});

    HttpAnswer get(std::string_view path, const HttpFields& headers = {});
    HttpAnswer head(std::string_view path, const HttpFields& headers = {});
    HttpAnswer options(std::string_view path, const HttpFields& headers = {});
    HttpAnswer del(std::string_view path, const HttpFields& headers = {});
    /// With `Content-Type: application/json` unless `headers` say otherwise.
    HttpAnswer post(std::string_view path, std::string_view json, const HttpFields& headers = {});
    HttpAnswer put(std::string_view path, std::string_view json, const HttpFields& headers = {});
    HttpAnswer patch(std::string_view path, std::string_view json, const HttpFields& headers = {});

private:
    HttpAnswer send_json(std::string_view method, std::string_view path, std::string_view json,
                         const HttpFields& headers);

    std::uint16_t port_;
    std::string host_;
    HttpFields fixed_;
    std::unique_ptr<HttpConnection> connection_;
};

struct ServerEvent {
    std::string id;
    std::string event;
    std::string data;
};

/// Follows an event stream (`text/event-stream`).
class EventReader {
public:
    /// Sends the GET and reads the headers of its answer; `status()` is 200 when it streams.
    EventReader(std::uint16_t port, std::string_view path, const HttpFields& headers = {});

    int status() const { return head_.status; }
    const HttpAnswer& head() const { return head_; }

    /// The next event; nothing when none comes within `patience` or the stream is over.
    std::optional<ServerEvent> next(std::chrono::milliseconds patience = std::chrono::seconds{10});
    /// Whether the server has ended the stream (seen while waiting in `next`).
    bool over() const { return over_; }
    /// Comment lines (keep-alives) so far.
    int comments() const { return comments_; }
    HttpConnection& connection() { return connection_; }

private:
    bool take_chunks();
    std::optional<ServerEvent> take_event();

    HttpConnection connection_;
    HttpAnswer head_;
    std::string raw_;   ///< chunked, as it came
    std::string text_;  ///< the chunks' content
    bool over_ = false;
    int comments_ = 0;
};

}  // namespace beanq
