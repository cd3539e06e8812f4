#include "identity/use_cases/change_password.hpp"

#include <utility>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

awaitable<Result<void>> ChangePassword::run(ChangePasswordCommand command) const {
    const auto before = co_await account(command.user);
    if (!before) co_return user_unknown();
    auto proof = co_await needs_.guard.prove(before->user.email, before, command.current_password);
    if (!proof) co_return std::unexpected(proof.error());
    if (!*proof) co_return refuse_fields({wrong_password()});
    if (command.new_password == command.current_password)
        co_return refuse_fields({same_password()});
    auto hash = co_await needs_.passwords.hash(std::move(command.new_password));

    auto tx = co_await needs_.store.begin();
    const auto current = co_await needs_.users.hold(*tx, command.user);
    if (!current || current->password_hash != before->password_hash) {
        co_return refuse_fields({wrong_password()});
    }
    co_await needs_.users.set_password(*tx, command.user, std::move(hash));
    co_await needs_.sessions.end_all(*tx, command.user, command.session);
    co_await needs_.guard.forgive(*tx, current->user.email);
    co_await tx->commit();
    co_await needs_.cache.forget_all_of(command.user);
    co_return Result<void>{};
}

awaitable<Result<void>> ChangePassword::force(std::string email, std::string new_password) const {
    const auto address = parse_email(email);
    if (!address) co_return user_unknown();
    if (!is_password(new_password)) co_return refuse_fields({bad_password()});
    auto hash = co_await needs_.passwords.hash(std::move(new_password));

    auto tx = co_await needs_.store.begin();
    const auto current = co_await needs_.users.account_of(*tx, *address);
    if (!current) co_return user_unknown();
    const UserId user = current->user.id;
    co_await needs_.users.set_password(*tx, user, std::move(hash));
    co_await needs_.sessions.end_all(*tx, user, std::nullopt);
    co_await needs_.guard.forgive(*tx, *address);
    co_await tx->commit();
    co_await needs_.cache.forget_all_of(user);
    co_return Result<void>{};
}

awaitable<std::optional<Account>> ChangePassword::account(UserId user) const {
    auto tx = co_await needs_.store.begin_read();
    auto found = co_await needs_.users.account(*tx, user);
    co_return found;
}

}  // namespace beanq::identity
