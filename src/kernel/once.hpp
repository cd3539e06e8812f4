#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq {

/// A client's Idempotency-Key, whose it is and what it was sent with.
struct RequestKey {
    std::string owner;        ///< the user id, or `anonymous`
    std::string key;          ///< 1 to 255 characters, as sent
    std::string fingerprint;  ///< SHA-256 of method, path and body

    /// Whether both are the same key, whatever they were sent with.
    bool same_as(const RequestKey& other) const { return owner == other.owner && key == other.key; }
};

/// What is to be answered to a key from now on.
struct KeptAnswer {
    RequestKey key;
    Answer answer;
};

/// Where keys and first answers are kept; its rows live in the effect's own transaction.
class AnswerBook {
public:
    virtual ~AnswerBook() = default;

    /// Takes the keys in `tx`, no two of them the same; answers for each, in their order: value
    /// when it is new. A twin in flight is waited for. ErrorKind::replayed with the first answer
    /// when it took effect before, 422 `idempotency.key-reused` when it came with another request.
    virtual awaitable<std::vector<Result<void>>> claim_all(Transaction& tx,
                                                           std::vector<RequestKey> keys) = 0;

    /// Stores the answers under keys that this `tx` claimed.
    virtual awaitable<void> settle_all(Transaction& tx, std::vector<KeptAnswer> answers) = 0;

    /// Gives keys back that this `tx` claimed: their requests had no effect.
    virtual awaitable<void> release_all(Transaction& tx, std::vector<RequestKey> keys) = 0;
};

/// Makes a creating use case take effect once, however often its request is sent. Use:
///
///     auto tx = co_await needs_.store.begin();
///     auto fresh = co_await once.claim(*tx);
///     if (!fresh) co_return std::unexpected(fresh.error());
///     …                                    // the effect, through tx
///     co_await once.settle(*tx, created);  // the first answer, in the same transaction
///     co_await tx->commit();
///
/// A default-constructed Once stands for a request without a key: every one is new.
template <class T>
class Once {
public:
    using Render = std::function<Answer(const T&)>;

    Once() = default;
    Once(AnswerBook& book, RequestKey key, Render render)
        : book_(&book), key_(std::move(key)), render_(std::move(render)) {}

    awaitable<Result<void>> claim(Transaction& tx) const {
        if (book_ == nullptr) co_return Result<void>{};
        std::vector<RequestKey> keys{key_};
        auto claimed = co_await book_->claim_all(tx, std::move(keys));
        co_return std::move(claimed.front());
    }

    awaitable<void> settle(Transaction& tx, const T& created) const {
        if (book_ == nullptr) co_return;
        std::vector<KeptAnswer> answers{kept(created)};
        co_await book_->settle_all(tx, std::move(answers));
    }

    /// For use cases that do several at once, each with a key of its own. Null, and nothing to
    /// claim or keep, for a request without a key.
    AnswerBook* book() const { return book_; }
    const RequestKey& key() const { return key_; }
    KeptAnswer kept(const T& created) const { return {key_, render_(created)}; }

private:
    AnswerBook* book_ = nullptr;
    RequestKey key_;
    Render render_;
};

}  // namespace beanq
