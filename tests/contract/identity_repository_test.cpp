// What identity's repositories promise, on each engine.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "identity/adapters/sql/sql_attempts_book.hpp"
#include "identity/adapters/sql/sql_locations.hpp"
#include "identity/adapters/sql/sql_roles.hpp"
#include "identity/adapters/sql/sql_sessions.hpp"
#include "identity/adapters/sql/sql_users.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;
struct IdentityRepository : testing::Test {
    IdentityRepository() {
        for (const Role& role : system_roles()) {
            change([&](Transaction& tx) { run(roles.put(tx, role)); });
        }
    }

    template <class Work>
    void change(Work work) {
        auto tx = run(database->begin());
        work(*tx);
        run(tx->commit());
    }
    template <class Work>
    auto read(Work work) {
        auto tx = run(database->begin_read());
        return work(*tx);
    }

    User made(const std::string& email, const std::string& role = "client",
              const std::string& name = "Anna") {
        return {.id = UserId(ids.next()),
                .email = email,
                .name = name,
                .role = role,
                .created_at = clock.now()};
    }
    User added(const User& user) {
        change([&](Transaction& tx) { EXPECT_TRUE(run(users.add(tx, user, "hash"))); });
        return user;
    }
    std::vector<std::string> listed(const UserFilter& filter, std::optional<UserId> after = {},
                                    int limit = 100) {
        return read([&](Transaction& tx) {
            std::vector<std::string> emails;
            for (const auto& user : run(users.list(tx, filter, after, limit))) {
                emails.push_back(user.email);
            }
            return emails;
        });
    }

    Digest digest(char c) { return {std::string(32, c)}; }
    Session opened(UserId user, char token) {
        const Session session{.id = SessionId(ids.next()),
                              .user = user,
                              .device = "phone",
                              .remote_address = "::1",
                              .created_at = clock.now(),
                              .last_used_at = clock.now(),
                              .expires_at = clock.now() + refresh_lifetime};
        change([&](Transaction& tx) { run(sessions.add(tx, session, digest(token))); });
        return session;
    }
    std::vector<SessionId> sessions_of(UserId user) {
        return read([&](Transaction& tx) {
            std::vector<SessionId> found;
            for (const auto& session :
                 run(sessions.list(tx, user, clock.now(), std::nullopt, 100))) {
                found.push_back(session.id);
            }
            return found;
        });
    }
    std::optional<TakenToken> taken(char token) {
        std::optional<TakenToken> taken;
        change(
            [&](Transaction& tx) { taken = run(sessions.take(tx, digest(token), clock.now())); });
        return taken;
    }

    FixedClock clock;
    CountingIds ids;
    std::unique_ptr<db::Database> database = fresh_database();
    SqlUsers users;
    SqlRoles roles;
    SqlSessions sessions;
    SqlAttemptsBook attempts;
};

TEST_F(IdentityRepository, finds_a_user_as_it_was_added) {
    auto anna = made("anna@example.com", "barista", "Анна 'Ann' \\ %");
    anna.phone = "+79991234567";
    anna.is_active = false;
    anna.permissions_version = 3;
    added(anna);
    EXPECT_EQ(read([&](Transaction& tx) { return run(users.find(tx, anna.id)); }), anna);
    const auto by_id = read([&](Transaction& tx) { return run(users.account(tx, anna.id)); });
    EXPECT_EQ(by_id->user, anna);
    EXPECT_EQ(by_id->password_hash, "hash");
    const auto by_email =
        read([&](Transaction& tx) { return run(users.account_of(tx, "anna@example.com")); });
    EXPECT_EQ(by_email->user, anna);
}

TEST_F(IdentityRepository, finds_nobody_where_nobody_is) {
    EXPECT_FALSE(read([&](Transaction& tx) { return run(users.any(tx)); }));
    EXPECT_FALSE(read([&](Transaction& tx) { return run(users.find(tx, UserId(ids.next()))); }));
    EXPECT_FALSE(read([&](Transaction& tx) { return run(users.account_of(tx, "a@b.com")); }));
    added(made("anna@example.com"));
    EXPECT_TRUE(read([&](Transaction& tx) { return run(users.any(tx)); }));
}

TEST_F(IdentityRepository, says_when_an_address_is_taken) {
    added(made("anna@example.com"));
    const auto twin = made("anna@example.com");
    change([&](Transaction& tx) { EXPECT_FALSE(run(users.add(tx, twin, "hash"))); });
    EXPECT_EQ(listed({}).size(), 1U);
}

