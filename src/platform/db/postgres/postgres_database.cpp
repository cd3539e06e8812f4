#include "platform/db/postgres/postgres_database.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "kernel/fault.hpp"
#include "platform/db/postgres/pool.hpp"
#include "platform/db/postgres/postgres_signal.hpp"
#include "platform/db/postgres/postgres_transaction.hpp"

namespace beanq::db {
namespace {

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const PostgresOptions& options)
        : pool_(std::make_shared<PostgresPool>(options.url, options.connections, options.wait_limit,
                                               options.max_waiting)) {}
    PostgresDatabase(const PostgresDatabase&) = delete;
    PostgresDatabase& operator=(const PostgresDatabase&) = delete;
    ~PostgresDatabase() override { pool_->close(); }

    Engine engine() const override { return Engine::postgres; }

    awaitable<std::unique_ptr<Transaction>> begin() override { return start(Purpose::change); }
    awaitable<std::unique_ptr<Transaction>> begin_read() override { return start(Purpose::read); }
    awaitable<std::unique_ptr<Transaction>> begin_look() override { return start(Purpose::look); }

    awaitable<void> ping() override {
        static constexpr Statement look{"ping", "SELECT 1"};
        try {
            const auto tx = co_await begin_look();
            co_await sql(*tx).run(look);
        } catch (const DatabaseFault& fault) {
            throw Unavailable(fault.what());
        }
    }

    std::unique_ptr<Signal> signal(std::string name) override {
        return std::make_unique<PostgresSignal>(pool_, std::move(name));
    }

    void close() override { pool_->close(); }

private:
    awaitable<std::unique_ptr<Transaction>> start(Purpose purpose) {
        PostgresTurn turn = co_await pool_->take();
        co_return std::make_unique<PostgresTransaction>(std::move(turn), purpose);
    }

    std::shared_ptr<PostgresPool> pool_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const PostgresOptions& options) {
    try {
        PostgresConnection::open(options.url);
    } catch (const Unavailable& away) {
        throw std::runtime_error(away.what());
    }
    return std::make_unique<PostgresDatabase>(options);
}

}  // namespace beanq::db
