#include "identity/use_cases/first_start.hpp"

#include <algorithm>
#include <utility>

namespace beanq::identity {

awaitable<std::optional<FirstAdmin>> PrepareStart::run(FirstStart start) const {
    auto reading = co_await needs_.store.begin_read();
    const Missing seen = co_await look(*reading, start.with_admin);
    reading.reset();
    if (!seen.anything()) co_return std::nullopt;
    FirstAdmin admin{start.admin_email, needs_.secrets.readable_password()};
    std::string hash;
    if (seen.admin) hash = co_await needs_.passwords.hash(admin.password);

    auto tx = co_await needs_.store.begin();
    co_await needs_.roles.hold(*tx);  // another process may start as well
    const Missing missing = co_await look(*tx, seen.admin);
    for (const Role& role : missing.roles)
        co_await needs_.roles.put(*tx, role);
    if (missing.location) {
        const Location location{LocationId(needs_.ids.next()), start.location_name, start.time_zone,
                                start.currency, start.day_cutoff};
        co_await needs_.locations.add(*tx, location, needs_.clock.now());
    }
    bool is_admin_new = false;
    if (missing.admin) is_admin_new = co_await add_admin(*tx, admin.email, std::move(hash));
    co_await tx->commit();
    if (!missing.roles.empty()) co_await needs_.cache.forget_everyone();
    if (!is_admin_new) co_return std::nullopt;
    co_return admin;
}

awaitable<PrepareStart::Missing> PrepareStart::look(Transaction& tx, bool with_admin) const {
    Missing missing;
    const auto roles = co_await needs_.roles.list(tx);
    for (Role& role : system_roles()) {
        if (std::ranges::find(roles, role) == roles.end()) missing.roles.push_back(std::move(role));
    }
    const auto locations = co_await needs_.locations.list(tx);
    missing.location = locations.empty();
    const bool has_users = co_await needs_.users.any(tx);
    missing.admin = with_admin && !has_users;
    co_return missing;
}

awaitable<bool> PrepareStart::add_admin(Transaction& tx, std::string email,
                                        std::string password_hash) const {
    const User admin{.id = UserId(needs_.ids.next()),
                     .email = std::move(email),
                     .name = "Administrator",
                     .role = std::string(admin_role),
                     .created_at = needs_.clock.now()};
    const bool added = co_await needs_.users.add(tx, admin, std::move(password_hash));
    co_return added;
}

}  // namespace beanq::identity
