#include "identity/adapters/crypto/random_secrets.hpp"

#include "platform/crypto/crypto.hpp"

namespace beanq::identity {

std::string RandomSecrets::refresh_token() { return crypto::base64url(crypto::random_bytes(32)); }

std::string RandomSecrets::readable_password() {
    // 32 characters that nobody confuses (no i, l, o, u): 5 bits each.
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    constexpr std::size_t count = 20;
    std::string password;
    for (const char byte : crypto::random_bytes(count)) {
        if (password.size() % 6 == 5) password += '-';
        password += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    }
    return password;
}

Digest RandomSecrets::digest(std::string_view secret) const { return {crypto::sha256(secret)}; }

}  // namespace beanq::identity
