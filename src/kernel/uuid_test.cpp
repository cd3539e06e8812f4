#include "kernel/uuid.hpp"

#include <set>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq {
namespace {

constexpr std::string_view sample = "019384f2-7c1a-7b3e-8d4f-0123456789ab";

TEST(Uuid, comes_back_from_its_text) {
    const auto uuid = parse_uuid(sample);
    ASSERT_TRUE(uuid);
    EXPECT_EQ(uuid->bytes.front(), 0x01);
    EXPECT_EQ(uuid->bytes.back(), 0xab);
    EXPECT_EQ(to_string(*uuid), sample);
}

TEST(Uuid, is_read_in_capitals_and_written_in_lower_case) {
    const auto uuid = parse_uuid("019384F2-7C1A-7B3E-8D4F-0123456789AB");
    ASSERT_TRUE(uuid);
    EXPECT_EQ(to_string(*uuid), sample);
}

TEST(Uuid, refuses_any_other_text) {
    const std::string whole(sample);
    EXPECT_FALSE(parse_uuid(""));
    EXPECT_FALSE(parse_uuid(whole.substr(1)));
    EXPECT_FALSE(parse_uuid(whole + "0"));
    EXPECT_FALSE(parse_uuid("{" + whole + "}"));
    EXPECT_FALSE(parse_uuid("019384f27-c1a-7b3e-8d4f-0123456789ab"));
    EXPECT_FALSE(parse_uuid("019384f2-7c1a-7b3e-8d4f-0123456789ag"));
    EXPECT_FALSE(parse_uuid("019384f2-7c1a-7b3e-8d4f-0123456789 b"));
    EXPECT_FALSE(parse_uuid(std::string(36, '-')));
}

TEST(Uuid, sorts_as_its_text_does) {
    const auto low = parse_uuid("00000000-0000-7000-8000-0000000000ff");
    const auto high = parse_uuid("00000000-0000-7000-8000-000000000100");
    EXPECT_LT(*low, *high);
    EXPECT_LT(to_string(*low), to_string(*high));
}

TEST(UuidV7Source, marks_version_variant_and_time) {
    const FixedClock clock(Instant{std::chrono::milliseconds{0x0193'84f2'7c1a}});
    UuidV7Source ids(clock);
    const auto text = to_string(ids.next());
    EXPECT_EQ(text.substr(0, 15), "019384f2-7c1a-7");
    EXPECT_NE(std::string_view("89ab").find(text[19]), std::string_view::npos) << text;
}

TEST(UuidV7Source, grows_within_a_millisecond_and_when_the_clock_steps_back) {
    FixedClock clock;
    UuidV7Source ids(clock);
    Uuid last = ids.next();
    for (int i = 0; i < 10'000; ++i) {
        if (i == 5'000) clock.advance(std::chrono::seconds{-10});
        const Uuid next = ids.next();
        ASSERT_LT(last, next);
        last = next;
    }
}

TEST(UuidV7Source, gives_each_thread_other_ids) {
    const FixedClock clock;
    UuidV7Source ids(clock);
    std::vector<std::vector<Uuid>> taken(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : taken) {
            threads.emplace_back([&ids, &mine] {
                for (int i = 0; i < 1'000; ++i)
                    mine.push_back(ids.next());
            });
        }
    }
    std::set<Uuid> all;
    for (const auto& mine : taken)
        all.insert(mine.begin(), mine.end());
    EXPECT_EQ(all.size(), 4'000U);
}

TEST(CountingIds, count) {
    CountingIds ids;
    EXPECT_EQ(to_string(ids.next()), "00000000-0000-7000-8000-000000000001");
    EXPECT_EQ(to_string(ids.next()), "00000000-0000-7000-8000-000000000002");
}

}  // namespace
}  // namespace beanq
