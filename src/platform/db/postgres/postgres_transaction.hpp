#pragma once

#include <vector>

#include "platform/db/postgres/pool.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {

/// What a transaction is for.
enum class Purpose {
    change,
    read,
    look,  ///< a read that ends with its only batch
};

/// A turn on a connection. For changes: READ COMMITTED, BEGIN goes with the first statement. For
/// reads: the connection's default, an implicit transaction over one snapshot. Neither waits for
/// the end of a transaction that changes nothing.
class PostgresTransaction final : public SqlTransaction {
public:
    PostgresTransaction(PostgresTurn turn, Purpose purpose)
        : turn_(std::move(turn)), purpose_(purpose) {}
    PostgresTransaction(const PostgresTransaction&) = delete;
    PostgresTransaction& operator=(const PostgresTransaction&) = delete;
    ~PostgresTransaction() override;

    awaitable<std::vector<Rows>> run_all(std::vector<Query> queries) override;
    awaitable<Rows> execute(Query query) override;
    awaitable<void> run_script(std::string script) override;

private:
    enum class State { fresh, open, failed, over };

    awaitable<void> do_commit() override;
    void check_usable() const;
    void end_unchanged();
    bool end_on_connection(State state);
    void leave();

    PostgresTurn turn_;
    Purpose purpose_;
    State state_ = State::fresh;
};

}  // namespace beanq::db
