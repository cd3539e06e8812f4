#include "platform/http/event_stream.hpp"

#include <gtest/gtest.h>

namespace beanq::http {
namespace {

TEST(EventText, has_a_line_per_field_and_a_blank_one) {
    EXPECT_EQ(event_text("7", "order.placed", "{}"), "id: 7\nevent: order.placed\ndata: {}\n\n");
    EXPECT_EQ(event_text("", "", "x"), "data: x\n\n");
    EXPECT_EQ(event_text("1", "", ""), "id: 1\ndata: \n\n");
}

TEST(EventText, data_of_several_lines_stays_one_event) {
    EXPECT_EQ(event_text("", "", "a\nb\r\nc\rd\n"),
              "data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
}

TEST(EventText, a_line_break_in_an_id_begins_no_field) {
    EXPECT_EQ(event_text("1\ndata: forged", "e\r\nx", "d"), "id: 1\nevent: e\ndata: d\n\n");
}

TEST(Chunk, is_framed_with_its_size_in_hex) {
    EXPECT_EQ(chunk("hello world, hello"), "12\r\nhello world, hello\r\n");
}

}  // namespace
}  // namespace beanq::http
