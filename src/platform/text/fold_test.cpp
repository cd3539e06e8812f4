#include "platform/text/fold.hpp"

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(Fold, ignores_case_in_latin_and_cyrillic) {
    EXPECT_EQ(fold("LaTTe"), "latte");
    EXPECT_EQ(fold("КАПУЧИНО"), "капучино");
    EXPECT_EQ(fold("Straße"), fold("STRASSE"));
}

TEST(Fold, ignores_the_accents_that_people_leave_out) {
    EXPECT_EQ(fold("Café Crème"), "cafe creme");
    EXPECT_EQ(fold("Мёд"), fold("мед"));
    EXPECT_EQ(fold("Ёлка"), "елка");
}

TEST(Fold, keeps_short_i_a_letter_of_its_own) {
    EXPECT_EQ(fold("ЧАЙ"), "чай");
    EXPECT_NE(fold("чай"), fold("чаи"));
}

TEST(Fold, does_not_care_how_a_letter_was_put_together) {
    EXPECT_EQ(fold("cafe\u0301"), fold("caf\u00E9"));
    EXPECT_EQ(fold("чаи\u0306"), fold("чай"));
    EXPECT_EQ(fold("\uFF2C\uFF21\uFF34\uFF34\uFF25"), "latte");  // full width
}

TEST(Fold, survives_what_is_not_utf8) {
    EXPECT_EQ(fold("a\xFF"), "a\uFFFD");
    EXPECT_EQ(fold(""), "");
}

}  // namespace
}  // namespace beanq
