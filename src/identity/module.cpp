#include "identity/module.hpp"

#include <string_view>
#include <utility>

#include "identity/adapters/crypto/bcrypt_passwords.hpp"
#include "identity/adapters/crypto/random_secrets.hpp"
#include "identity/adapters/http/routes.hpp"
#include "identity/adapters/memory/memory_session_cache.hpp"
#include "identity/adapters/redis/redis_session_cache.hpp"
#include "identity/adapters/sql/sql_attempts_book.hpp"
#include "identity/adapters/sql/sql_locations.hpp"
#include "identity/adapters/sql/sql_roles.hpp"
#include "identity/adapters/sql/sql_sessions.hpp"
#include "identity/adapters/sql/sql_users.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/use_cases/authenticate.hpp"
#include "platform/crypto/crypto.hpp"

namespace beanq::identity {

namespace {

class TokenAuthenticator final : public http::Authenticator {
public:
    explicit TokenAuthenticator(const Authenticate& authenticate) : authenticate_(authenticate) {}

    awaitable<Result<Caller>> authenticate(std::string_view bearer_token) override {
        return authenticate_.run(bearer_token);
    }

private:
    const Authenticate& authenticate_;
};

/// The faults of the fields as the sentence that the command line prints.
Error spoken(Error error) {
    if (error.fields.empty()) return error;
    error.message = {};
    for (const auto& field : error.fields) {
        const std::string_view between = error.message.en.empty() ? "" : "; ";
        const std::string name = field.pointer.substr(1) + ' ';
        error.message.en += std::string(between) + name + field.message.en;
        error.message.ru += std::string(between) + name + field.message.ru;
    }
    return error;
}

/// Null without Redis.
std::unique_ptr<SessionCache> share(MemorySessionCache& memory, redis::Client* redis) {
    if (redis == nullptr) return nullptr;
    return std::make_unique<RedisSessionCache>(memory, *redis);
}

}  // namespace

struct Module::Parts {
    explicit Parts(Needs given)
        : needs(std::move(given)),
          tokens(needs.keys),
          pepper(crypto::sha256("idempotency fingerprints" + needs.keys.front().secret)),
          passwords(needs.passwords) {}

    Needs needs;
    JwtAccessTokens tokens;
    std::string pepper;

    SqlUsers users;
    SqlRoles roles;
    SqlSessions sessions;
    SqlAttemptsBook attempts;
    SqlLocations locations{needs.clock};
    BcryptPasswords passwords;
    RandomSecrets secrets;
    MemorySessionCache memory{needs.clock, needs.announcements};
    std::unique_ptr<SessionCache> shared = share(memory, needs.redis);
    SessionCache& cache = shared ? *shared : memory;

    LoginGuard guard{{needs.store, needs.clock, attempts, passwords, secrets}};
    CreateUser create_user{{needs.store, needs.clock, needs.ids, users, roles, passwords}};
    LogIn log_in{{needs.store, needs.clock, needs.ids, users, sessions, guard, secrets, tokens}};
    RefreshSession refresh_session{
        {needs.store, needs.clock, users, sessions, secrets, tokens, cache}};
    EndSessions end_sessions{{needs.store, needs.clock, sessions, cache}};
    ChangePassword change_password{{needs.store, users, sessions, passwords, guard, cache}};
    EditUser edit_user{{needs.store, users, roles, sessions, cache}};
    Directory directory{{needs.store, users, roles, locations}};
    PrepareStart prepare{
        {needs.store, needs.clock, needs.ids, users, roles, locations, passwords, secrets, cache}};
    Authenticate authenticate{{needs.store, needs.clock, sessions, tokens, cache}};
    TokenAuthenticator authenticator{authenticate};
};

Module::Module(Needs needs) : parts_(std::make_unique<Parts>(std::move(needs))) {}

Module::~Module() = default;

awaitable<std::optional<FirstAdmin>> Module::prepare(FirstStart start) {
    return parts_->prepare.run(std::move(start));
}

void Module::add_routes(http::Routes& routes) {
    const RouteNeeds needs{
        parts_->create_user,  parts_->log_in,          parts_->refresh_session,
        parts_->end_sessions, parts_->change_password, parts_->edit_user,
        parts_->directory,    parts_->pepper,          parts_->needs.cors_origins};
    add_auth_routes(routes, needs);
    add_me_routes(routes, needs);
    add_staff_routes(routes, needs);
}

http::Authenticator& Module::authenticator() { return parts_->authenticator; }

Locations& Module::locations() { return parts_->locations; }

awaitable<Result<UserId>> Module::add_user(std::string email, std::string role,
                                           std::string password, std::string name) {
    if (name.empty()) name = email.substr(0, email.find('@'));
    NewUser command{.email = std::move(email),
                    .password = std::move(password),
                    .name = std::move(name),
                    .role = std::move(role)};
    const Once<User> once;
    const auto user = co_await parts_->create_user.run(std::move(command), std::nullopt, once);
    if (!user) co_return std::unexpected(spoken(user.error()));
    co_return user->id;
}

awaitable<Result<void>> Module::set_password(std::string email, std::string password) {
    const auto set = co_await parts_->change_password.force(std::move(email), std::move(password));
    if (!set) co_return std::unexpected(spoken(set.error()));
    co_return Result<void>{};
}

awaitable<bool> Module::has_user(Transaction& tx, std::string email) {
    const auto account = co_await parts_->users.account_of(tx, std::move(email));
    co_return account.has_value();
}

awaitable<Result<std::vector<UserId>>> Module::add_ready_users(Transaction& tx,
                                                               std::vector<ReadyUser> users) {
    std::vector<UserId> ids;
    for (ReadyUser& ready : users) {
        const auto email = parse_email(ready.email);
        const auto name = parse_name(ready.name);
        if (!email) co_return refuse_fields({bad_email()});
        if (!name) co_return refuse_fields({bad_name()});
        const User user{.id = UserId(parts_->needs.ids.next()),
                        .email = *email,
                        .name = *name,
                        .role = std::move(ready.role),
                        .created_at = parts_->needs.clock.now()};
        const bool added = co_await parts_->users.add(tx, user, std::move(ready.password_hash));
        if (!added) co_return email_taken();
        ids.push_back(user.id);
    }
    co_return ids;
}

awaitable<void> Module::sweep() {
    const auto now = parts_->needs.clock.now();
    auto tx = co_await parts_->needs.store.begin();
    co_await parts_->sessions.sweep(*tx, now);
    co_await parts_->attempts.sweep(*tx, now - attempts_memory);
    co_await tx->commit();
}

}  // namespace beanq::identity
