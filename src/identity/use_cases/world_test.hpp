// A shop for the tests of identity's use cases: all of them over a database in memory, with a clock
// and password hashes that tests control.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "identity/adapters/crypto/jwt_access_tokens.hpp"
#include "identity/adapters/crypto/random_secrets.hpp"
#include "identity/adapters/memory/memory_session_cache.hpp"
#include "identity/adapters/sql/sql_attempts_book.hpp"
#include "identity/adapters/sql/sql_locations.hpp"
#include "identity/adapters/sql/sql_roles.hpp"
#include "identity/adapters/sql/sql_sessions.hpp"
#include "identity/adapters/sql/sql_users.hpp"
#include "identity/use_cases/authenticate.hpp"
#include "identity/use_cases/change_password.hpp"
#include "identity/use_cases/create_user.hpp"
#include "identity/use_cases/directory.hpp"
#include "identity/use_cases/edit_user.hpp"
#include "identity/use_cases/end_sessions.hpp"
#include "identity/use_cases/first_start.hpp"
#include "identity/use_cases/log_in.hpp"
#include "identity/use_cases/refresh_session.hpp"
#include "platform/cache/in_process_announcements.hpp"
#include "platform/db/answer_book.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::identity {

/// Hashes nothing, counts its work, and lets a test do something while a password is checked.
class FakePasswords final : public Passwords {
public:
    awaitable<std::string> hash(std::string password) override {
        ++hashed;
        co_return "hash of " + password;
    }
    awaitable<bool> matches(std::string password, std::string hash) override {
        ++compared;
        if (meanwhile) std::exchange(meanwhile, nullptr)();
        co_return hash == "hash of " + password;
    }
    awaitable<void> waste_time(std::string) override {
        ++wasted;
        co_return;
    }

    std::atomic<int> hashed = 0;
    std::atomic<int> compared = 0;
    std::atomic<int> wasted = 0;
    std::function<void()> meanwhile;
};

struct World {
    World() {
        start.with_admin = false;
        run(prepare.run(start));
    }

    User add(const std::string& email, const std::string& role,
             const std::string& password = "password") {
        NewUser command{.email = email, .password = password, .name = "Anna", .role = role};
        return *run(create_user.run(command, std::nullopt, Once<User>{}));
    }
    Result<SignedIn> log_in_as(const std::string& email, const std::string& password = "password") {
        return run(log_in.run({email, password, "phone", "10.0.0.1"}));
    }
    Result<Caller> caller_of(const SignedIn& in) { return run(authenticate.run(in.access_token)); }
    /// Why the token is refused; empty when it is not.
    std::string refusal_of(const SignedIn& in) {
        const auto caller = caller_of(in);
        return caller ? "" : caller.error().code;
    }
    Caller caller(const std::string& email) { return *caller_of(*log_in_as(email)); }
    Result<User> edit(const Caller& by, UserId id, UserChange change,
                      std::optional<std::int64_t> if_match = {}) {
        return run(edit_user.run(by, id, if_match, std::move(change)));
    }

    FixedClock clock;
    CountingIds ids;
    std::unique_ptr<db::Database> store = fresh_database();
    FakePasswords passwords;
    SqlUsers users;
    SqlRoles roles;
    SqlSessions sessions;
    SqlAttemptsBook attempts;
    SqlLocations locations{clock};
    RandomSecrets secrets;
    JwtAccessTokens tokens{{{"k", std::string(32, 's')}}};
    beanq::cache::InProcessAnnouncements announcements;
    MemorySessionCache cache{clock, announcements};
    db::SqlAnswerBook answers{clock};
    FirstStart start;

    LoginGuard guard{{*store, clock, attempts, passwords, secrets}};
    CreateUser create_user{{*store, clock, ids, users, roles, passwords}};
    LogIn log_in{{*store, clock, ids, users, sessions, guard, secrets, tokens}};
    RefreshSession refresh{{*store, clock, users, sessions, secrets, tokens, cache}};
    EndSessions end_sessions{{*store, clock, sessions, cache}};
    ChangePassword change_password{{*store, users, sessions, passwords, guard, cache}};
    EditUser edit_user{{*store, users, roles, sessions, cache}};
    Directory directory{{*store, users, roles, locations}};
    PrepareStart prepare{{*store, clock, ids, users, roles, locations, passwords, secrets, cache}};
    Authenticate authenticate{{*store, clock, sessions, tokens, cache}};
};

/// The code of a refusal; empty for a success. For 422 the code of its only field.
template <class T>
std::string code_of(const Result<T>& result) {
    if (result) return "";
    const auto& fields = result.error().fields;
    return fields.size() == 1 ? fields.front().pointer + ' ' + fields.front().code
                              : result.error().code;
}

/// Runs `work(i)` for i below `count` on as many threads at once.
template <class Work>
void race(int count, Work work) {
    std::atomic<int> ready = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            ++ready;
            while (ready < count)
                std::this_thread::yield();
            work(i);
        });
    }
    for (auto& thread : threads)
        thread.join();
}

}  // namespace beanq::identity
