#include "platform/crypto/crypto.hpp"

#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "kernel/base64url.hpp"

namespace beanq::crypto {

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    auto* to = reinterpret_cast<unsigned char*>(bytes.data());
    if (RAND_bytes(to, static_cast<int>(count)) != 1) {
        throw std::runtime_error("the system's random source failed");
    }
    return bytes;
}

std::string sha256(std::string_view data) {
    std::string digest(32, '\0');
    auto* to = reinterpret_cast<unsigned char*>(digest.data());
    if (EVP_Digest(data.data(), data.size(), to, nullptr, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
    return digest;
}

std::string sha256_hex(std::string_view data) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(64);
    for (const char c : sha256(data)) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

std::string hmac_sha256(std::string_view key, std::string_view data) {
    std::string code(32, '\0');
    const auto* from = reinterpret_cast<const unsigned char*>(data.data());
    auto* to = reinterpret_cast<unsigned char*>(code.data());
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), from, data.size(), to,
             nullptr) == nullptr) {
        throw std::runtime_error("HMAC-SHA-256 is not available");
    }
    return code;
}

std::string base64url(std::string_view data) { return encode_base64url(data); }

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace beanq::crypto
