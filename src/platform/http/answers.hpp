#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "kernel/once.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "platform/http/message.hpp"

/// What a typed handler takes (any of these, in any order) and what it answers.
namespace beanq::http {

/// The JSON body, decoded into a described struct; every field error is collected (422).
template <class T>
struct Body {
    T value;
    T* operator->() { return &value; }
};

/// The query string, decoded into a described struct; unknown names are refused (422).
template <class T>
struct Query {
    T value;
    T* operator->() { return &value; }
};

/// The `{name}` parts of the pattern, decoded into a described struct; a value that cannot be
/// (an id that is no UUID) names nothing: 404.
template <class T>
struct Path {
    T value;
    T* operator->() { return &value; }
};

/// The version that If-Match names: 428 without the header, 412 for one that cannot be a version.
/// `*` gives nothing: any version will do.
struct IfMatch {
    std::optional<std::int64_t> version;
};

/// The Last-Event-ID header, if it is a sequence; 422 otherwise.
struct LastEventId {
    std::optional<std::int64_t> sequence;
};

/// 200 with `ETag: "<version>"` (and 304 when If-None-Match has it).
template <class T>
struct Versioned {
    T value;
    std::int64_t version = 0;
};

/// 201 with Location and ETag.
template <class T>
struct Created {
    T value;
    std::string location;  ///< path, as `/api/v1/orders/…`
    std::int64_t version = 0;
};

/// 204.
struct NoContent {};

/// Ready bytes that do not change, with their strong ETag (quotes included): 200 or 304.
struct Prepared {
    std::shared_ptr<const std::string> json;
    std::string etag;
    std::string cache_control;
};

/// `text/event-stream` until `run` returns or the client leaves.
struct EventStream {
    std::function<awaitable<void>(EventWriter&)> run;
};

/// Headers for whatever the handler answers, its refusals too.
struct ReplyHeaders {
    Fields* fields = nullptr;

    void set(std::string name, std::string value) const {
        fields->emplace_back(std::move(name), std::move(value));
    }
};

/// The Idempotency-Key header of a creating POST; empty when there is none (422 when malformed).
struct IdempotencyKey {
    AnswerBook* book = nullptr;
    std::optional<RequestKey> key;

    /// For the use case: `key.once<Order>([](const Order& order) { return created(order); })`,
    /// where the function answers what the handler itself will (a Created<View>, usually).
    /// Defined in typed.hpp.
    template <class T, class Render>
    Once<T> once(Render render) const;
};

}  // namespace beanq::http