TEST_F(IdentityRepository, lists_users_newest_first_in_pages) {
    const auto a = added(made("a@example.com"));
    const auto b = added(made("b@example.com"));
    added(made("c@example.com"));
    using Emails = std::vector<std::string>;
    EXPECT_EQ(listed({}), (Emails{"c@example.com", "b@example.com", "a@example.com"}));
    EXPECT_EQ(listed({}, std::nullopt, 2), (Emails{"c@example.com", "b@example.com"}));
    EXPECT_EQ(listed({}, b.id), Emails{"a@example.com"});
    EXPECT_EQ(listed({}, a.id), Emails{});
}

TEST_F(IdentityRepository, filters_users_by_role_activity_and_text_together) {
    added(made("anna@example.com", "barista", "Анна Ёлкина"));
    auto boris = made("boris@example.com", "barista", "Boris 100%");
    boris.is_active = false;
    boris.phone = "+79990000001";
    added(boris);
    added(made("clara@example.com", "client", "Clara_X"));
    using Emails = std::vector<std::string>;
    const auto text = [](std::string wanted) { return UserFilter{{}, {}, std::move(wanted)}; };
    EXPECT_EQ(listed({.role = "barista", .is_active = {}, .text = {}}),
              (Emails{"boris@example.com", "anna@example.com"}));
    EXPECT_EQ(listed({.role = "barista", .is_active = true, .text = {}}),
              Emails{"anna@example.com"});
    EXPECT_EQ(listed({.role = {}, .is_active = false, .text = {}}), Emails{"boris@example.com"});
    EXPECT_EQ(listed({.role = "king", .is_active = {}, .text = {}}), Emails{});
    EXPECT_EQ(listed(text("ЁЛКИНА")), Emails{"anna@example.com"});
    EXPECT_EQ(listed(text("BORIS@")), Emails{"boris@example.com"});
    EXPECT_EQ(listed(text("0000001")), Emails{"boris@example.com"});
    EXPECT_EQ(listed(text("0%")), Emails{"boris@example.com"});
    EXPECT_EQ(listed(text("%")), Emails{"boris@example.com"});
    EXPECT_EQ(listed(text("a_x")), Emails{"clara@example.com"});
    EXPECT_EQ(listed(text("\\")), Emails{});
    EXPECT_EQ(listed({.role = "client", .is_active = true, .text = "anna"}), Emails{});
}

TEST_F(IdentityRepository, updates_a_user_only_from_the_version_that_was_read) {
    auto anna = added(made("anna@example.com"));
    anna.name = "Жанна";
    anna.phone = "12345";
    anna.role = "manager";
    anna.is_active = false;
    anna.permissions_version = 2;
    change([&](Transaction& tx) {
        const auto updated = run(users.update(tx, anna));
        auto expected = anna;
        expected.version = 2;
        EXPECT_EQ(updated, expected);
        EXPECT_FALSE(run(users.update(tx, anna)));
    });
    EXPECT_EQ(listed({.role = {}, .is_active = {}, .text = "жанна"}).size(), 1U);
    EXPECT_TRUE(listed({.role = {}, .is_active = {}, .text = "anna\n"}).empty());
}

TEST_F(IdentityRepository, replaces_a_password) {
    const auto anna = added(made("anna@example.com"));
    change([&](Transaction& tx) { run(users.set_password(tx, anna.id, "another hash")); });
    const auto account = read([&](Transaction& tx) { return run(users.account(tx, anna.id)); });
    EXPECT_EQ(account->password_hash, "another hash");
}

TEST_F(IdentityRepository, counts_the_other_active_admins) {
    const auto a = added(made("a@example.com", "admin"));
    auto b = made("b@example.com", "admin");
    b.is_active = false;
    added(b);
    added(made("c@example.com", "manager"));
    change([&](Transaction& tx) {
        EXPECT_EQ(run(users.other_admins(tx, a.id)), 0);
        EXPECT_EQ(run(users.other_admins(tx, b.id)), 1);
    });
}

TEST_F(IdentityRepository, refuses_a_user_with_a_role_that_is_none) {
    auto tx = run(database->begin());
    EXPECT_THROW(run(users.add(*tx, made("anna@example.com", "king"), "hash")),
                 db::ConstraintViolation);
}

