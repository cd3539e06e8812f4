#pragma once

#include <chrono>

namespace beanq {

/// A moment in UTC with millisecond precision, the only one stored or shown.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A calendar day without a time zone, as in a business date.
using Date = std::chrono::year_month_day;

/// Where the time comes from; tests bring their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace beanq
