#include "kernel/uuid.hpp"

#include <cerrno>
#include <system_error>

#include <sys/random.h>

namespace beanq {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::uint64_t low_62_bits = (1ULL << 62) - 1;

/// 0 to 15, or -1 for what is no hex digit.
int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool hyphen_belongs_at(std::size_t position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
}

// Drawn 256 bytes at a time: one system call for sixteen ids. So many come whole (getrandom(2)).
std::array<std::uint64_t, 2> random_words() {
    thread_local std::array<std::uint64_t, 32> drawn{};
    thread_local std::size_t left = 0;
    if (left == 0) {
        while (::getrandom(drawn.data(), sizeof drawn, 0) != static_cast<ssize_t>(sizeof drawn)) {
            if (errno != EINTR)
                throw std::system_error(errno, std::generic_category(), "getrandom");
        }
        left = drawn.size();
    }
    left -= 2;
    return {drawn[left], drawn[left + 1]};
}

void put_big_endian(std::uint64_t word, std::uint8_t* to) {
    for (int shift = 56; shift >= 0; shift -= 8)
        *to++ = static_cast<std::uint8_t>(word >> shift);
}

}  // namespace

std::string to_string(const Uuid& uuid) {
    std::string text(36, '-');
    std::size_t at = 0;
    for (const std::uint8_t byte : uuid.bytes) {
        if (hyphen_belongs_at(at)) ++at;
        text[at++] = hex_digits[byte >> 4U];
        text[at++] = hex_digits[byte & 0xFU];
    }
    return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid uuid;
    std::size_t at = 0;
    for (std::uint8_t& byte : uuid.bytes) {
        if (hyphen_belongs_at(at) && text[at++] != '-') return std::nullopt;
        const int high = hex_value(text[at++]);
        const int low = hex_value(text[at++]);
        if (high < 0 || low < 0) return std::nullopt;
        byte = static_cast<std::uint8_t>(high * 16 + low);
    }
    return uuid;
}

// RFC 9562 §6.2, method 2: within one millisecond (or when the clock stepped back) the last id
// grows by a random step; what overflows the random part carries into the time.
Uuid UuidV7Source::next() {
    const auto now_ms = static_cast<std::uint64_t>(clock_.now().time_since_epoch().count());
    const auto random = random_words();
    const std::lock_guard lock(mutex_);
    if (now_ms > time_and_a_ >> 12U) {
        time_and_a_ = now_ms << 12U | (random[0] & 0xFFFU);
        b_ = random[1] & low_62_bits;
    } else {
        b_ += 1 + (random[1] & 0xFFFF'FFFFU);
        if (b_ > low_62_bits) ++time_and_a_;
        b_ &= low_62_bits;
    }
    Uuid uuid;
    put_big_endian((time_and_a_ >> 12U) << 16U | 0x7000U | (time_and_a_ & 0xFFFU),
                   uuid.bytes.data());
    put_big_endian(2ULL << 62U | b_, uuid.bytes.data() + 8);
    return uuid;
}

}  // namespace beanq
