#include "orders/adapters/http/order_streams.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "orders/adapters/http/order_event_json.hpp"

namespace beanq::orders {

namespace {

/// How long a stream may be silent: proxies give up on quiet connections after a minute or less.
constexpr std::chrono::seconds quiet_limit{15};

/// How long to look for what a finished order still has to tell.
constexpr std::chrono::seconds last_words{1};

awaitable<bool> send(http::EventWriter& out, const OrderNews& news) {
    const std::string id = std::to_string(news.sequence);
    const bool sent = co_await out.send(id, news.type, news.data);
    co_return sent;
}

awaitable<void> tell_all(std::shared_ptr<OrderListener> listener, http::EventWriter& out) {
    bool open = co_await out.keep_alive();  // so that the client knows it is being served
    while (open && !listener->over()) {
        const auto news = co_await listener->next(quiet_limit);
        if (news) {
            open = co_await send(out, *news);
        } else if (!listener->over()) {
            open = co_await out.keep_alive();
        }
    }
}

/// A version that the snapshot told already.
bool is_old(const OrderNews& news, const FollowedOrder& followed) {
    return news.version <= followed.now.version && news.type != promise_changed_event;
}

bool ends_order(const OrderNews& news) {
    const auto status = status_in_event(news.data);
    return status && is_final(*status);
}

awaitable<void> tell_one(std::shared_ptr<FollowedOrder> followed, http::EventWriter& out) {
    auto& listener = *followed->listener;
    const bool finished = is_final(followed->now.status);
    const auto patience = finished ? last_words : quiet_limit;
    bool open = co_await out.keep_alive();
    if (open && !followed->resumed) {
        open = co_await out.send("", "order.snapshot", order_event_json(followed->now));
        if (finished) co_return;
    }
    while (open && !listener.over()) {
        const auto news = co_await listener.next(patience);
        if (!news && finished) co_return;
        if (news && !followed->resumed && is_old(*news, *followed)) continue;
        if (news) {
            open = co_await send(out, *news);
            if (ends_order(*news)) co_return;
        } else if (!listener.over()) {
            open = co_await out.keep_alive();
        }
    }
}

}  // namespace

http::EventStream stream_of(std::unique_ptr<OrderListener> listener) {
    std::shared_ptr<OrderListener> shared = std::move(listener);
    return {[shared](http::EventWriter& out) { return tell_all(shared, out); }};
}

http::EventStream stream_of(FollowedOrder followed) {
    auto shared = std::make_shared<FollowedOrder>(std::move(followed));
    return {[shared](http::EventWriter& out) { return tell_one(shared, out); }};
}

}  // namespace beanq::orders
