#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "platform/db/sql.hpp"
#include "platform/db/sqlite/lane.hpp"

namespace beanq::db {

/// A turn on a lane. BEGIN goes with the first statement, so that a single read is one hop to the
/// lane's thread and back; the end of a read is awaited by nobody.
class SqliteTransaction final : public SqlTransaction {
public:
    SqliteTransaction(SqliteTurn turn, Access access) : turn_(std::move(turn)), access_(access) {}
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;
    ~SqliteTransaction() override;

    awaitable<std::vector<Rows>> run_all(std::vector<Query> queries) override;
    awaitable<Rows> execute(Query query) override;
    awaitable<void> run_script(std::string script) override;

private:
    enum class State { fresh, open, failed, over };

    awaitable<void> do_commit() override;
    void end_unchanged();

    template <class Work>
    awaitable<std::invoke_result_t<Work&, SqliteConnection&>> hop(Work work);

    SqliteTurn turn_;
    Access access_;
    State state_ = State::fresh;
};

}  // namespace beanq::db