TEST_F(IdentityRepository, keeps_roles_and_replaces_their_permissions) {
    auto listed_roles = read([&](Transaction& tx) { return run(roles.list(tx)); });
    EXPECT_EQ(listed_roles.size(), 4U);
    for (const Role& role : system_roles()) {
        EXPECT_EQ(read([&](Transaction& tx) { return run(roles.find(tx, role.name)); }), role);
    }
    Role custom{"night shift", {}, false};
    change([&](Transaction& tx) { run(roles.put(tx, custom)); });
    EXPECT_EQ(read([&](Transaction& tx) { return run(roles.find(tx, "night shift")); }), custom);
    custom.permissions.add(Permission::read_order);
    change([&](Transaction& tx) { run(roles.put(tx, custom)); });
    EXPECT_EQ(read([&](Transaction& tx) { return run(roles.find(tx, "night shift")); }), custom);
    EXPECT_FALSE(read([&](Transaction& tx) { return run(roles.find(tx, "king")); }));
}

TEST_F(IdentityRepository, shows_what_a_session_allows_now) {
    auto anna = added(made("anna@example.com", "barista"));
    const auto session = opened(anna.id, 'a');
    const auto state = [&] {
        return read([&](Transaction& tx) { return run(sessions.state(tx, session.id)); });
    };
    EXPECT_EQ(state()->user, anna.id);
    EXPECT_EQ(state()->session, session.id);
    EXPECT_EQ(state()->permissions, system_roles()[2].permissions);
    EXPECT_EQ(state()->expires_at, session.expires_at);
    anna.role = "admin";
    anna.is_active = false;
    anna.permissions_version = 2;
    change([&](Transaction& tx) { run(users.update(tx, anna)); });
    EXPECT_EQ(state()->role, "admin");
    EXPECT_EQ(state()->permissions, system_roles()[0].permissions);
    EXPECT_EQ(state()->permissions_version, 2);
    EXPECT_FALSE(state()->is_active);
    change([&](Transaction& tx) { run(sessions.end_family(tx, session.id)); });
    EXPECT_FALSE(state());
}

TEST_F(IdentityRepository, shows_a_session_of_a_role_without_permissions) {
    change([&](Transaction& tx) { run(roles.put(tx, Role{"nothing", {}, false})); });
    const auto session = opened(added(made("anna@example.com", "nothing")).id, 'a');
    const auto state = read([&](Transaction& tx) { return run(sessions.state(tx, session.id)); });
    ASSERT_TRUE(state);
    EXPECT_EQ(state->permissions, PermissionSet{});
}

TEST_F(IdentityRepository, gives_a_refresh_token_out_once) {
    const auto session = opened(added(made("anna@example.com")).id, 'a');
    const auto first = taken('a');
    ASSERT_TRUE(first);
    EXPECT_EQ(first->session, session.id);
    EXPECT_EQ(first->expires_at, session.expires_at);
    EXPECT_FALSE(taken('a'));
    EXPECT_FALSE(taken('b'));
    EXPECT_EQ(read([&](Transaction& tx) { return run(sessions.family(tx, digest('a'))); }),
              session.id);
    EXPECT_FALSE(read([&](Transaction& tx) { return run(sessions.family(tx, digest('b'))); }));
}

TEST_F(IdentityRepository, continues_a_session_with_its_next_token) {
    const auto anna = added(made("anna@example.com"));
    const auto session = opened(anna.id, 'a');
    clock.advance(24h);
    const auto until = clock.now() + refresh_lifetime;
    change([&](Transaction& tx) {
        EXPECT_EQ(run(sessions.extend(tx, session.id, digest('b'), clock.now(), until)), anna.id);
        const SessionId unknown(ids.next());
        EXPECT_FALSE(run(sessions.extend(tx, unknown, digest('c'), clock.now(), until)));
    });
    const auto found = read([&](Transaction& tx) {
        return run(sessions.list(tx, anna.id, clock.now(), std::nullopt, 10));
    });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().last_used_at, clock.now());
    EXPECT_EQ(found.front().created_at, clock.now() - 24h);
    EXPECT_EQ(found.front().expires_at, until);
    EXPECT_EQ(found.front().device, "phone");
    EXPECT_EQ(taken('b')->session, session.id);
}

