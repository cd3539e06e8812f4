#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

#include "kernel/clock.hpp"

namespace beanq::cache {

/// What somebody wants to hear. Called from any thread; quick, and does not throw.
struct Listener {
    std::function<void(std::string_view topic, std::string_view key)> heard;
    std::function<void()> missed;  ///< anything may have been announced and not heard
};

/// Listens until it is destroyed, and is not called afterwards.
class Listening {
public:
    virtual ~Listening() = default;
};

/// How a change that one instance of the shop has committed reaches what the others keep in memory.
/// May be used from any thread.
class Announcements {
public:
    virtual ~Announcements() = default;

    /// Tells everyone who listens, here and in the other instances. To be called after the commit:
    /// it neither waits nor fails. The topic is one word.
    virtual void announce(std::string_view topic, std::string_view key) = 0;

    [[nodiscard]] virtual std::unique_ptr<Listening> listen(Listener listener) = 0;

    /// Whatever was announced before this moment has been heard; Instant::max() where there is
    /// nobody else.
    virtual Instant heard_until() const = 0;

    /// Whether what was read at `read_at`, and not announced to be otherwise since, may still be
    /// used: a change elsewhere counts within a second, also when no announcement gets through.
    bool still_holds(Instant read_at, Instant now) const {
        return now - believed_for < std::max(read_at, heard_until());
    }

    static constexpr std::chrono::milliseconds believed_for{700};
};

}  // namespace beanq::cache
