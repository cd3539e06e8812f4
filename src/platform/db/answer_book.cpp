#include "platform/db/answer_book.hpp"

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {
namespace {

// A twin that holds the key in a transaction of its own is waited for: in PostgreSQL by this very
// INSERT, in SQLite already by begin().
constexpr Statement claim_key{
    "idempotency.claim",
    "INSERT INTO idempotency_keys (owner, key, fingerprint, created_at) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (owner, key) DO NOTHING RETURNING owner"};

constexpr Statement find_answer{
    "idempotency.find",
    "SELECT fingerprint, status, location, etag, body FROM idempotency_keys "
    "WHERE owner = $1 AND key = $2"};

constexpr Statement store_answer{
    "idempotency.settle",
    "UPDATE idempotency_keys SET status = $3, location = $4, etag = $5, body = $6 "
    "WHERE owner = $1 AND key = $2"};

constexpr Statement forget_before{"idempotency.forget",
                                  "DELETE FROM idempotency_keys WHERE created_at < $1"};

std::unexpected<Error> key_reused() {
    return refuse(ErrorKind::invalid, "idempotency.key-reused",
                  {"This Idempotency-Key was already used for another request.",
                   "Этот Idempotency-Key уже использован для другого запроса."});
}

std::unexpected<Error> replayed(const Row& row) {
    Answer answer{.status = row.get<int>(1),
                  .location = row.get<std::string>(2),
                  .etag = row.get<std::string>(3),
                  .body = row.get<std::string>(4)};
    Error error{ErrorKind::replayed,
                "idempotency.replayed",
                {"This request took effect before.", "Этот запрос уже выполнен."}};
    error.first_answer = std::make_shared<const Answer>(std::move(answer));
    return std::unexpected(std::move(error));
}

}  // namespace

awaitable<Result<void>> SqlAnswerBook::claim(Transaction& tx, const RequestKey& key) {
    const Rows claimed =
        co_await sql(tx).run(claim_key, key.owner, key.key, key.fingerprint, clock_.now());
    if (!claimed.empty()) co_return Result<void>{};
    const Rows found = co_await sql(tx).run(find_answer, key.owner, key.key);
    if (found.empty()) throw TransientConflict("the idempotency key was forgotten just now");
    const Row& row = found.front();
    if (row.get<std::string>(0) != key.fingerprint) co_return key_reused();
    if (!row.get<std::optional<int>>(1)) {
        throw std::logic_error("an idempotency key was committed without its answer");
    }
    co_return replayed(row);
}

awaitable<void> SqlAnswerBook::settle(Transaction& tx, const RequestKey& key,
                                      const Answer& answer) {
    co_await sql(tx).run(store_answer, key.owner, key.key, answer.status, answer.location,
                         answer.etag, answer.body);
}

awaitable<std::int64_t> SqlAnswerBook::forget_old(Transaction& tx) {
    const Instant day_ago = clock_.now() - std::chrono::hours{24};
    const Rows forgotten = co_await sql(tx).run(forget_before, day_ago);
    co_return forgotten.changed;
}

}  // namespace beanq::db
