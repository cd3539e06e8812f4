#include "identity/use_cases/edit_user.hpp"

#include <utility>
#include <vector>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

Result<User> changed(User user, const UserChange& change) {
    std::vector<FieldError> faults;
    if (change.name) {
        const auto name = parse_name(*change.name);
        if (!name) faults.push_back(bad_name());
        user.name = name.value_or("");
    }
    if (change.changes_phone) {
        user.phone = change.phone ? parse_phone(*change.phone) : std::nullopt;
        if (change.phone && !user.phone) faults.push_back(bad_phone());
    }
    if (!faults.empty()) return refuse_fields(std::move(faults));
    if (change.role && *change.role != user.role) {
        user.role = *change.role;
        ++user.permissions_version;
    }
    user.is_active = change.is_active.value_or(user.is_active);
    return user;
}

awaitable<Result<User>> EditUser::run(Caller by, UserId id, std::optional<std::int64_t> if_match,
                                      UserChange change) const {
    auto tx = co_await needs_.store.begin();
    const auto account = co_await needs_.users.hold(*tx, id);
    if (!account) co_return user_unknown();
    const User& before = account->user;
    auto allowed = co_await check_rank(*tx, by, before, change);
    if (!allowed) co_return std::unexpected(allowed.error());
    if (if_match && *if_match != before.version) co_return stale_version();
    const auto after = changed(before, change);
    if (!after || *after == before) co_return after;
    auto guarded = co_await check_admin_stays(*tx, before, *after);
    if (!guarded) co_return std::unexpected(guarded.error());

    auto stored = co_await needs_.users.update(*tx, *after);
    if (!stored) co_return stale_version();
    if (!stored->is_active) co_await needs_.sessions.end_all(*tx, id, std::nullopt);
    co_await tx->commit();
    co_await needs_.cache.forget_all_of(id);
    co_return std::move(*stored);
}

awaitable<Result<void>> EditUser::check_rank(Transaction& tx, const Caller& by, const User& user,
                                             const UserChange& change) const {
    if (change.role) {
        const auto given = co_await needs_.roles.find(tx, *change.role);
        if (!given) co_return refuse_fields({unknown_role()});
        if (!by.permissions.covers(given->permissions)) co_return outranked();
    }
    if (by.user == user.id) co_return Result<void>{};
    const auto present = co_await needs_.roles.find(tx, user.role);
    if (present && !by.permissions.covers(present->permissions)) co_return outranked();
    co_return Result<void>{};
}

awaitable<Result<void>> EditUser::check_admin_stays(Transaction& tx, const User& before,
                                                    const User& after) const {
    const auto is_admin = [](const User& user) {
        return user.is_active && user.role == admin_role;
    };
    if (!is_admin(before) || is_admin(after)) co_return Result<void>{};
    const int others = co_await needs_.users.other_admins(tx, before.id);
    if (others == 0) co_return last_admin();
    co_return Result<void>{};
}

}  // namespace beanq::identity
