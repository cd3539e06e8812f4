#include "kernel/cursor.hpp"

#include <gtest/gtest.h>

#include "kernel/base64url.hpp"

namespace beanq {
namespace {

using Parts = std::vector<std::string>;

TEST(Cursor, comes_back_whatever_its_parts_hold) {
    const Parts parts{"Капучино", "", "3:a", std::string("\0\xff", 2)};
    const auto cursor = encode_cursor(parts);
    EXPECT_EQ(cursor.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-_"),
              std::string::npos);
    EXPECT_EQ(decode_cursor(cursor, 4), parts);
}

TEST(Cursor, refuses_another_number_of_parts) {
    const auto cursor = encode_cursor({"a", "b"});
    EXPECT_FALSE(decode_cursor(cursor, 1));
    EXPECT_FALSE(decode_cursor(cursor, 3));
    EXPECT_FALSE(decode_cursor("", 1));
}

TEST(Cursor, refuses_what_it_did_not_make) {
    for (const auto* packed : {"3:ab", ":a", "a", "1a", "1:ab", "-1:a", "18446744073709551616:a",
                               "18446744073709551615:a", "1"}) {
        EXPECT_FALSE(decode_cursor(encode_base64url(packed), 1)) << packed;
    }
    EXPECT_FALSE(decode_cursor("not base64!", 1));
}

TEST(Base64Url, gives_the_vectors_of_rfc_4648) {
    EXPECT_EQ(encode_base64url(""), "");
    EXPECT_EQ(encode_base64url("f"), "Zg");
    EXPECT_EQ(encode_base64url("fo"), "Zm8");
    EXPECT_EQ(encode_base64url("foo"), "Zm9v");
    EXPECT_EQ(encode_base64url("foobar"), "Zm9vYmFy");
    EXPECT_EQ(encode_base64url("\xfb\xff"), "-_8");
    EXPECT_EQ(decode_base64url("Zm9vYmFy"), "foobar");
    EXPECT_EQ(decode_base64url("-_8"), "\xfb\xff");
}

TEST(Base64Url, refuses_every_text_but_the_one_it_makes) {
    EXPECT_FALSE(decode_base64url("Z"));
    EXPECT_FALSE(decode_base64url("Zg=="));
    EXPECT_FALSE(decode_base64url("Zh"));  // the bits that are left over are not zero
    EXPECT_FALSE(decode_base64url("Zm9v+"));
    EXPECT_FALSE(decode_base64url("Zm 9v"));
}

}  // namespace
}  // namespace beanq
