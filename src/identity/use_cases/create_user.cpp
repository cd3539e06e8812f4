#include "identity/use_cases/create_user.hpp"

#include <utility>
#include <vector>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

Result<User> parse_user(const NewUser& command) {
    User user;
    std::vector<FieldError> faults;
    const auto email = parse_email(command.email);
    const auto name = parse_name(command.name);
    if (command.phone) user.phone = parse_phone(*command.phone);
    if (!email) faults.push_back(bad_email());
    if (!name) faults.push_back(bad_name());
    if (command.phone && !user.phone) faults.push_back(bad_phone());
    if (!is_password(command.password)) faults.push_back(bad_password());
    if (!faults.empty()) return refuse_fields(std::move(faults));
    user.email = *email;
    user.name = *name;
    user.role = command.role;
    return user;
}

awaitable<Result<User>> CreateUser::run(NewUser command, std::optional<PermissionSet> within,
                                        const Once<User>& once) const {
    auto user = parse_user(command);
    if (!user) co_return user;
    auto hash = co_await needs_.passwords.hash(std::move(command.password));

    auto tx = co_await needs_.store.begin();
    auto fresh = co_await once.claim(*tx);
    if (!fresh) co_return std::unexpected(fresh.error());
    auto allowed = co_await check_role(*tx, user->role, within);
    if (!allowed) co_return std::unexpected(allowed.error());

    user->id = UserId(needs_.ids.next());
    user->created_at = needs_.clock.now();
    const bool added = co_await needs_.users.add(*tx, *user, std::move(hash));
    if (!added) co_return email_taken();
    co_await once.settle(*tx, *user);
    co_await tx->commit();
    co_return user;
}

awaitable<Result<void>> CreateUser::check_role(Transaction& tx, std::string name,
                                               std::optional<PermissionSet> within) const {
    const auto role = co_await needs_.roles.find(tx, std::move(name));
    if (!role) co_return refuse_fields({unknown_role()});
    if (within && !within->covers(role->permissions)) co_return outranked();
    co_return Result<void>{};
}

}  // namespace beanq::identity
