#include "platform/db/sqlite/sqlite_transaction.hpp"

namespace beanq::db {

SqliteTransaction::~SqliteTransaction() { end_unchanged(); }

awaitable<Rows> SqliteTransaction::execute(Query query) {
    co_return co_await hop(
        [query = std::move(query), first = take_later(), access = access_](SqliteConnection& on) {
            for (const Query& each : first)
                on.execute(each, access);
            return on.execute(query, access);
        });
}

awaitable<std::vector<Rows>> SqliteTransaction::run_all(std::vector<Query> queries) {
    co_return co_await hop([queries = std::move(queries), first = take_later(),
                            access = access_](SqliteConnection& on) {
        for (const Query& each : first)
            on.execute(each, access);
        std::vector<Rows> answers;
        answers.reserve(queries.size());
        for (const Query& query : queries)
            answers.push_back(on.execute(query, access));
        return answers;
    });
}

awaitable<void> SqliteTransaction::run_script(std::string script) {
    if (access_ == Access::read) throw DatabaseFault("script: changes need begin()");
    co_await hop([script = std::move(script)](SqliteConnection& on) {
        on.run_script(script);
        return true;
    });
}

// The turn ends on the lane's thread, right behind COMMIT: the next in line need not wait until
// this coroutine is back on its event loop.
awaitable<void> SqliteTransaction::do_commit() {
    if (state_ == State::failed) throw DatabaseFault("commit: a statement failed before");
    if (state_ == State::over) throw DatabaseFault("commit: the transaction is over");
    if (access_ == Access::read && has_later())
        throw DatabaseFault("commit: changes need begin(), not begin_read()");
    const bool begins = state_ == State::fresh;
    if ((begins && !has_later()) || access_ == Access::read) {
        end_unchanged();
        co_return;
    }
    state_ = State::over;
    WorkerPool& thread = turn_->thread;
    co_await thread.run([turn = std::move(turn_), begins, last = take_later()]() mutable {
        const SqliteTurn ending = std::move(turn);
        if (begins) ending->connection.begin(Access::write);
        ending->connection.commit(last);
    });
}

/// Rolls back what was begun and passes the turn on, without waiting for either.
void SqliteTransaction::end_unchanged() {
    const State state = std::exchange(state_, State::over);
    if (!turn_.usable()) return;
    WorkerPool& thread = turn_->thread;
    SqliteTurn turn = std::move(turn_);
    if (state == State::fresh) return;
    thread.detach([turn = std::move(turn)]() mutable {
        const SqliteTurn ending = std::move(turn);
        ending->connection.rollback();
    });
}

/// Does `work` on the lane's thread, behind BEGIN when it is the first.
template <class Work>
awaitable<std::invoke_result_t<Work&, SqliteConnection&>> SqliteTransaction::hop(Work work) {
    if (state_ == State::failed) throw DatabaseFault("a statement failed before");
    if (state_ == State::over || !turn_.usable()) throw DatabaseFault("the transaction is over");
    const bool first = state_ == State::fresh;
    state_ = State::failed;  // unless it comes back
    auto job = [first, access = access_, &on = turn_->connection, work = std::move(work)] {
        if (first) on.begin(access);
        return work(on);
    };
    auto answer = co_await turn_->thread.run(std::move(job));
    state_ = State::open;
    co_return answer;
}

}  // namespace beanq::db
