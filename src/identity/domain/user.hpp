#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"

namespace beanq::identity {

/// Someone with an account: a guest or a member of staff.
struct User {
    UserId id;
    std::string email;  ///< lower case, unique
    std::string name;
    std::optional<std::string> phone = {};
    std::string role;
    bool is_active = true;
    std::int64_t permissions_version = 1;  ///< grows when the role changes
    Instant created_at{};
    std::int64_t version = 1;

    bool operator==(const User&) const = default;
};

/// A user with what proves that they are it.
struct Account {
    User user;
    std::string password_hash;
};

/// An address as it is stored: trimmed, in lower case. Nothing unless it reads local@domain.tld in
/// printable ASCII and at most 254 characters.
std::optional<std::string> parse_email(std::string_view text);

/// A telephone number as it is stored: an optional `+` and 5 to 15 digits. Spaces, hyphens, dots
/// and brackets are dropped; nothing for any other text.
std::optional<std::string> parse_phone(std::string_view text);

/// A name as it is stored: trimmed. Nothing unless 1 to 480 bytes (120 characters) are left.
std::optional<std::string> parse_name(std::string_view text);

/// Whether bcrypt can take it whole: 8 to 72 bytes without NUL.
bool is_password(std::string_view text);

}  // namespace beanq::identity
