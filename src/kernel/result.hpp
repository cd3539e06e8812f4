#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/quantity.hpp"
#include "kernel/uuid.hpp"

namespace beanq {

/// A sentence for people, in each language the product speaks.
struct Phrase {
    std::string en;
    std::string ru;

    bool operator==(const Phrase&) const = default;
};

/// What kind of refusal it is; the HTTP edge turns each into one status.
enum class ErrorKind {
    malformed,              ///< 400: the request cannot be read
    unsupported_media,      ///< 415: the body is not in a format that is read here
    unauthenticated,        ///< 401
    forbidden,              ///< 403
    not_found,              ///< 404
    conflict,               ///< 409: the state of things forbids it
    stale,                  ///< 412: If-Match names another version
    invalid,                ///< 422: readable, but a value is wrong
    precondition_required,  ///< 428: If-Match is missing
    too_many_requests,      ///< 429
    replayed,               ///< not a refusal: the key took effect before, `first_answer` holds it
};

/// One fault in one field of the input.
struct FieldError {
    std::string pointer;  ///< RFC 6901 pointer into the body (`/items/0/quantity`), or `?name` for
                          ///< a query field
    std::string code;     ///< stable slug: `field.required`, `field.too-long`, …
    Phrase message;

    bool operator==(const FieldError&) const = default;
};

/// The stored first answer of a creating request; see once.hpp.
struct Answer {
    int status = 0;
    std::string location;  ///< empty: no Location header
    std::string etag;      ///< empty: no ETag header
    std::string body;
};

/// Something that was asked for and is not there in that quantity.
struct Lack {
    Uuid id;
    std::string name;
    Unit unit = Unit::pcs;
    Quantity wanted;
    Quantity on_hand;

    bool operator==(const Lack&) const = default;
};

/// A refusal that the caller can act on. Broken infrastructure is an exception instead (fault.hpp).
struct Error {
    ErrorKind kind;
    std::string code;  ///< stable slug `module.reason` that clients match on
    Phrase message;
    std::vector<FieldError> fields = {};
    std::vector<Lack> lacks = {};  ///< what there is too little of, for `stock.short`
    std::optional<std::chrono::seconds> retry_after = {};
    std::shared_ptr<const Answer> first_answer = {};  ///< set for ErrorKind::replayed only
};

template <class T>
using Result = std::expected<T, Error>;

/// `return refuse(ErrorKind::conflict, "order.bad-transition", {"…", "…"});` from any Result
/// function.
inline std::unexpected<Error> refuse(ErrorKind kind, std::string code, Phrase message) {
    return std::unexpected(Error{kind, std::move(code), std::move(message)});
}

/// 422 with the faulty fields; the general sentence is added here.
inline std::unexpected<Error> refuse_fields(std::vector<FieldError> fields) {
    return std::unexpected(
        Error{ErrorKind::invalid,
              "body.invalid",
              {"Some fields are not valid.", "Некоторые поля заполнены неверно."},
              std::move(fields)});
}

}  // namespace beanq