TEST_F(IdentityRepository, ends_sessions_of_their_owner_only) {
    const auto anna = added(made("anna@example.com")).id;
    const auto boris = added(made("boris@example.com")).id;
    const auto first = opened(anna, 'a');
    const auto second = opened(anna, 'b');
    const auto third = opened(anna, 'c');
    const auto other = opened(boris, 'd');
    change([&](Transaction& tx) {
        EXPECT_FALSE(run(sessions.end(tx, boris, first.id)));
        EXPECT_TRUE(run(sessions.end(tx, anna, first.id)));
        EXPECT_FALSE(run(sessions.end(tx, anna, first.id)));
    });
    EXPECT_EQ(sessions_of(anna), (std::vector{third.id, second.id}));
    change([&](Transaction& tx) { run(sessions.end_all(tx, anna, second.id)); });
    EXPECT_EQ(sessions_of(anna), std::vector{second.id});
    change([&](Transaction& tx) { run(sessions.end_all(tx, anna, std::nullopt)); });
    EXPECT_TRUE(sessions_of(anna).empty());
    EXPECT_EQ(sessions_of(boris), std::vector{other.id});
    EXPECT_FALSE(taken('b')) << "the tokens go with the session";
}

TEST_F(IdentityRepository, sweeps_what_has_expired_and_nothing_else) {
    const auto anna = added(made("anna@example.com")).id;
    opened(anna, 'a');
    clock.advance(1ms);
    const auto living = opened(anna, 'b');
    clock.advance(refresh_lifetime - 1ms);
    change([&](Transaction& tx) { run(sessions.sweep(tx, clock.now())); });
    EXPECT_EQ(sessions_of(anna), std::vector{living.id});
    EXPECT_FALSE(taken('a'));
    EXPECT_TRUE(taken('b'));
}

TEST_F(IdentityRepository, remembers_failed_logins_until_they_are_cleared_or_old) {
    const auto kept = [&](char who) {
        return read([&](Transaction& tx) { return run(attempts.read(tx, digest(who))); });
    };
    EXPECT_EQ(kept('a').failures, 0);
    for (const char who : {'a', 'b'}) {
        change([&](Transaction& tx) {
            auto held = run(attempts.hold(tx, digest(who)));
            EXPECT_EQ(held.failures, 0);
            for (int i = 0; i < 5; ++i)
                held.fail(clock.now());
            run(attempts.store(tx, digest(who), held));
            EXPECT_EQ(run(attempts.hold(tx, digest(who))).failures, 5);
        });
    }
    EXPECT_EQ(kept('a').failures, 5);
    EXPECT_EQ(kept('a').wait(clock.now()), 30s);
    EXPECT_EQ(kept('a').last_failure_at, clock.now());
    change([&](Transaction& tx) { run(attempts.clear(tx, digest('a'))); });
    EXPECT_EQ(kept('a').failures, 0);
    change([&](Transaction& tx) { run(attempts.sweep(tx, clock.now())); });
    EXPECT_EQ(kept('b').failures, 5);
    change([&](Transaction& tx) { run(attempts.sweep(tx, clock.now() + 1ms)); });
    EXPECT_EQ(kept('b').failures, 0);
}

TEST_F(IdentityRepository, finds_the_oldest_location_or_the_one_that_is_named) {
    SqlLocations locations(clock);
    const auto find = [&](std::optional<LocationId> id) {
        return read([&](Transaction& tx) { return run(locations.find(tx, id)); });
    };
    const auto add = [&](std::string name) {
        const Location location{LocationId(ids.next()), std::move(name), "Europe/Moscow",
                                *Currency::parse("RUB"), 4h};
        change([&](Transaction& tx) { run(locations.add(tx, location, clock.now())); });
        return location.id;
    };
    EXPECT_EQ(find(std::nullopt).error().code, "location.unknown");
    const auto first = add("Первая");
    EXPECT_EQ(find(std::nullopt)->name, "Первая");
    const auto second = add("Вторая");
    EXPECT_EQ(find(second)->name, "Вторая");
    EXPECT_EQ(find(first)->day_cutoff, 4h);
    EXPECT_EQ(find(std::nullopt)->id, first);
    EXPECT_EQ(find(LocationId(ids.next())).error().code, "location.unknown");
    EXPECT_EQ(read([&](Transaction& tx) { return run(locations.list(tx)); }).size(), 2U);
}

}  // namespace
}  // namespace beanq::identity
