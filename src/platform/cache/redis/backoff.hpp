#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace beanq::redis {

/// How long to wait before the next try: twice as long each time, up to half a second, and randomly
/// less, so that many who were cut off at once do not come back at once.
class Backoff {
public:
    std::chrono::milliseconds next() {
        const auto half = wait_ / 2;
        const std::chrono::milliseconds more{std::uniform_int_distribution<std::int64_t>(
            0, static_cast<std::int64_t>(half.count()))(random_)};
        wait_ = std::min(wait_ * 2, longest);
        return half + more;
    }

    /// It went well for so long: only then it starts over.
    void reset_after(std::chrono::steady_clock::duration well) {
        if (well >= std::chrono::seconds{1}) wait_ = shortest;
    }

    static constexpr std::chrono::milliseconds shortest{50};
    static constexpr std::chrono::milliseconds longest{500};

private:
    std::chrono::milliseconds wait_ = shortest;
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace beanq::redis
