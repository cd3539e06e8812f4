#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

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

}  // namespace beanq
