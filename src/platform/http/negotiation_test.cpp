#include "platform/http/negotiation.hpp"

#include <string>

#include <gtest/gtest.h>

namespace beanq::http {
namespace {

TEST(AcceptLanguage, takes_the_language_with_the_highest_weight) {
    EXPECT_EQ(preferred_language("ru"), Language::ru);
    EXPECT_EQ(preferred_language("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7"), Language::ru);
    EXPECT_EQ(preferred_language("en;q=0.5, RU ; q=0.6"), Language::ru);
    EXPECT_EQ(preferred_language("en, ru"), Language::en);
    EXPECT_EQ(preferred_language("ru, en"), Language::ru);
    EXPECT_EQ(preferred_language("en;q=0.799,ru;q=0.8"), Language::ru);
    EXPECT_EQ(preferred_language("de, ru;q=0.1"), Language::ru);
}

TEST(AcceptLanguage, is_english_otherwise) {
    for (const auto* value :
         {"", "*", "de", "de-RU", "rus", "ru;q=0", "ru;q=x", ",,;", "ru;q=0.0"}) {
        EXPECT_EQ(preferred_language(value), Language::en) << value;
    }
}

TEST(NoneMatch, compares_weakly_within_lists) {
    EXPECT_TRUE(none_match_has(R"("3")", R"("3")"));
    EXPECT_TRUE(none_match_has(R"("1", W/"3")", R"("3")"));
    EXPECT_TRUE(none_match_has(R"("3")", R"(W/"3")"));
    EXPECT_TRUE(none_match_has(" * ", R"("3")"));
    EXPECT_FALSE(none_match_has(R"("33","2")", R"("3")"));
    EXPECT_FALSE(none_match_has("", R"("3")"));
    EXPECT_FALSE(none_match_has("3", R"("3")"));
}

TEST(RequestId, is_short_and_plain) {
    EXPECT_TRUE(is_request_id("0af7-Z_9.x"));
    EXPECT_TRUE(is_request_id(std::string(128, 'a')));
    EXPECT_FALSE(is_request_id(std::string(129, 'a')));
    EXPECT_FALSE(is_request_id(""));
    EXPECT_FALSE(is_request_id("a b"));
    EXPECT_FALSE(is_request_id("a\"b"));
}

TEST(TraceParent, has_the_shape_of_the_standard) {
    EXPECT_TRUE(is_traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    EXPECT_FALSE(is_traceparent("00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    EXPECT_FALSE(is_traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"));
    EXPECT_FALSE(is_traceparent(""));
}

}  // namespace
}  // namespace beanq::http
