#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/permission.hpp"

namespace beanq::identity {

inline constexpr std::chrono::seconds access_lifetime = std::chrono::minutes{15};
inline constexpr std::chrono::seconds refresh_lifetime = std::chrono::days{7};

/// One sign-in on one device, and the family of refresh tokens that descends from it.
struct Session {
    SessionId id;
    UserId user;
    std::string device;          ///< as the client calls itself; may be empty
    std::string remote_address;  ///< where it signed in from
    Instant created_at{};
    Instant last_used_at{};  ///< of the sign-in or the latest refresh
    Instant expires_at{};
};

/// What a session allows right now.
struct SessionState {
    SessionId session;
    UserId user;
    std::string role;
    PermissionSet permissions;
    std::int64_t permissions_version = 1;
    bool is_active = true;  ///< whether the user is
    Instant expires_at{};
};

/// SHA-256 of a secret, 32 raw bytes: what is stored in its place.
struct Digest {
    std::string bytes;
    bool operator==(const Digest&) const = default;
};

}  // namespace beanq::identity
