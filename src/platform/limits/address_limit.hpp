#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/clock.hpp"

namespace beanq {

/// How often one network address may do something: `burst` times at once, and then as often as
/// `every` has passed. Counted by this process alone. Of IPv6 the network (/64) counts, as a
/// subscriber has all of it.
class AddressLimit {
public:
    struct Rate {
        int burst = 1;
        std::chrono::milliseconds every{1000};
    };

    AddressLimit(Rate rate, const Clock& clock) : rate_(rate), clock_(clock) {}

    /// Counts one; when there were too many, how long to wait, in whole seconds. From any thread.
    std::optional<std::chrono::seconds> take(std::string_view address);

private:
    void forget_idle(Instant now);

    /// More than that many addresses at once share what is left: see take().
    static constexpr std::size_t most_addresses = 100'000;

    const Rate rate_;
    const Clock& clock_;
    std::mutex mutex_;
    std::unordered_map<std::string, Instant> free_at_;  ///< when all of the burst is there again
    Instant swept_at_{};
};

}  // namespace beanq
