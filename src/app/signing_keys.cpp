// The embedded mode's own JWT secrets, made on the first start.
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/config.hpp"
#include "platform/crypto/crypto.hpp"

namespace beanq::app {

namespace {

// Written whole under another name first: a start that is killed midway leaves no half file.
void make_secrets(const std::filesystem::path& file) {
    const std::string content = "local:" + crypto::base64url(crypto::random_bytes(48)) + "\n";
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

}  // namespace

std::vector<std::pair<std::string, std::string>> signing_keys(const Config& config) {
    if (!config.jwt_secrets.empty()) return config.jwt_secrets;
    const auto file = config.data_dir / "jwt_secrets";
    if (!std::filesystem::exists(file)) make_secrets(file);
    std::ifstream in(file);
    std::vector<std::pair<std::string, std::string>> keys;
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

}  // namespace beanq::app
