#include "platform/http/body_files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace beanq::http {
namespace {

std::shared_ptr<const std::string> body_of(std::size_t size, char letter) {
    return std::make_shared<const std::string>(size, letter);
}

std::string content(int file) {
    std::string bytes(200'000, '\0');
    const ssize_t count = ::pread(file, bytes.data(), bytes.size(), 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

TEST(BodyFiles, keeps_one_file_per_kept_body) {
    BodyFiles files;
    const auto menu = body_of(100'000, 'm');
    const auto menu_again = menu;
    const int file = files.file_of(menu);
    ASSERT_GE(file, 0);
    EXPECT_EQ(content(file), *menu);
    EXPECT_EQ(files.file_of(menu), file);
}

TEST(BodyFiles, has_no_file_for_small_bodies_one_offs_and_nothing) {
    BodyFiles files;
    const auto small = body_of(1000, 's');
    const auto small_again = small;
    EXPECT_EQ(files.file_of(small), -1);
    EXPECT_EQ(files.file_of(body_of(100'000, 'o')), -1);
    EXPECT_EQ(files.file_of(nullptr), -1);
}

TEST(BodyFiles, closes_the_files_of_bodies_that_are_gone) {
    BodyFiles files;
    std::vector<int> opened;
    for (int i = 0; i < 100; ++i) {
        const auto menu = body_of(40'000, static_cast<char>('a' + i % 26));
        const auto menu_again = menu;
        const int file = files.file_of(menu);
        ASSERT_GE(file, 0);
        EXPECT_EQ(content(file), *menu);
        opened.push_back(file);
    }
    struct stat status{};
    EXPECT_EQ(opened.back(), opened.at(2));  // numbers are used again
    EXPECT_EQ(::fstat(opened.back(), &status), 0);
}

TEST(BodyFiles, keeps_only_so_many) {
    BodyFiles files;
    std::vector<std::shared_ptr<const std::string>> bodies;
    for (int i = 0; i < 40; ++i)
        bodies.push_back(body_of(40'000, 'x'));
    const auto again = bodies;
    int with_file = 0;
    for (const auto& body : bodies)
        with_file += files.file_of(body) >= 0 ? 1 : 0;
    EXPECT_EQ(with_file, 16);
}

}  // namespace
}  // namespace beanq::http
