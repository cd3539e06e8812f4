#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>

namespace beanq {

/// Something BeanQ depends on is away or full: the HTTP edge answers 503 with Retry-After.
class Unavailable : public std::runtime_error {
public:
    explicit Unavailable(const std::string& what,
                         std::chrono::seconds retry_after = std::chrono::seconds{1})
        : std::runtime_error(what), retry_after_(retry_after) {}

    std::chrono::seconds retry_after() const { return retry_after_; }

private:
    std::chrono::seconds retry_after_;
};

/// Another transaction got in the way (40001, 40P01, SQLITE_BUSY): nothing happened, the whole
/// request may run again. The HTTP edge does so a bounded number of times.
class TransientConflict : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A constraint of the database said no, and the transaction is lost. Repositories prefer
/// `ON CONFLICT DO NOTHING RETURNING` and use cases look before they write, so this is a race with
/// another transaction or a fault of ours: the HTTP edge runs the request again, which then finds
/// the other's row and refuses in its own words; what does not cease is a fault. `name` is
/// PostgreSQL's (`users_email_key`); the SQLite driver makes the same name from its own message.
class ConstraintViolation : public std::runtime_error {
public:
    enum class Kind { unique, foreign_key, check, not_null };
    ConstraintViolation(Kind kind, std::string name, const std::string& what)
        : std::runtime_error(what), kind_(kind), name_(std::move(name)) {}
    Kind kind() const { return kind_; }
    const std::string& name() const { return name_; }

private:
    Kind kind_;
    std::string name_;
};

}  // namespace beanq
