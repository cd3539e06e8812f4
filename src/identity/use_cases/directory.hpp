#pragma once

#include <vector>

#include "identity/ports.hpp"
#include "kernel/caller.hpp"
#include "kernel/page.hpp"

namespace beanq::identity {

/// Reads who works and buys here, what roles there are and which shops.
class Directory {
public:
    struct Needs {
        Store& store;
        Users& users;
        Roles& roles;
        LocationBook& locations;
    };
    explicit Directory(Needs needs) : needs_(needs) {}

    /// Newest first. 422 `field.cursor`.
    awaitable<Result<Page<User>>> users(UserFilter filter, PageRequest page) const;

    /// 404 `user.not-found`. 403 `auth.forbidden` for somebody else without read_user.
    awaitable<Result<User>> user(Caller by, UserId id) const;

    awaitable<std::vector<Role>> roles() const;
    awaitable<std::vector<Location>> locations() const;

private:
    Needs needs_;
};

}  // namespace beanq::identity
