#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace beanq::crypto {

/// `count` bytes from the system's cryptographic source.
std::string random_bytes(std::size_t count);

/// 32 raw bytes.
std::string sha256(std::string_view data);

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view data);

/// 32 raw bytes (RFC 2104).
std::string hmac_sha256(std::string_view key, std::string_view data);

/// RFC 4648 §5 without padding.
std::string base64url(std::string_view data);

/// Compares in time that depends on the length only.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace beanq::crypto
