#include "platform/db/postgres/postgres_transaction.hpp"

#include <cstddef>
#include <iterator>
#include <utility>

namespace beanq::db {
namespace {

constexpr Statement begin_changes{"begin", "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE"};
constexpr Statement commit_changes{"commit", "COMMIT"};

}  // namespace

PostgresTransaction::~PostgresTransaction() { end_unchanged(); }

awaitable<Rows> PostgresTransaction::execute(Query query) {
    std::vector<Query> queries;
    queries.push_back(std::move(query));
    std::vector<Rows> answers = co_await run_all(std::move(queries));
    co_return std::move(answers.front());
}

awaitable<std::vector<Rows>> PostgresTransaction::run_all(std::vector<Query> queries) {
    check_usable();
    std::vector<Query> first = take_later();
    if (state_ == State::fresh && purpose_ == Purpose::change)
        first.insert(first.begin(), Query{&begin_changes, {}});
    const auto unasked = static_cast<std::ptrdiff_t>(first.size());
    queries.insert(queries.begin(), std::make_move_iterator(first.begin()),
                   std::make_move_iterator(first.end()));
    state_ = State::failed;  // unless it comes back
    const After after = purpose_ == Purpose::read ? After::open : After::synced;
    std::vector<Rows> answers = co_await turn_->connection->run(queries, after);
    state_ = State::open;
    if (purpose_ == Purpose::look) end_unchanged();
    answers.erase(answers.begin(), answers.begin() + unasked);
    co_return answers;
}

awaitable<void> PostgresTransaction::run_script(std::string script) {
    if (purpose_ != Purpose::change) throw DatabaseFault("script: changes need begin()");
    if (state_ == State::fresh) co_await run_all({});
    check_usable();
    state_ = State::failed;
    co_await turn_->connection->run_script(script);
    state_ = State::open;
}

// When the connection is lost here nobody knows whether the transaction took effect: that is
// Unavailable, and a request with an Idempotency-Key finds out by being sent again.
awaitable<void> PostgresTransaction::do_commit() {
    if (state_ == State::failed) throw DatabaseFault("commit: a statement failed before");
    const bool is_change = purpose_ == Purpose::change;
    if (state_ == State::over && is_change) throw DatabaseFault("commit: the transaction is over");
    if (!is_change && has_later())
        throw DatabaseFault("commit: changes need begin(), not begin_read()");
    if (is_change && (state_ == State::open || has_later())) {
        std::vector<Query> commit;
        commit.push_back({&commit_changes, {}});
        co_await run_all(std::move(commit));
        state_ = State::over;
        leave();
        co_return;
    }
    end_unchanged();
}

void PostgresTransaction::check_usable() const {
    if (state_ == State::failed) throw DatabaseFault("a statement failed before");
    if (state_ == State::over || !turn_.usable()) throw DatabaseFault("the transaction is over");
}

/// Passes the turn on without waiting for the rollback: it goes out before what comes next.
void PostgresTransaction::end_unchanged() {
    const State state = std::exchange(state_, State::over);
    if (state == State::over || !turn_.usable()) return;
    if (!end_on_connection(state)) turn_->connection.reset();
    leave();
}

bool PostgresTransaction::end_on_connection(State state) {
    if (state == State::fresh) return true;
    PostgresConnection& connection = *turn_->connection;
    switch (purpose_) {
        case Purpose::change: return connection.end_without_waiting("ROLLBACK");
        case Purpose::read: return connection.end_without_waiting(nullptr);
        case Purpose::look: return connection.is_sound();
    }
    return false;
}

void PostgresTransaction::leave() {
    if (turn_->connection) turn_->connection->unbind();
    const PostgresTurn left = std::move(turn_);
}

}  // namespace beanq::db
