#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace beanq::http {

/// Large bodies that someone keeps to send them again and again (the menu), each also as an
/// anonymous file: the kernel sends a file's pages without copying them (`sendfile`). For one
/// thread; a file stays open for as long as its body lives, and is closed some time after.
class BodyFiles {
public:
    BodyFiles() = default;
    BodyFiles(const BodyFiles&) = delete;
    BodyFiles& operator=(const BodyFiles&) = delete;
    ~BodyFiles();

    /// The file that holds the bytes of `body`, or -1: too small, a one-off, or no file to be had.
    int file_of(const std::shared_ptr<const std::string>& body);

private:
    struct Copy {
        std::weak_ptr<const std::string> body;
        const std::string* address;
        int file;
    };

    void forget_gone();

    std::vector<Copy> copies_;
};

}  // namespace beanq::http
