#include "platform/log/log.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <mutex>
#include <string>

#include <gtest/gtest.h>

#include "platform/log/line.hpp"

namespace beanq {
namespace {

constexpr Instant at =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::milliseconds{30'125};

std::string line_of(std::string_view message, log::Fields fields) {
    return log::json_line(at, log::Level::info, message, {fields.begin(), fields.size()});
}

TEST(Log, writes_one_json_object_per_line) {
    EXPECT_EQ(line_of("hello", {{"port", 8080}, {"ms", 1.5}, {"on", true}, {"name", "x"}}),
              R"({"time":"2026-11-23T00:00:30.125Z","level":"info","message":"hello",)"
              R"("port":8080,"ms":1.500,"on":true,"name":"x"})"
              "\n");
}

TEST(Log, escapes_what_json_cannot_hold) {
    const std::string line = line_of("a\"b\\c\nd\x01", {{"cup", "кофе"}, {"nan", std::nan("")}});
    EXPECT_NE(line.find(R"("a\"b\\c\nd\u0001")"), std::string::npos) << line;
    EXPECT_NE(line.find(R"("cup":"кофе","nan":null)"), std::string::npos) << line;
}

TEST(Log, replaces_bytes_that_are_no_utf8) {
    const std::string line = line_of("m", {{"a", "x\xFFy"}, {"b", "\xED\xA0\x80"}, {"c", "\xD0"}});
    EXPECT_NE(line.find("\"a\":\"x\xEF\xBF\xBDy\""), std::string::npos) << line;
    EXPECT_EQ(line.find('\xED'), std::string::npos) << line;
}

TEST(Log, text_for_people_quotes_only_where_needed) {
    const log::Field fields[] = {{"route", "/menu"}, {"why", "two words"}};
    EXPECT_EQ(log::text_line(at, log::Level::warn, "hm", fields),
              "2026-11-23T00:00:30.125Z warn  hm route=/menu why=\"two words\"\n");
}

TEST(Log, is_quiet_without_an_output) {
    EXPECT_FALSE(log::is_on(log::Level::error));
    log::error("nobody hears this");
}

TEST(Log, writes_lines_at_and_above_its_level) {
    std::string heard;
    {
        const log::Output output{
            {.level = log::Level::warn, .to = [&](auto lines) { heard += lines; }}};
        log::info("quiet");
        log::warn("loud");
    }
    EXPECT_EQ(heard.find("quiet"), std::string::npos);
    EXPECT_NE(heard.find("\"message\":\"loud\""), std::string::npos);
}

TEST(Log, drops_the_oldest_lines_when_the_output_is_slow_and_says_so) {
    std::string heard;
    std::promise<void> stuck;
    std::promise<void> release;
    std::once_flag once;
    const auto released = release.get_future().share();
    {
        const log::Output output{{.queue_lines = 10, .to = [&](auto lines) {
                                      std::call_once(once, [&] { stuck.set_value(); });
                                      released.wait();
                                      heard += lines;
                                  }}};
        log::info("first");
        stuck.get_future().wait();  // from here on nothing leaves the queue
        for (int i = 0; i < 100; ++i)
            log::info("line", {{"number", i}});
        release.set_value();
    }
    EXPECT_NE(heard.find("\"number\":99"), std::string::npos);
    EXPECT_EQ(heard.find("\"number\":50"), std::string::npos);
    EXPECT_NE(heard.find("log lines were dropped"), std::string::npos);
}

// The writer may meet the end of the queue before it has run empty: once, the word was lost then.
TEST(Log, says_at_the_end_what_was_dropped_however_the_threads_race) {
    for (int round = 0; round < 200; ++round) {
        std::string heard;
        {
            const log::Output output{{.queue_lines = 2, .to = [&](auto lines) { heard += lines; }}};
            for (int i = 0; i < 100; ++i)
                log::info("line", {{"number", i}});
        }
        const bool lost = std::ranges::count(heard, '\n') < 100;
        if (lost) ASSERT_NE(heard.find("log lines were dropped"), std::string::npos) << heard;
    }
}

}  // namespace
}  // namespace beanq
