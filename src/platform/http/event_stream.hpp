#pragma once

#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace beanq::http {

class Session;

/// One event as the event stream format has it (HTML Standard §9.2); data of several lines becomes
/// several `data:` lines.
std::string event_text(std::string_view id, std::string_view event, std::string_view data);

/// One chunk of a chunked body (RFC 9112 §7.1).
std::string chunk(std::string_view content);

/// Writes each event to the connection at once, as a chunk of its own for HTTP/1.1.
class SessionEventWriter final : public EventWriter {
public:
    SessionEventWriter(Session& session, bool is_chunked)
        : session_(session), is_chunked_(is_chunked) {}

    awaitable<bool> send(std::string_view id, std::string_view event,
                         std::string_view data) override;
    awaitable<bool> keep_alive() override;

private:
    awaitable<bool> write(std::string text);

    Session& session_;
    bool is_chunked_;
};

}  // namespace beanq::http
