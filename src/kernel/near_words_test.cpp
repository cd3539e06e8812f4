#include "kernel/near_words.hpp"

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(NearWords, differ_by_a_slip_or_two) {
    EXPECT_TRUE(is_near("капучно", "капучино"));
    EXPECT_TRUE(is_near("капуччино", "капучино"));
    EXPECT_TRUE(is_near("капичуно", "капучино"));
    EXPECT_TRUE(is_near("latet", "latte"));
    EXPECT_TRUE(is_near("expresso", "espresso"));
    EXPECT_TRUE(is_near("латэ", "латте") == false);  // four letters: one slip, and two are here
    EXPECT_FALSE(is_near("чай", "май"));
    EXPECT_TRUE(is_near("чай", "чай"));
    EXPECT_FALSE(is_near("mocha", "matcha"));
    EXPECT_FALSE(is_near("", "latte"));
}

TEST(NearWords, are_no_nearer_for_long_letters) {
    EXPECT_TRUE(is_near("кофе", "кофи"));
    EXPECT_FALSE(is_near("кофе", "какао"));
}

TEST(NearWords, are_never_ruled_out_by_their_outline) {
    NearWords near("капучино");
    for (const auto* meant :
         {"капуцино", "капчино", "кпаучино", "капучинно", "какучуно", "апучин"}) {
        EXPECT_TRUE(near.has(meant)) << meant;
        EXPECT_TRUE(near.may_have(outline_of(meant))) << meant;
    }
    EXPECT_FALSE(near.may_have(outline_of("капучиноооо"))) << "too long";
    EXPECT_FALSE(near.may_have(outline_of("латтелат"))) << "other letters";
}

TEST(CorrectedWords, give_way_only_where_they_occur_nowhere) {
    const std::vector<std::string> texts{"капучино\nкофе с молоком", "латте макиато", "latte, iced",
                                         "latte", "lattes"};
    const auto meant = [&](const std::vector<std::string>& typed) {
        return corrected(typed, texts);
    };
    using Words = std::vector<std::string>;
    EXPECT_EQ(meant({"капучно", "молоком"}), (Words{"капучино", "молоком"}));
    EXPECT_EQ(meant({"молок"}), Words{"молок"}) << "it begins a word";
    EXPECT_EQ(meant({"late"}), Words{"latte"}) << "in more texts than lattes";
    EXPECT_EQ(meant({"чай"}), Words{"чай"}) << "nothing is near";
    EXPECT_EQ(meant({}), Words{});
    EXPECT_EQ(corrected({"латте"}, {}), Words{"латте"});
}

}  // namespace
}  // namespace beanq
