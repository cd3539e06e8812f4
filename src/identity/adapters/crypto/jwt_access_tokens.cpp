#include "identity/adapters/crypto/jwt_access_tokens.hpp"

#include <algorithm>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <jwt/jwt.hpp>

#include "identity/domain/refusals.hpp"
#include "platform/crypto/crypto.hpp"

namespace beanq::identity {

namespace {

constexpr std::size_t longest_token = 2048;
constexpr std::string_view issuer = "beanq";
constexpr std::string_view audience = "beanq-api";

jwt::jwt_header header_for(const std::string& kid) {
    jwt::jwt_header header(jwt::algorithm::HS256);
    header.add_header("kid", kid);
    return header;
}

std::int64_t seconds(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

bool is_base64url(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

bool is_signed_with(const std::string& secret, std::string_view text, std::string_view signature) {
    const auto [mac, error] = jwt::HMACSign<jwt::algo::HS256>::sign(secret, text);
    return !error && crypto::equal_constant_time(crypto::base64url(mac), signature);
}

/// Throws json_ns::json::exception for claims that are missing or of another type.
Result<AccessClaims> read_claims(const json_t& claims, Instant now) {
    const auto user = parse_uuid(claims.at("sub").get_ref<const std::string&>());
    const auto session = parse_uuid(claims.at("sid").get_ref<const std::string&>());
    const bool is_for_us = claims.at("iss").get_ref<const std::string&>() == issuer &&
                           claims.at("aud").get_ref<const std::string&>() == audience;
    if (!user || !session || !is_for_us || !claims.at("exp").is_number_integer()) {
        return token_invalid();
    }
    if (claims.at("exp").get<std::int64_t>() <= seconds(now)) return token_expired();
    return AccessClaims{UserId(*user), SessionId(*session), claims.at("role").get<std::string>(),
                        claims.at("pv").get<std::int64_t>()};
}

}  // namespace

JwtAccessTokens::JwtAccessTokens(std::vector<SigningKey> keys) {
    if (keys.empty()) throw std::invalid_argument("there is no key to sign access tokens with");
    for (SigningKey& key : keys) {
        auto header = header_for(key.kid).encode() + '.';
        keys_.push_back({std::move(key), std::move(header)});
    }
}

std::string JwtAccessTokens::issue(const AccessClaims& claims, Instant now) const {
    const SigningKey& key = keys_.front().signing;
    jwt::jwt_payload payload;
    payload.add_claim("iss", std::string(issuer));
    payload.add_claim("aud", std::string(audience));
    payload.add_claim("sub", to_string(claims.user));
    payload.add_claim("sid", to_string(claims.session));
    payload.add_claim("role", claims.role);
    payload.add_claim("pv", claims.permissions_version);
    payload.add_claim("iat", seconds(now));
    payload.add_claim("exp", seconds(now + access_lifetime));
    std::error_code error;
    auto token = jwt::jwt_signature(key.secret).encode(header_for(key.kid), payload, error);
    if (error) throw std::runtime_error("cannot sign an access token: " + error.message());
    return token;
}

Result<AccessClaims> JwtAccessTokens::verify(std::string_view token, Instant now) const {
    const Key* key = token.size() <= longest_token ? key_of(token) : nullptr;
    const auto dot = token.rfind('.');
    if (key == nullptr || dot < key->header.size()) return token_invalid();
    const auto payload_text = token.substr(key->header.size(), dot - key->header.size());
    if (!is_base64url(payload_text)) return token_invalid();
    if (!is_signed_with(key->signing.secret, token.substr(0, dot), token.substr(dot + 1))) {
        return token_invalid();
    }
    try {
        jwt::jwt_payload payload;
        std::error_code error;
        payload.decode(payload_text, error);
        if (error) return token_invalid();
        return read_claims(payload.create_json_obj(), now);
    } catch (const json_t::exception&) {
        return token_invalid();  // signed with our key, but not by this program
    }
}

const JwtAccessTokens::Key* JwtAccessTokens::key_of(std::string_view token) const {
    const auto found =
        std::ranges::find_if(keys_, [&](const Key& key) { return token.starts_with(key.header); });
    return found == keys_.end() ? nullptr : &*found;
}

}  // namespace beanq::identity
