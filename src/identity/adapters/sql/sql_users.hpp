#pragma once

#include "identity/ports.hpp"

namespace beanq::identity {

/// Users in the `users` table.
class SqlUsers final : public Users {
public:
    awaitable<bool> add(Transaction& tx, const User& user, std::string password_hash) override;
    awaitable<std::optional<User>> find(Transaction& tx, UserId id) override;
    awaitable<std::optional<Account>> account(Transaction& tx, UserId id) override;
    awaitable<std::optional<Account>> hold(Transaction& tx, UserId id) override;
    awaitable<std::optional<Account>> account_of(Transaction& tx, std::string email) override;
    awaitable<std::vector<User>> list(Transaction& tx, UserFilter filter,
                                      std::optional<UserId> after, int limit) override;
    awaitable<std::optional<User>> update(Transaction& tx, const User& user) override;
    awaitable<void> set_password(Transaction& tx, UserId id, std::string password_hash) override;
    awaitable<int> other_admins(Transaction& tx, UserId id) override;
    awaitable<bool> any(Transaction& tx) override;
};

}  // namespace beanq::identity
