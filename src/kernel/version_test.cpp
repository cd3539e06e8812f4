#include "kernel/version.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(Version, is_three_numbers) {
    const auto text = version();
    EXPECT_EQ(std::ranges::count(text, '.'), 2) << text;
}

}  // namespace
}  // namespace beanq
