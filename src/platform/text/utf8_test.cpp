#include "platform/text/utf8.hpp"

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(Utf8, is_what_people_write) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("latte"));
    EXPECT_TRUE(is_utf8("Кофе ☕ 🥐"));
    EXPECT_TRUE(is_utf8("\xF4\x8F\xBF\xBF"));  // U+10FFFF
}

TEST(Utf8, is_not_half_a_letter_a_surrogate_or_an_overlong_form) {
    for (const auto* bytes :
         {"\xFF", "caf\xE9", "\xD0", "\x80", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80"}) {
        EXPECT_FALSE(is_utf8(bytes)) << bytes;
    }
}

}  // namespace
}  // namespace beanq
