#pragma once

#include <chrono>
#include <memory>
#include <string_view>

#include "kernel/clock.hpp"
#include "platform/cache/announcements.hpp"
#include "platform/cache/redis/client.hpp"

namespace beanq::redis {

/// Announcements over Redis' publish and subscribe, which may lose some. So they are numbered in
/// Redis, and who finds a hole in the numbers, has subscribed anew, or learns from the regular look
/// at the latest number that one did not come, takes everything for missed.
class RedisAnnouncements final : public cache::Announcements {
public:
    static constexpr std::chrono::milliseconds look_every{250};

    RedisAnnouncements(Client& client, const Clock& clock);
    RedisAnnouncements(const RedisAnnouncements&) = delete;
    RedisAnnouncements& operator=(const RedisAnnouncements&) = delete;
    ~RedisAnnouncements() override;

    void announce(std::string_view topic, std::string_view key) override;
    std::unique_ptr<cache::Listening> listen(cache::Listener listener) override;
    Instant heard_until() const override;

private:
    class Ear;
    Client& client_;
    std::shared_ptr<Ear> ear_;
};

}  // namespace beanq::redis
