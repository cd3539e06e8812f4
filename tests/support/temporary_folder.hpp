#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace beanq {

/// A folder of its own, under the system's temporary one unless told otherwise, gone with the
/// object.
class TemporaryFolder {
public:
    explicit TemporaryFolder(
        const std::filesystem::path& in = std::filesystem::temp_directory_path()) {
        std::string name = (in / "beanq-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace beanq
