#include "platform/cache/redis/reply.hpp"

#include <gtest/gtest.h>

namespace beanq::redis {
namespace {

using namespace std::string_literals;

Reply only(std::string_view bytes) {
    ReplyReader reader;
    reader.feed(bytes);
    auto reply = reader.next();
    EXPECT_FALSE(reader.next());
    return reply.value();
}

TEST(RedisCommands, are_written_with_their_lengths) {
    EXPECT_EQ(to_wire({"SET", "k", "a\r\n\0b"s}),
              "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$5\r\na\r\n\0b\r\n"s);
    EXPECT_EQ(to_wire({"GET", ""}), "*2\r\n$3\r\nGET\r\n$0\r\n\r\n");
}

TEST(RedisReplies, are_read_in_every_kind) {
    EXPECT_EQ(only("+OK\r\n").text, "OK");
    EXPECT_EQ(only("$5\r\na\r\nbc\r\n").text, "a\r\nbc");
    EXPECT_EQ(only(":-42\r\n").number, -42);
    EXPECT_EQ(only("$-1\r\n").kind, Reply::Kind::nil);
    EXPECT_EQ(only("*-1\r\n").kind, Reply::Kind::nil);
    const auto error = only("-ERR no\r\n");
    EXPECT_TRUE(error.is_error());
    EXPECT_EQ(error.text, "ERR no");
    const auto list = only("*3\r\n$1\r\na\r\n*1\r\n:7\r\n$-1\r\n").list;
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].text, "a");
    EXPECT_EQ(list[1].list.at(0).number, 7);
    EXPECT_EQ(list[2].kind, Reply::Kind::nil);
}

TEST(RedisReplies, may_come_in_any_pieces) {
    const std::string bytes = "*2\r\n$3\r\nabc\r\n:1\r\n+PONG\r\n";
    ReplyReader reader;
    std::vector<Reply> replies;
    for (const char byte : bytes) {
        reader.feed({&byte, 1});
        if (auto reply = reader.next()) replies.push_back(std::move(*reply));
    }
    ASSERT_EQ(replies.size(), 2U);
    EXPECT_EQ(replies[0].list.at(0).text, "abc");
    EXPECT_EQ(replies[1].text, "PONG");
}

TEST(RedisReplies, are_refused_when_they_are_none) {
    for (const std::string_view bytes :
         {"HTTP/1.1 400 Bad Request\r\n\r\n", "hello\r\n", "*2000000000\r\n", "*70000\r\n:1\r\n",
          "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"}) {
        SCOPED_TRACE(bytes);
        ReplyReader reader;
        EXPECT_THROW(
            {
                reader.feed(bytes);
                reader.next();
            },
            Garbled);
        EXPECT_THROW(reader.feed("+OK\r\n"), Garbled) << "and it stays so";
    }
}

TEST(RedisReplies, do_not_grow_without_end) {
    ReplyReader reader;
    const std::string megabyte(1024 * 1024, 'x');
    reader.feed("$2000000000\r\n");
    const auto swallow = [&] {
        for (int i = 0; i < 64; ++i) {
            reader.feed(megabyte);
            reader.next();
        }
    };
    EXPECT_THROW(swallow(), Garbled);
}

}  // namespace
}  // namespace beanq::redis
