#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "platform/cache/redis/reply.hpp"

namespace beanq::redis {

/// Bounds on how long Redis may hold anybody up.
struct Limits {
    std::chrono::milliseconds connect{250};  ///< to connect and to be let in
    std::chrono::milliseconds command{250};  ///< from sending to the answer
    std::size_t most_waiting = 4096;         ///< commands whose answer has not come
};

/// What must become of a command that nobody waits for.
enum class Delivery : unsigned char {
    assured,      ///< when it is lost or refused, the connection ends
    best_effort,  ///< never mind
};

/// Commands on their way to Redis, and who waits for the answers. Commands come from any thread;
/// one thread, the connection's, carries them.
class Calls {
public:
    using Time = std::chrono::steady_clock;

    /// `wake` is called from any thread when there is something to carry; it is quick.
    Calls(Limits limits, std::function<void()> wake);
    ~Calls();

    /// The answer, awaited on the calling coroutine's executor. Throws Unavailable: at once while
    /// Redis is away or too many wait, or when the answer is late, lost or a refusal.
    awaitable<Reply> ask(Command command);

    /// From any thread; neither waits nor throws. Nothing while Redis is away.
    void tell(const Command& command, Delivery delivery);

    bool is_up() const;

    // The connection's side.

    /// From now on, what waits is carried.
    void open();
    /// What is to be sent next. Throws when something assured has been dropped already.
    std::string take(Time::time_point now);
    /// The answer to what was sent first. Throws when nothing was, or when it refuses something
    /// assured.
    void answer(Reply reply);
    /// When the oldest that was sent and not answered was sent.
    std::optional<Time::time_point> oldest() const;
    /// Redis is away: all that is under way fails. False when that was known.
    bool lose(const std::string& cause);
    /// Waits, within the limits, until what was told is delivered; afterwards nothing is taken.
    void close();

private:
    struct Call;
    struct Waiter;
    class Place;
    enum class State : unsigned char { connecting, up, away, closed };

    void add(const std::shared_ptr<Call>& call);
    void fail_all(const std::string& cause);
    bool is_away(Time::time_point now) const;

    const Limits limits_;
    const std::function<void()> wake_;
    const Time::time_point patient_until_;  ///< for the first connection
    mutable std::mutex mutex_;              ///< for all below
    std::condition_variable emptied_;
    State state_ = State::connecting;
    bool has_dropped_ = false;
    std::deque<std::shared_ptr<Call>> waiting_;
    std::deque<std::shared_ptr<Call>> sent_;
};

}  // namespace beanq::redis
