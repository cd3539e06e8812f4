#include "platform/http/event_stream.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "platform/http/session.hpp"

namespace beanq::http {

namespace {

/// A line break in an id or a name would begin another field.
void append_line(std::string& text, std::string_view field, std::string_view value) {
    text.append(field)
        .append(": ")
        .append(value.substr(0, value.find_first_of("\r\n")))
        .append("\n");
}

}  // namespace

std::string event_text(std::string_view id, std::string_view event, std::string_view data) {
    std::string text;
    text.reserve(id.size() + event.size() + data.size() + 32);
    if (!id.empty()) append_line(text, "id", id);
    if (!event.empty()) append_line(text, "event", event);
    while (true) {
        const std::size_t end = std::min(data.find_first_of("\r\n"), data.size());
        append_line(text, "data", data.substr(0, end));
        if (end == data.size()) break;
        data.remove_prefix(data.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
    return text.append("\n");
}

std::string chunk(std::string_view content) {
    return fmt::format("{:x}\r\n{}\r\n", content.size(), content);
}

awaitable<bool> SessionEventWriter::send(std::string_view id, std::string_view event,
                                         std::string_view data) {
    const bool written = co_await write(event_text(id, event, data));
    co_return written;
}

awaitable<bool> SessionEventWriter::keep_alive() {
    const bool written = co_await write(":\n\n");
    co_return written;
}

awaitable<bool> SessionEventWriter::write(std::string text) {
    if (session_.is_stream_over()) co_return false;
    if (is_chunked_) text = chunk(text);
    const bool written = co_await session_.write_event(text);
    co_return written;
}

}  // namespace beanq::http
