#pragma once

#include <string>
#include <vector>

#include "identity/ports.hpp"

namespace beanq::identity {

/// A secret that signs access tokens, and the name that tokens call it by.
struct SigningKey {
    std::string kid;
    std::string secret;  ///< at least 32 bytes
};

/// Access tokens as JWT (RFC 7519), signed with HS256. A token is refused unless its header is, to
/// the byte, one that this class writes for one of its keys: no other algorithm, key name or header
/// field is ever looked at. Nothing of the payload is read before the signature was found right.
class JwtAccessTokens final : public AccessTokens {
public:
    /// The first key signs, all verify. Throws std::invalid_argument without any.
    explicit JwtAccessTokens(std::vector<SigningKey> keys);

    std::string issue(const AccessClaims& claims, Instant now) const override;
    Result<AccessClaims> verify(std::string_view token, Instant now) const override;

private:
    struct Key {
        SigningKey signing;
        std::string header;  ///< encoded, with the dot behind it
    };
    const Key* key_of(std::string_view token) const;

    std::vector<Key> keys_;
};

}  // namespace beanq::identity
