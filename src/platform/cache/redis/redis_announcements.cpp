#include "platform/cache/redis/redis_announcements.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "kernel/fault.hpp"
#include "platform/cache/listeners.hpp"
#include "platform/cache/redis/backoff.hpp"
#include "platform/cache/redis/line.hpp"
#include "platform/log/log.hpp"

namespace beanq::redis {

namespace asio = boost::asio;
using SteadyClock = std::chrono::steady_clock;

/// Subscribes and looks, on the client's thread, for as long as that runs; silent once `stop()` was
/// called.
class RedisAnnouncements::Ear : public std::enable_shared_from_this<Ear> {
public:
    Ear(Client& client, const Clock& clock)
        : client_(client), clock_(&clock), look_pause_(client.executor()) {}

    void start() {
        const auto executor = client_.executor();
        asio::co_spawn(executor, stay_subscribed(shared_from_this()), asio::detached);
        asio::co_spawn(executor, look_regularly(shared_from_this()), asio::detached);
    }

    /// Nobody listens any more, and the clock may go.
    void stop() {
        const std::lock_guard lock(clock_mutex_);
        clock_ = nullptr;
    }

    const std::shared_ptr<cache::Listeners> listeners = std::make_shared<cache::Listeners>();
    std::atomic<Instant> heard_until{Instant::min()};

private:
    using Self = std::shared_ptr<Ear>;

    awaitable<void> stay_subscribed(Self) {
        Backoff backoff;
        asio::steady_timer pause(client_.executor());
        for (;;) {
            const auto began = SteadyClock::now();
            try {
                co_await subscribe();
                for (;;) {
                    const Reply message = co_await line_->read();
                    take(message);
                }
            } catch (const std::exception& fault) {
                line_->close(fault.what());
                complain(fault.what());
            }
            is_subscribed_ = false;
            backoff.reset_after(SteadyClock::now() - began);
            pause.expires_after(backoff.next());
            co_await pause.async_wait(asio::use_awaitable);
        }
    }

    awaitable<void> subscribe() {
        const Options& options = client_.options();
        line_ = std::make_shared<Line>(client_.executor());
        line_->set_limit(SteadyClock::now() + options.limits.connect);
        co_await line_->open(options.address);
        co_await line_->ask({"SUBSCRIBE", client_.names().channel});
        line_->lift_limit();
        latest_.reset();
        awaited_.reset();
        is_subscribed_ = true;
        has_complained_ = false;
        listeners->miss();
        look_pause_.cancel();  // look now
    }

    /// Once, and not when the client tells of the same.
    void complain(const std::string& cause) {
        if (is_subscribed_ || !client_.is_up() || std::exchange(has_complained_, true)) return;
        log::warn("Redis does not let us listen to the other instances", {{"cause", cause}});
    }

    void take(const Reply& message) {
        if (message.list.size() != 3 || message.list[0].text != "message") return;
        const auto said = read_announcement(message.list[2].text);
        const bool is_next = latest_ && said.number <= *latest_ + 1;
        latest_ = std::max(said.number, latest_.value_or(0));
        if (!is_next || said.topic == everything) {
            listeners->miss();
        } else {
            listeners->hear(said.topic, said.key);
        }
        confirm();
    }

    awaitable<void> look_regularly(Self) {
        for (;;) {
            try {
                co_await look();
            } catch (const Unavailable& away) {  // which shows in heard_until
                log::debug("cannot look for lost announcements", {{"cause", away.what()}});
            }
            boost::system::error_code woken;
            look_pause_.expires_after(look_every);
            co_await look_pause_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        }
    }

    /// An announcement may be under way on the subscribed line while the number comes on the other;
    /// that it is lost is sure only when it is not there at the next look either.
    awaitable<void> look() {
        const auto asked_at = now();
        if (!asked_at || !is_subscribed_) co_return;
        const auto latest_before = latest_;
        const auto line_before = line_;
        Command command{"GET", client_.names().number};
        const Reply reply = co_await client_.ask(std::move(command));
        if (!is_subscribed_ || line_ != line_before) co_return;
        std::uint64_t number = 0;
        std::from_chars(reply.text.data(), reply.text.data() + reply.text.size(), number);
        const bool is_lost = awaited_.has_value();
        const bool was_reset = latest_before && number < *latest_before;
        if (!latest_ || is_lost || was_reset) latest_ = number;
        if (is_lost || was_reset) listeners->miss();
        if (is_lost) line_->close("announcements do not come through");
        awaited_ = Seen{number, *asked_at};
        confirm();
    }

    void confirm() {
        if (!awaited_ || *latest_ < awaited_->number) return;
        heard_until = awaited_->asked_at;
        awaited_.reset();
    }

    /// The latest number, as a look saw it.
    struct Seen {
        std::uint64_t number = 0;
        Instant asked_at;
    };

    std::optional<Instant> now() {
        const std::lock_guard lock(clock_mutex_);
        if (clock_ == nullptr) return std::nullopt;
        return clock_->now();
    }

    Client& client_;
    std::mutex clock_mutex_;
    const Clock* clock_;
    // On the client's thread only.
    asio::steady_timer look_pause_;
    std::shared_ptr<Line> line_;
    bool is_subscribed_ = false;
    bool has_complained_ = false;
    std::optional<std::uint64_t> latest_;  ///< the highest number heard
    std::optional<Seen> awaited_;          ///< until it is heard
};

RedisAnnouncements::RedisAnnouncements(Client& client, const Clock& clock)
    : client_(client), ear_(std::make_shared<Ear>(client, clock)) {
    ear_->start();
}

RedisAnnouncements::~RedisAnnouncements() { ear_->stop(); }

void RedisAnnouncements::announce(std::string_view topic, std::string_view key) {
    client_.tell(redis::announce(client_.names(), topic, key, {}), Delivery::assured);
}

std::unique_ptr<cache::Listening> RedisAnnouncements::listen(cache::Listener listener) {
    return ear_->listeners->add(std::move(listener));
}

Instant RedisAnnouncements::heard_until() const { return ear_->heard_until; }

}  // namespace beanq::redis
