#include "identity/adapters/redis/session_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq::identity {
namespace {

struct SessionText : testing::Test {
    FixedClock clock;
    CountingIds ids;
    SessionState state{.session = SessionId(ids.next()),
                       .user = UserId(ids.next()),
                       .role = "shift lead\nof two lines",
                       .permissions = {},
                       .permissions_version = 7,
                       .is_active = true,
                       .expires_at = clock.now()};
};

TEST_F(SessionText, brings_back_every_field) {
    for (const bool with_permissions : {false, true}) {
        if (with_permissions) {
            state.permissions.add(Permission::read_user);
            state.permissions.add(Permission::update_order);
            state.is_active = false;
        }
        const auto again = parse_session(to_text(state), state.session);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->session, state.session);
        EXPECT_EQ(again->user, state.user);
        EXPECT_EQ(again->role, state.role);
        EXPECT_EQ(again->permissions, state.permissions);
        EXPECT_EQ(again->permissions_version, state.permissions_version);
        EXPECT_EQ(again->is_active, state.is_active);
        EXPECT_EQ(again->expires_at, state.expires_at);
    }
}

TEST_F(SessionText, leaves_out_a_permission_of_another_release) {
    std::string text = to_text(state);
    text.insert(text.find('\n'), " launch_rocket read_menu");
    PermissionSet known;
    known.add(Permission::read_menu);
    EXPECT_EQ(parse_session(text, state.session)->permissions, known);
}

TEST_F(SessionText, is_refused_when_it_is_none_or_another_sessions) {
    const std::string text = to_text(state);
    EXPECT_FALSE(parse_session(text, SessionId(ids.next())));
    EXPECT_FALSE(parse_session("2" + text.substr(1), state.session));
    for (std::size_t size = 0; size <= text.find('\n'); ++size)
        EXPECT_FALSE(parse_session(text.substr(0, size), state.session)) << size;
    EXPECT_FALSE(parse_session("1 " + to_string(state.session) + " x y z\n", state.session));
}

}  // namespace
}  // namespace beanq::identity
