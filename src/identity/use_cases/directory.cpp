#include "identity/use_cases/directory.hpp"

#include <utility>

#include "identity/domain/refusals.hpp"
#include "identity/use_cases/paging.hpp"

namespace beanq::identity {

awaitable<Result<Page<User>>> Directory::users(UserFilter filter, PageRequest page) const {
    const auto after = id_after<UserId>(page);
    if (!after) co_return std::unexpected(after.error());
    auto tx = co_await needs_.store.begin_read();
    auto users = co_await needs_.users.list(*tx, std::move(filter), *after, page.limit + 1);
    co_return page_of(std::move(users), page.limit);
}

awaitable<Result<User>> Directory::user(Caller by, UserId id) const {
    if (by.user != id && !by.may(Permission::read_user)) co_return not_permitted();
    auto tx = co_await needs_.store.begin_read();
    auto user = co_await needs_.users.find(*tx, id);
    if (!user) co_return user_unknown();
    co_return std::move(*user);
}

awaitable<std::vector<Role>> Directory::roles() const {
    auto tx = co_await needs_.store.begin_read();
    auto roles = co_await needs_.roles.list(*tx);
    co_return roles;
}

awaitable<std::vector<Location>> Directory::locations() const {
    auto tx = co_await needs_.store.begin_read();
    auto locations = co_await needs_.locations.list(*tx);
    co_return locations;
}

}  // namespace beanq::identity
