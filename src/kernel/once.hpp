#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "kernel/awaitable.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq {

/// A client's Idempotency-Key, whose it is and what it was sent with.
struct RequestKey {
    std::string owner;        ///< the user id, or `anonymous`
    std::string key;          ///< 1 to 255 characters, as sent
    std::string fingerprint;  ///< SHA-256 of method, path and body
};

/// Where keys and first answers are kept; its rows live in the effect's own transaction.
class AnswerBook {
public:
    virtual ~AnswerBook() = default;

    /// Takes the key in `tx`: value when it is new. A twin in flight is waited for.
    /// ErrorKind::replayed with the first answer when it took effect before,
    /// 422 `idempotency.key-reused` when it came with another request.
    virtual awaitable<Result<void>> claim(Transaction& tx, const RequestKey& key) = 0;

    /// Stores the answer under a key that this `tx` claimed.
    virtual awaitable<void> settle(Transaction& tx, const RequestKey& key,
                                   const Answer& answer) = 0;
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
        auto claimed = co_await book_->claim(tx, key_);
        co_return claimed;
    }

    awaitable<void> settle(Transaction& tx, const T& created) const {
        if (book_ == nullptr) co_return;
        const Answer answer = render_(created);
        co_await book_->settle(tx, key_, answer);
    }

private:
    AnswerBook* book_ = nullptr;
    RequestKey key_;
    Render render_;
};

}  // namespace beanq
