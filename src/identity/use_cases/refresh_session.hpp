#pragma once

#include <string>

#include "identity/ports.hpp"
#include "identity/use_cases/signed_in.hpp"
#include "kernel/clock.hpp"

namespace beanq::identity {

/// Exchanges a refresh token for the next pair. A token works once. Whoever shows a used one is
/// either a thief or was robbed, so its whole session ends (RFC 9700 §4.14.2). There is no grace:
/// of two requests racing with one token exactly one wins, the other counts as reuse, and a client
/// that lost the answer signs in again.
class RefreshSession {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        Users& users;
        Sessions& sessions;
        Secrets& secrets;
        const AccessTokens& tokens;
        SessionCache& cache;
    };
    explicit RefreshSession(Needs needs) : needs_(needs) {}

    /// 401 `auth.refresh-invalid`, `auth.refresh-reused`; 403 `auth.user-inactive`.
    awaitable<Result<SignedIn>> run(std::string refresh_token) const;

private:
    awaitable<Error> refuse_unusable(Transaction& tx, Digest token) const;

    Needs needs_;
};

}  // namespace beanq::identity
