#include "identity/use_cases/end_sessions.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

struct EndSessionsTest : testing::Test, World {
    EndSessionsTest() {
        anna = add("anna@example.com", "client");
        here = *log_in_as("anna@example.com");
        there = *log_in_as("anna@example.com");
        EXPECT_EQ(refusal_of(here), "");  // both are in the cache now
        EXPECT_EQ(refusal_of(there), "");
    }
    std::vector<SessionId> listed() {
        std::vector<SessionId> listed;
        for (const auto& session : run(end_sessions.list(anna.id, {}))->items)
            listed.push_back(session.id);
        return listed;
    }
    User anna;
    SignedIn here;
    SignedIn there;
};

TEST_F(EndSessionsTest, ends_one_at_once_and_leaves_the_other) {
    EXPECT_TRUE(run(end_sessions.end(anna.id, here.session)));
    EXPECT_EQ(refusal_of(here), "auth.session-ended");
    EXPECT_EQ(code_of(run(refresh.run(here.refresh_token))), "auth.refresh-invalid");
    EXPECT_EQ(refusal_of(there), "");
}

TEST_F(EndSessionsTest, ends_all) {
    run(end_sessions.end_all(anna.id));
    EXPECT_EQ(refusal_of(here), "auth.session-ended");
    EXPECT_EQ(refusal_of(there), "auth.session-ended");
    EXPECT_TRUE(listed().empty());
}

TEST_F(EndSessionsTest, does_not_find_somebody_elses) {
    const auto boris = add("boris@example.com", "client");
    EXPECT_EQ(code_of(run(end_sessions.end(boris.id, here.session))), "session.not-found");
    EXPECT_EQ(refusal_of(here), "");
}

TEST_F(EndSessionsTest, lists_those_that_live_newest_first) {
    EXPECT_EQ(listed(), (std::vector{there.session, here.session}));
    clock.advance(std::chrono::days{6});
    ASSERT_TRUE(run(refresh.run(here.refresh_token)));
    clock.advance(std::chrono::days{1});
    EXPECT_EQ(listed(), std::vector{here.session});
    const auto session = run(end_sessions.list(anna.id, {}))->items.front();
    EXPECT_EQ(session.device, "phone");
    EXPECT_EQ(session.remote_address, "10.0.0.1");
    EXPECT_EQ(session.last_used_at - session.created_at, std::chrono::days{6});
}

TEST_F(EndSessionsTest, pages_through_the_list) {
    const auto first = run(end_sessions.list(anna.id, {.limit = 1, .cursor = {}}));
    ASSERT_TRUE(first->next_cursor);
    const auto second = run(end_sessions.list(anna.id, {.limit = 1, .cursor = first->next_cursor}));
    EXPECT_EQ(second->items.front().id, here.session);
    EXPECT_FALSE(second->next_cursor);
    EXPECT_EQ(code_of(run(end_sessions.list(anna.id, {.limit = 1, .cursor = "!"}))),
              "?cursor field.cursor");
}

}  // namespace
}  // namespace beanq::identity
