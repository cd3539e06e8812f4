#include "platform/text/csv.hpp"

#include <gtest/gtest.h>

namespace beanq::csv {
namespace {

using Records = std::vector<Record>;

TEST(Csv, reads_quotes_line_ends_and_a_byte_order_mark) {
    EXPECT_EQ(
        parse("\xEF\xBB\xBFname,unit\r\n\"Milk, whole\",ml\r\n\r\n\"a \"\"b\"\"\nc\",\n").value(),
        (Records{{"name", "unit"}, {"Milk, whole", "ml"}, {"a \"b\"\nc", ""}}));
    EXPECT_EQ(parse("").value(), Records{});
    EXPECT_EQ(parse("a,b").value(), (Records{{"a", "b"}}));
    EXPECT_EQ(parse(",").value(), (Records{{"", ""}}));
}

TEST(Csv, tells_the_line_in_which_it_ends_to_be_one) {
    EXPECT_EQ(parse("a\nb\"c\n").error().line, 2U);
    EXPECT_EQ(parse("a\nb\n\"c").error().line, 3U);
    EXPECT_EQ(parse("\"a\"b").error().line, 1U);
}

TEST(Csv, comes_back_as_it_was_written) {
    const Record record{"plain", "com,ma", "quo\"te", "li\nne", "", " space ", "Ж"};
    EXPECT_EQ(parse(line(record)).value(), Records{record});
}

}  // namespace
}  // namespace beanq::csv
