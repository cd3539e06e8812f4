#include "platform/db/answer_book.hpp"

#include <gtest/gtest.h>

#include "tests/support/database.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {
namespace {

using Claim = Result<void>;

const RequestKey key{"0193-user", "order-1", "print-a"};
const Answer answer{201, "/api/v1/orders/7", "\"1\"", R"({"id":"7"})"};

class AnswerBookTest : public testing::Test {
protected:
    /// Claims the key; when it is new, settles it and commits if told so.
    awaitable<Claim> request(RequestKey asked, bool commit = true) {
        auto tx = co_await database->begin();
        auto claimed = co_await book.claim_all(*tx, {asked});
        if (!claimed.front()) co_return std::unexpected(claimed.front().error());
        co_await book.settle_all(*tx, {{asked, answer}});
        if (commit) co_await tx->commit();
        co_return Claim{};
    }

    FixedClock clock;
    SqlAnswerBook book{clock};
    std::unique_ptr<Database> database = fresh_database();
};

TEST_F(AnswerBookTest, gives_the_first_answer_to_the_same_request) {
    EXPECT_TRUE(run(request(key)));
    const auto second = run(request(key));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::replayed);
    const auto& first = *second.error().first_answer;
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(first.location, answer.location);
    EXPECT_EQ(first.etag, answer.etag);
    EXPECT_EQ(first.body, answer.body);
}

TEST_F(AnswerBookTest, refuses_a_key_that_came_with_another_request) {
    EXPECT_TRUE(run(request(key)));
    RequestKey other = key;
    other.fingerprint = "print-b";
    const auto second = run(request(other));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::invalid);
    EXPECT_EQ(second.error().code, "idempotency.key-reused");
}

TEST_F(AnswerBookTest, knows_whose_key_it_is) {
    EXPECT_TRUE(run(request(key)));
    RequestKey other = key;
    other.owner = "0193-somebody-else";
    EXPECT_TRUE(run(request(other)));
}

TEST_F(AnswerBookTest, forgets_a_claim_that_was_rolled_back) {
    EXPECT_TRUE(run(request(key, false)));
    EXPECT_TRUE(run(request(key)));
}

TEST_F(AnswerBookTest, lets_one_of_many_twins_through) {
    EventLoops loops(4);
    std::vector<std::future<Claim>> twins;
    for (std::size_t i = 0; i < 32; ++i)
        twins.push_back(loops.start(i % 4, request(key)));
    int fresh = 0;
    for (auto& twin : twins) {
        const auto claimed = twin.get();
        if (claimed)
            ++fresh;
        else
            EXPECT_EQ(claimed.error().kind, ErrorKind::replayed);
    }
    EXPECT_EQ(fresh, 1);
}

TEST_F(AnswerBookTest, answers_each_of_several_keys_in_their_order) {
    EXPECT_TRUE(run(request(key)));
    const auto claim = [&](std::vector<RequestKey> keys) -> awaitable<std::vector<Claim>> {
        auto tx = co_await database->begin();
        auto claims = co_await book.claim_all(*tx, std::move(keys));
        co_return claims;
    };
    RequestKey reused = key;
    reused.fingerprint = "print-b";
    const RequestKey first{"zoe", "1", "a"};
    const RequestKey second{"anna", "1", "a"};
    const auto claims = run(claim({first, key, second}));
    ASSERT_EQ(claims.size(), 3U);
    EXPECT_TRUE(claims[0]);
    EXPECT_EQ(claims[1].error().kind, ErrorKind::replayed);
    EXPECT_TRUE(claims[2]);
    EXPECT_EQ(run(claim({reused, first}))[0].error().code, "idempotency.key-reused");
}

TEST_F(AnswerBookTest, gives_back_keys_that_were_not_used) {
    const RequestKey other{"anna", "2", "a"};
    const auto use_one = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await book.claim_all(*tx, {key, other});
        co_await book.settle_all(*tx, {{key, answer}});
        co_await book.release_all(*tx, {other});
        co_await tx->commit();
    };
    run(use_one());
    EXPECT_FALSE(run(request(key)));
    EXPECT_TRUE(run(request(other)));
}

TEST_F(AnswerBookTest, forgets_keys_after_a_day) {
    const auto forget = [&]() -> awaitable<std::int64_t> {
        auto tx = co_await database->begin();
        const auto forgotten = co_await book.forget_old(*tx);
        co_await tx->commit();
        co_return forgotten;
    };
    EXPECT_TRUE(run(request(key)));
    clock.advance(std::chrono::hours{24});
    EXPECT_EQ(run(forget()), 0);
    clock.advance(std::chrono::milliseconds{1});
    EXPECT_EQ(run(forget()), 1);
    EXPECT_TRUE(run(request(key)));
}

}  // namespace
}  // namespace beanq::db
