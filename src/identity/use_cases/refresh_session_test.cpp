#include "identity/use_cases/refresh_session.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

struct RefreshSessionTest : testing::Test, World {
    RefreshSessionTest() {
        anna = add("anna@example.com", "client");
        first = *log_in_as("anna@example.com");
    }
    Result<SignedIn> use(const std::string& token) { return run(refresh.run(token)); }

    User anna;
    SignedIn first;
};

TEST_F(RefreshSessionTest, gives_the_next_pair_for_the_same_session) {
    clock.advance(15min);
    EXPECT_EQ(refusal_of(first), "auth.token-expired");
    const auto next = use(first.refresh_token);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->session, first.session);
    EXPECT_EQ(next->user, anna);
    EXPECT_NE(next->refresh_token, first.refresh_token);
    EXPECT_EQ(refusal_of(*next), "");
    EXPECT_TRUE(use(next->refresh_token));
}

TEST_F(RefreshSessionTest, keeps_a_session_alive_for_a_week_from_each_use) {
    auto token = first.refresh_token;
    for (int week = 0; week < 3; ++week) {
        clock.advance(std::chrono::days{7} - 1s);
        const auto next = use(token);
        ASSERT_TRUE(next);
        token = next->refresh_token;
    }
    clock.advance(std::chrono::days{7});
    EXPECT_EQ(code_of(use(token)), "auth.refresh-invalid");
}

TEST_F(RefreshSessionTest, refuses_what_is_no_token) {
    for (const auto& token : {std::string(), std::string("x"), std::string(100'000, 'a'),
                              first.access_token, first.refresh_token + "a"}) {
        EXPECT_EQ(code_of(use(token)), "auth.refresh-invalid");
    }
    EXPECT_TRUE(use(first.refresh_token));
}

TEST_F(RefreshSessionTest, ends_the_whole_session_when_a_used_token_comes_back) {
    const auto second = use(first.refresh_token);
    const auto third = use(second->refresh_token);
    ASSERT_EQ(refusal_of(*third), "");
    const auto reused = use(first.refresh_token);
    ASSERT_FALSE(reused);
    EXPECT_EQ(reused.error().kind, ErrorKind::unauthenticated);
    EXPECT_EQ(reused.error().code, "auth.refresh-reused");
    EXPECT_EQ(code_of(use(third->refresh_token)), "auth.refresh-invalid");
    EXPECT_EQ(refusal_of(*third), "auth.session-ended");
}

TEST_F(RefreshSessionTest, leaves_other_sessions_alone_when_one_was_reused) {
    const auto other = *log_in_as("anna@example.com");
    use(first.refresh_token);
    use(first.refresh_token);
    EXPECT_EQ(refusal_of(other), "");
    EXPECT_TRUE(use(other.refresh_token));
}

TEST_F(RefreshSessionTest, of_requests_racing_with_one_token_exactly_one_wins) {
    for (int round = 0; round < 5; ++round) {
        const auto in = *log_in_as("anna@example.com");
        std::atomic<int> won = 0;
        race(4, [&](int) { won += use(in.refresh_token) ? 1 : 0; });
        EXPECT_EQ(won, 1);
    }
}

TEST_F(RefreshSessionTest, gives_the_present_role) {
    add("admin@example.com", "admin");
    ASSERT_TRUE(edit(caller("admin@example.com"), anna.id, {.role = "barista"}));
    const auto next = use(first.refresh_token);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->user.role, "barista");
    EXPECT_EQ(tokens.verify(next->access_token, clock.now())->permissions_version, 2);
}

}  // namespace
}  // namespace beanq::identity
