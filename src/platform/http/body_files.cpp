#include "platform/http/body_files.hpp"

#include <algorithm>
#include <string_view>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace beanq::http {

namespace {

constexpr std::size_t worth_it_bytes = 32UL * 1024;  // below, a copy is cheaper than a system call
constexpr std::size_t most_files = 16;

/// A file without a name. On a disk its pages are sent in larger pieces than those of memory.
int nameless_file() {
    const int file = ::open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    return file >= 0 ? file : ::memfd_create("beanq-body", MFD_CLOEXEC);
}

/// A nameless file with these bytes, or -1.
int file_with(std::string_view bytes) {
    const int file = nameless_file();
    if (file < 0) return -1;
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) {
            ::close(file);
            return -1;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return file;
}

}  // namespace

BodyFiles::~BodyFiles() {
    for (const Copy& copy : copies_)
        ::close(copy.file);
}

int BodyFiles::file_of(const std::shared_ptr<const std::string>& body) {
    const bool is_kept_elsewhere = body.use_count() > 1;
    if (!body || body->size() < worth_it_bytes || !is_kept_elsewhere) return -1;
    for (const Copy& copy : copies_) {  // an expired one may stand at the address of another
        if (copy.address == body.get() && !copy.body.expired()) return copy.file;
    }
    forget_gone();
    if (copies_.size() == most_files) return -1;
    const int file = file_with(*body);
    if (file >= 0) copies_.push_back({body, body.get(), file});
    return file;
}

void BodyFiles::forget_gone() {
    std::erase_if(copies_, [](const Copy& copy) {
        const bool is_gone = copy.body.expired();
        if (is_gone) ::close(copy.file);
        return is_gone;
    });
}

}  // namespace beanq::http
