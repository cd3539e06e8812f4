// Redis for tests: the one that script/with-servers started, and servers of one's own to stop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "platform/cache/redis/client.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {

/// The Redis of BEANQ_TEST_REDIS_URL, under a prefix that nobody else has.
redis::Options fresh_redis();

/// A Redis of one's own on a free loopback port, which keeps nothing. The destructor ends it.
class RedisServer {
public:
    explicit RedisServer(std::vector<std::string> options = {});
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;
    ~RedisServer();

    redis::Options options() const;

    void kill_now();      ///< SIGKILL
    void start();         ///< again, on the same port; waits until it answers
    void pause() const;   ///< SIGSTOP: connections stay, nothing is answered
    void resume() const;  ///< SIGCONT

    /// What it answers to a command of simple words, from its first byte on.
    std::string answer_to(std::string_view command) const;

private:
    bool answers() const;

    TemporaryFolder folder_;
    std::vector<std::string> options_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
};

/// The same for any Redis on this machine.
std::string ask_redis(std::uint16_t port, std::string_view command);

}  // namespace beanq
