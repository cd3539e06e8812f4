#include "app/signing_keys.hpp"

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/crypto/crypto.hpp"
#include "platform/db/sql.hpp"

namespace beanq::app {

namespace {

std::string new_secret() { return crypto::base64url(crypto::random_bytes(48)); }

// Written whole under another name first: a start that is killed midway leaves no half file.
void make_secrets(const std::filesystem::path& file) {
    const std::string content = "local:" + new_secret() + "\n";
    const std::string draft = file.string() + fmt::format(".{}", ::getpid());
    const int handle = ::open(draft.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    const auto failed = [&] {
        return std::runtime_error(fmt::format("cannot write {}: {}", file.string(),
                                              std::generic_category().message(errno)));
    };
    if (handle < 0) throw failed();
    const bool written =
        ::write(handle, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
        ::fsync(handle) == 0;
    ::close(handle);
    // link(), not rename(): of two first starts at once, one secret stays for both.
    if (!written || (::link(draft.c_str(), file.c_str()) != 0 && errno != EEXIST)) throw failed();
    ::unlink(draft.c_str());
}

SigningSecrets of_folder(const Config& config) {
    const auto file = config.data_dir / "jwt_secrets";
    if (!std::filesystem::exists(file)) make_secrets(file);
    std::ifstream in(file);
    SigningSecrets keys;
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(':');
        if (colon == std::string::npos || colon == 0 || line.size() - colon - 1 < 32) {
            throw std::runtime_error(
                fmt::format("{} is damaged: each line must be kid:secret with at least 32 bytes",
                            file.string()));
        }
        keys.emplace_back(line.substr(0, colon), line.substr(colon + 1));
    }
    if (keys.empty())
        throw std::runtime_error(fmt::format("{} cannot be read or is empty", file.string()));
    return keys;
}

constexpr db::Statement insert_secret{
    "app.insert_secret",
    "INSERT INTO signing_keys (kid, secret, created_at) VALUES ($1, $2, $3) "
    "ON CONFLICT (kid) DO NOTHING"};
constexpr db::Statement select_secrets{
    "app.select_secrets", "SELECT kid, secret FROM signing_keys ORDER BY created_at DESC, kid"};

}  // namespace

awaitable<SigningSecrets> signing_keys(const Config& config, db::Database& database,
                                       const Clock& clock) {
    if (!config.jwt_secrets.empty()) co_return config.jwt_secrets;
    if (database.engine() == db::Engine::sqlite) co_return of_folder(config);
    auto tx = co_await database.begin();
    co_await db::sql(*tx).run(insert_secret, "shared", new_secret(), clock.now());
    const auto rows = co_await db::sql(*tx).run(select_secrets);
    co_await tx->commit();
    SigningSecrets keys;
    for (const auto& row : rows)
        keys.emplace_back(row.get<std::string>(0), row.get<std::string>(1));
    co_return keys;
}

}  // namespace beanq::app
