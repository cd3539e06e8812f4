#include "tests/chaos/nomad.hpp"

#include <boost/json/parse.hpp>

#include "tests/support/answers.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {

void Nomad::follow_until(std::int64_t sequence) {
    while (!is_deaf_ && (heard_.empty() || heard_.back().sequence < sequence))
        follow(shop_.ports[static_cast<std::size_t>(moves_++) % shop_.ports.size()], sequence);
}

void Nomad::follow(std::uint16_t port, std::int64_t until) {
    const std::int64_t last = heard_.empty() ? 0 : heard_.back().sequence;
    EventReader events(
        port, "/api/v1/orders/stream",
        {{"Authorization", "Bearer " + shop_.barista}, {"Last-Event-ID", std::to_string(last)}});
    for (auto left = 1 + random_() % 30; left > 0; --left) {
        const auto event = events.next();
        is_deaf_ = !event;
        if (!event) return;
        const auto data = boost::json::parse(event->data);
        heard_.push_back({std::stoll(event->id), to_text(data.at("order_id")),
                          data.at("version").as_int64(), event->event == "order.promise_changed"});
        if (heard_.back().sequence >= until) return;
    }
}

}  // namespace beanq
