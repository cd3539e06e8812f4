#include "identity/use_cases/authenticate.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"
#include "platform/db/sql.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

constexpr db::Statement demote_elsewhere{
    "test.demote",
    "UPDATE users SET role = 'client', permissions_version = permissions_version + 1"};
constexpr db::Statement end_elsewhere{"test.end", "DELETE FROM sessions"};
constexpr db::Statement prolong_elsewhere{"test.prolong", "UPDATE sessions SET expires_at = $1"};
constexpr db::Statement deactivate_elsewhere{"test.deactivate",
                                             "UPDATE users SET is_active = FALSE"};

struct AuthenticateTest : testing::Test, World {
    AuthenticateTest() {
        anna = add("anna@example.com", "barista");
        in = *log_in_as("anna@example.com");
        EXPECT_EQ(refusal_of(in), "");  // the cache knows the session now
    }
    /// What another process does, past this one's cache.
    template <class... Values>
    void elsewhere(const db::Statement& statement, const Values&... values) {
        auto tx = run(store->begin());
        run(db::sql(*tx).run(statement, values...));
        run(tx->commit());
    }
    User anna;
    SignedIn in;
};

TEST_F(AuthenticateTest, refuses_what_is_no_token) {
    EXPECT_EQ(code_of(run(authenticate.run("garbage"))), "auth.token-invalid");
    EXPECT_EQ(code_of(run(authenticate.run(in.refresh_token))), "auth.token-invalid");
    clock.advance(15min);
    EXPECT_EQ(refusal_of(in), "auth.token-expired");
}

TEST_F(AuthenticateTest, notices_within_ten_seconds_what_another_process_does) {
    elsewhere(end_elsewhere);
    EXPECT_EQ(refusal_of(in), "");
    clock.advance(10s);
    EXPECT_EQ(refusal_of(in), "auth.session-ended");
}

TEST_F(AuthenticateTest, notices_a_deactivation_elsewhere) {
    elsewhere(deactivate_elsewhere);
    clock.advance(10s);
    const auto caller = caller_of(in);
    ASSERT_FALSE(caller);
    EXPECT_EQ(caller.error().kind, ErrorKind::unauthenticated);
    EXPECT_EQ(caller.error().code, "auth.user-inactive");
}

TEST_F(AuthenticateTest, a_session_that_was_prolonged_elsewhere_is_not_ended_by_an_older_memory) {
    clock.advance(refresh_lifetime - 5s);
    in.access_token = tokens.issue({anna.id, in.session, "barista", 1}, clock.now());
    EXPECT_EQ(refusal_of(in), "");  // remembers that the session ends in five seconds
    elsewhere(prolong_elsewhere, clock.now() + refresh_lifetime);
    clock.advance(6s);
    EXPECT_EQ(refusal_of(in), "");
}

TEST_F(AuthenticateTest, a_token_newer_than_the_cache_is_not_answered_from_it) {
    elsewhere(demote_elsewhere);
    EXPECT_EQ(caller_of(in)->role, "barista");
    auto newer = in;
    newer.access_token = tokens.issue({anna.id, in.session, "client", 2}, clock.now());
    EXPECT_EQ(caller_of(newer)->role, "client");
}

TEST_F(AuthenticateTest, a_token_of_somebody_elses_session_is_refused) {
    auto mixed = in;
    mixed.access_token = tokens.issue({UserId(ids.next()), in.session, "admin", 1}, clock.now());
    EXPECT_EQ(refusal_of(mixed), "auth.session-ended");
}

TEST_F(AuthenticateTest, the_tokens_own_role_gives_nothing) {
    auto boastful = in;
    boastful.access_token = tokens.issue({anna.id, in.session, "admin", 1}, clock.now());
    EXPECT_EQ(caller_of(boastful)->role, "barista");
}

}  // namespace
}  // namespace beanq::identity
