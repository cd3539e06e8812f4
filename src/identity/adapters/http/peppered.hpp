#pragma once

#include <string>
#include <utility>

#include "platform/crypto/crypto.hpp"
#include "platform/http/answers.hpp"

namespace beanq::identity {

/// For requests that carry a password: mixes a secret into the stored fingerprint of the request,
/// which could otherwise be used to guess the password far faster than its bcrypt hash.
inline http::IdempotencyKey peppered(http::IdempotencyKey key, const std::string& pepper) {
    if (key.key) key.key->fingerprint = crypto::sha256_hex(pepper + key.key->fingerprint);
    return key;
}

}  // namespace beanq::identity
