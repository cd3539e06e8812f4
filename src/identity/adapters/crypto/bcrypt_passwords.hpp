#pragma once

#include <utility>

#include "identity/ports.hpp"
#include "platform/crypto/password.hpp"

namespace beanq::identity {

/// Passwords by the platform's bcrypt.
class BcryptPasswords final : public Passwords {
public:
    explicit BcryptPasswords(crypto::PasswordHasher& hasher) : hasher_(hasher) {}

    awaitable<std::string> hash(std::string password) override {
        return hasher_.hash(std::move(password));
    }
    awaitable<bool> matches(std::string password, std::string hash) override {
        return hasher_.matches(std::move(password), std::move(hash));
    }
    awaitable<void> waste_time(std::string password) override {
        return hasher_.waste_time(std::move(password));
    }

private:
    crypto::PasswordHasher& hasher_;
};

}  // namespace beanq::identity
