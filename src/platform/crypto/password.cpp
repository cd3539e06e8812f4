#include "platform/crypto/password.hpp"

#include <memory>
#include <stdexcept>

#include <crypt.h>

#include "platform/crypto/crypto.hpp"

namespace beanq::crypto {
namespace {

/// bcrypt takes no more of a password, and nothing behind a NUL.
constexpr std::size_t longest_password = 72;

/// A fresh salt with version and cost, as `$2b$12$….`.
std::string make_setting(int cost) {
    constexpr int salt_bytes = 16;
    const std::string salt = random_bytes(salt_bytes);
    std::string setting(CRYPT_GENSALT_OUTPUT_SIZE, '\0');
    const char* made =
        crypt_gensalt_rn("$2b$", static_cast<unsigned long>(cost), salt.data(), salt_bytes,
                         setting.data(), static_cast<int>(setting.size()));
    if (made == nullptr) throw std::invalid_argument("bcrypt cost must be 4 to 31");
    return made;
}

/// Nothing for a setting that cannot be read.
std::string bcrypt(const std::string& password, const std::string& setting) {
    const auto scratch = std::make_unique<crypt_data>();
    const char* hash =
        crypt_rn(password.c_str(), setting.c_str(), scratch.get(), sizeof(crypt_data));
    return hash == nullptr ? std::string{} : hash;
}

bool is_bcrypt(std::string_view hash) {
    return hash.starts_with("$2b$") || hash.starts_with("$2a$") || hash.starts_with("$2y$");
}

}  // namespace

PasswordHasher::PasswordHasher(WorkerPool& pool, int cost)
    : pool_(pool), cost_(cost), decoy_(make_setting(cost)) {}

awaitable<std::string> PasswordHasher::hash(std::string password) {
    if (password.size() > longest_password || password.contains('\0')) {
        throw std::logic_error("a password of more than 72 bytes, or with a NUL, was not refused");
    }
    co_return co_await pool_.run([password = std::move(password), cost = cost_] {
        auto hash = bcrypt(password, make_setting(cost));
        if (hash.empty()) throw std::runtime_error("bcrypt failed");
        return hash;
    });
}

awaitable<bool> PasswordHasher::matches(std::string password, std::string hash) {
    co_return co_await pool_.run([password = std::move(password), hash = std::move(hash)] {
        return is_bcrypt(hash) && equal_constant_time(bcrypt(password, hash), hash);
    });
}

awaitable<void> PasswordHasher::waste_time(std::string password) {
    co_await pool_.run(
        [password = std::move(password), setting = decoy_] { bcrypt(password, setting); });
}

}  // namespace beanq::crypto
