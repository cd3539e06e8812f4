#pragma once

#include <memory>
#include <string_view>

#include "identity/ports.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"

namespace beanq::identity {

/// Tells who an access token speaks for and what they may do right now: the token proves the
/// session, the session's user has the role. A token from before a role change keeps working, with
/// the present role; one from after it is never answered from an older memory.
class Authenticate {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        Sessions& sessions;
        const AccessTokens& tokens;
        SessionCache& cache;
    };
    explicit Authenticate(Needs needs) : needs_(needs) {}

    /// 401 `auth.token-invalid`, `auth.token-expired`, `auth.session-ended`, `auth.user-inactive`.
    awaitable<Result<Caller>> run(std::string_view token) const;

private:
    awaitable<std::shared_ptr<const SessionState>> load(SessionId id,
                                                        SessionCache::Ticket ticket) const;

    Needs needs_;
};

}  // namespace beanq::identity
