#pragma once

#include "identity/ports.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/page.hpp"

namespace beanq::identity {

/// A user's own sessions: see them, end this one, another one or all.
class EndSessions {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        Sessions& sessions;
        SessionCache& cache;
    };
    explicit EndSessions(Needs needs) : needs_(needs) {}

    /// Newest first. 422 `field.cursor`.
    awaitable<Result<Page<Session>>> list(UserId user, PageRequest page) const;

    /// 404 `session.not-found`, also for somebody else's.
    awaitable<Result<void>> end(UserId user, SessionId session) const;
    awaitable<void> end_all(UserId user) const;

private:
    Needs needs_;
};

}  // namespace beanq::identity
