#include "platform/http/faults.hpp"

namespace beanq::http {

namespace {

constexpr std::size_t max_faults = 100;

// RFC 6901 §3: `~` and `/` inside a name are escaped.
std::string escape_pointer(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

void Faults::add(std::string code, Phrase message) {
    if (list_.size() < max_faults) list_.push_back({at_, std::move(code), std::move(message)});
}

void Faults::add_at(std::string_view member, std::string code, Phrase message) {
    inside(member, [&] { add(std::move(code), std::move(message)); });
}

void Faults::step(std::string_view name) {
    if (at_ != "?") at_ += '/';
    at_ += escape_pointer(name);
}

}  // namespace beanq::http
