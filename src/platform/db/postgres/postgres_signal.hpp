#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/async/bell.hpp"
#include "platform/db/database.hpp"
#include "platform/db/postgres/pool.hpp"

namespace beanq::db {

/// LISTEN on a connection of its own, NOTIFY through the pool.
class PostgresSignal final : public Signal {
public:
    PostgresSignal(std::shared_ptr<PostgresPool> pool, std::string name)
        : pool_(std::move(pool)), name_(std::move(name)) {}

    void raise() override { raised_.ring(); }
    awaitable<void> run(std::function<void()> heard) override;

private:
    awaitable<void> listen(std::function<void()> heard);
    awaitable<void> listen_until_lost(const std::function<void()>& heard);
    awaitable<void> pass_on();
    awaitable<void> notify();

    std::shared_ptr<PostgresPool> pool_;
    std::string name_;
    Bell raised_;
};

}  // namespace beanq::db
