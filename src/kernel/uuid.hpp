#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/clock.hpp"

namespace beanq {

/// 128 bits as in RFC 9562; ordered as its text is.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid&) const = default;
    bool is_nil() const { return *this == Uuid{}; }
};

/// Lower-case, with hyphens, 36 characters.
std::string to_string(const Uuid& uuid);

/// Reads the 36-character form in either case; nothing for any other text.
std::optional<Uuid> parse_uuid(std::string_view text);

/// Makes version 7 ids: time-ordered to the millisecond, and within one process strictly
/// increasing. Safe to call from any thread.
class UuidSource {
public:
    virtual ~UuidSource() = default;
    virtual Uuid next() = 0;
};

/// Uses `clock` for the time part and the system's random source for the rest.
class UuidV7Source final : public UuidSource {
public:
    explicit UuidV7Source(const Clock& clock) : clock_(clock) {}
    Uuid next() override;

private:
    const Clock& clock_;
    std::mutex mutex_;
    std::uint64_t time_and_a_ = 0;  ///< of the last id: milliseconds, then the 12 bits `rand_a`
    std::uint64_t b_ = 0;           ///< of the last id: the 62 bits `rand_b`
};

}  // namespace beanq

template <>
struct std::hash<beanq::Uuid> {
    std::size_t operator()(const beanq::Uuid& uuid) const noexcept {
        std::uint64_t low = 0;  // the random half of a version 7 id spreads well enough
        std::memcpy(&low, uuid.bytes.data() + 8, sizeof low);
        return static_cast<std::size_t>(low);
    }
};
