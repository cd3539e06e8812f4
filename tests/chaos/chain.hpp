#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "tests/chaos/shop.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {

/// Several instances of BeanQ over one PostgreSQL and one Redis, with the demo café in it.
class Chain {
public:
    explicit Chain(int instances);

    static constexpr int connections = 4;  ///< of each instance, at most, and one that listens

    PostgresServer& postgres() { return postgres_; }
    RedisServer& redis() { return redis_; }
    std::uint16_t port(std::size_t i) const { return instances_.at(i)->port(); }
    const Shop& shop() const { return shop_; }

    void kill(std::size_t instance);

    /// Ends the instances that were not killed. They have nothing to complain of, nor has a
    /// sanitizer.
    void expect_good_end();

    /// Gives those that were lost a few seconds to end.
    void expect_no_more_sessions_than(std::size_t instances) const;

private:
    TemporaryFolder folder_;
    PostgresServer postgres_;
    RedisServer redis_;
    std::vector<std::unique_ptr<ServerProcess>> instances_;
    Shop shop_;
};

}  // namespace beanq
