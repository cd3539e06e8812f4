#pragma once

#include <optional>
#include <string>

#include "identity/ports.hpp"
#include "kernel/clock.hpp"
#include "kernel/once.hpp"
#include "kernel/uuid.hpp"

namespace beanq::identity {

struct NewUser {
    std::string email;
    std::string password;
    std::string name;
    std::optional<std::string> phone = {};
    std::string role = std::string(client_role);
};

/// Opens an account: a guest registers, staff are taken on, the operator adds somebody.
class CreateUser {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        Users& users;
        Roles& roles;
        Passwords& passwords;
    };
    explicit CreateUser(Needs needs) : needs_(needs) {}

    /// `within`: the most that the new user's role may hold; nothing sets no bound.
    /// 422 `body.invalid`, 403 `user.outranks-you`, 409 `user.email-taken`.
    awaitable<Result<User>> run(NewUser command, std::optional<PermissionSet> within,
                                const Once<User>& once) const;

private:
    awaitable<Result<void>> check_role(Transaction& tx, std::string name,
                                       std::optional<PermissionSet> within) const;

    Needs needs_;
};

/// The command as a user without id, or 422 with every faulty field.
Result<User> parse_user(const NewUser& command);

}  // namespace beanq::identity
