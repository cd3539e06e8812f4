// Clock and ids that do as a test says. Both may be used from any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"

namespace beanq {

/// Stands at one moment until it is set or moved on.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                                     std::chrono::hours{9})
        : at_(at) {}

    Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }
    void advance(std::chrono::milliseconds by) { at_ = at_.load() + by; }

private:
    std::atomic<Instant> at_;
};

/// Ids in order: …-000000000001, …-000000000002, and so on, shaped as version 7.
class CountingIds final : public UuidSource {
public:
    Uuid next() override {
        Uuid uuid;
        uuid.bytes[6] = 0x70;
        uuid.bytes[8] = 0x80;
        std::uint64_t rest = ++count_;
        for (std::size_t i = 16; rest != 0; rest >>= 8U) {
            uuid.bytes[--i] = static_cast<std::uint8_t>(rest);
        }
        return uuid;
    }

private:
    std::atomic<std::uint64_t> count_{0};
};

}  // namespace beanq
