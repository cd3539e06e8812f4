#include <charconv>

#include "tests/support/http_client.hpp"

namespace beanq {

using SteadyClock = std::chrono::steady_clock;

EventReader::EventReader(std::uint16_t port, std::string_view path, const HttpFields& headers)
    : connection_(port) {
    std::string request = "GET " + std::string{path} + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) {
        request.append(name).append(": ").append(value).append("\r\n");
    }
    connection_.write(request + "\r\n");
    head_ = connection_.read(true);
}

std::optional<ServerEvent> EventReader::next(std::chrono::milliseconds patience) {
    const auto deadline = SteadyClock::now() + patience;
    while (true) {
        while (take_chunks()) {
        }
        if (auto event = take_event()) return event;
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now());
        if (over_ || left.count() <= 0) return std::nullopt;
        const std::string more = connection_.read_some(left);
        if (more.empty() && connection_.ends_within(std::chrono::milliseconds{0})) over_ = true;
        raw_ += more;
    }
}

/// Moves one whole chunk from raw_ to text_; false when there is none.
bool EventReader::take_chunks() {
    const std::size_t line_end = raw_.find("\r\n");
    if (line_end == std::string::npos) return false;
    std::size_t size = 0;
    std::from_chars(raw_.data(), raw_.data() + line_end, size, 16);
    if (raw_.size() < line_end + 2 + size + 2) return false;
    text_.append(raw_, line_end + 2, size);
    raw_.erase(0, line_end + 2 + size + 2);
    if (size == 0) over_ = true;
    return true;
}

std::optional<ServerEvent> EventReader::take_event() {
    ServerEvent event;
    while (true) {
        const std::size_t block_end = text_.find("\n\n");
        if (block_end == std::string::npos) return std::nullopt;
        std::string_view block = std::string_view{text_}.substr(0, block_end + 1);
        bool has_data = false;
        while (!block.empty()) {
            const std::size_t line_end = block.find('\n');
            const std::string_view line = block.substr(0, line_end);
            block.remove_prefix(line_end + 1);
            if (line.starts_with(':')) ++comments_;
            if (line.starts_with("id: ")) event.id = line.substr(4);
            if (line.starts_with("event: ")) event.event = line.substr(7);
            if (line.starts_with("data: ")) {
                if (has_data) event.data += '\n';
                event.data += line.substr(6);
                has_data = true;
            }
        }
        text_.erase(0, block_end + 2);
        if (has_data) return event;
    }
}

}  // namespace beanq
