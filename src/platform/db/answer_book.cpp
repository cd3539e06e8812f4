#include "platform/db/answer_book.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {
namespace {

// A twin that holds the key in a transaction of its own is waited for: in PostgreSQL by this very
// INSERT, in SQLite already by begin().
constexpr Statement claim_keys{
    "idempotency.claim",
    "INSERT INTO idempotency_keys (owner, key, fingerprint, created_at) "
    "SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) "
    "ON CONFLICT (owner, key) DO NOTHING RETURNING owner, key",
    "INSERT INTO idempotency_keys (owner, key, fingerprint, created_at) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (owner, key) DO NOTHING RETURNING owner, key"};

constexpr Statement find_answer{
    "idempotency.find",
    "SELECT fingerprint, status, location, etag, body FROM idempotency_keys "
    "WHERE owner = $1 AND key = $2"};

constexpr Statement store_answers{
    "idempotency.settle",
    "UPDATE idempotency_keys k SET status = a.status, location = a.location, etag = a.etag, "
    "body = a.body "
    "FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[]) "
    "AS a (owner, key, status, location, etag, body) "
    "WHERE k.owner = a.owner COLLATE \"C\" AND k.key = a.key COLLATE \"C\"",
    "UPDATE idempotency_keys SET status = $3, location = $4, etag = $5, body = $6 "
    "WHERE owner = $1 AND key = $2"};

constexpr Statement release_keys{
    "idempotency.release",
    "DELETE FROM idempotency_keys k USING unnest($1::text[], $2::text[]) AS r (owner, key) "
    "WHERE k.owner = r.owner COLLATE \"C\" AND k.key = r.key COLLATE \"C\"",
    "DELETE FROM idempotency_keys WHERE owner = $1 AND key = $2"};

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

/// What a request with a key that is taken gets, from the key's row.
Result<void> answer_from(const Rows& found, const RequestKey& key) {
    if (found.empty()) throw TransientConflict("the idempotency key was forgotten just now");
    const Row& row = found.front();
    if (row.get<std::string>(0) != key.fingerprint) return key_reused();
    if (!row.get<std::optional<int>>(1)) {
        throw std::logic_error("an idempotency key was committed without its answer");
    }
    return replayed(row);
}

bool comes_before(const RequestKey& a, const RequestKey& b) {
    return std::tie(a.owner, a.key) < std::tie(b.owner, b.key);
}

}  // namespace

// Sorted: two who claim the same keys wait for each other in one direction only.
awaitable<std::vector<Result<void>>> SqlAnswerBook::claim_all(Transaction& tx,
                                                              std::vector<RequestKey> keys) {
    std::vector<Result<void>> claimed(keys.size());
    if (keys.empty()) co_return claimed;
    std::vector<RequestKey> sorted = keys;
    std::ranges::sort(sorted, comes_before);
    RowByRow wanted(claim_keys);
    const Instant now = clock_.now();
    for (const RequestKey& key : sorted)
        wanted.add(key.owner, key.key, key.fingerprint, now);
    const Rows fresh = co_await sql(tx).execute(std::move(wanted).query());
    if (fresh.size() == keys.size()) co_return claimed;

    std::set<std::pair<std::string, std::string>> mine;
    for (const Row& row : fresh)
        mine.emplace(row.get<std::string>(0), row.get<std::string>(1));
    std::vector<std::size_t> taken;
    std::vector<Query> questions;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (mine.contains({keys[i].owner, keys[i].key})) continue;
        taken.push_back(i);
        questions.push_back(query(find_answer, keys[i].owner, keys[i].key));
    }
    const auto found = co_await sql(tx).run_all(std::move(questions));
    for (std::size_t i = 0; i < taken.size(); ++i)
        claimed[taken[i]] = answer_from(found[i], keys[taken[i]]);
    co_return claimed;
}

awaitable<void> SqlAnswerBook::settle_all(Transaction& tx, std::vector<KeptAnswer> answers) {
    if (answers.empty()) co_return;
    RowByRow rows(store_answers);
    for (const auto& [key, answer] : answers)
        rows.add(key.owner, key.key, answer.status, answer.location, answer.etag, answer.body);
    sql(tx).run_later(std::move(rows).query());
}

awaitable<void> SqlAnswerBook::release_all(Transaction& tx, std::vector<RequestKey> keys) {
    if (keys.empty()) co_return;
    RowByRow rows(release_keys);
    for (const RequestKey& key : keys)
        rows.add(key.owner, key.key);
    sql(tx).run_later(std::move(rows).query());
}

awaitable<std::int64_t> SqlAnswerBook::forget_old(Transaction& tx) {
    const Instant day_ago = clock_.now() - std::chrono::hours{24};
    const Rows forgotten = co_await sql(tx).run(forget_before, day_ago);
    co_return forgotten.changed;
}

}  // namespace beanq::db
