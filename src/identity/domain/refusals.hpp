// Every refusal identity gives, in one place: codes are a contract with clients.
#pragma once

#include <chrono>
#include <expected>
#include <string>

#include "kernel/result.hpp"

namespace beanq::identity {

using Refusal = std::unexpected<Error>;

Refusal bad_credentials();                  ///< 401 auth.bad-credentials
Refusal locked(std::chrono::seconds wait);  ///< 429 auth.locked
Refusal user_inactive();                    ///< 403 auth.user-inactive
Refusal inactive_session();                 ///< 401 auth.user-inactive
Refusal session_ended();                    ///< 401 auth.session-ended
Refusal token_invalid();                    ///< 401 auth.token-invalid
Refusal token_expired();                    ///< 401 auth.token-expired
Refusal refresh_invalid();                  ///< 401 auth.refresh-invalid
Refusal refresh_reused();                   ///< 401 auth.refresh-reused
Refusal from_elsewhere();                   ///< 403 auth.cross-site
Refusal email_taken();                      ///< 409 user.email-taken
Refusal user_unknown();                     ///< 404 user.not-found
Refusal session_unknown();                  ///< 404 session.not-found
Refusal outranked();                        ///< 403 user.outranks-you
Refusal not_permitted();                    ///< 403 auth.forbidden
Refusal last_admin();                       ///< 409 user.last-admin
Refusal stale_version();                    ///< 412 version.stale
Refusal location_unknown();                 ///< 422 location.unknown

FieldError bad_email();       ///< /email field.format
FieldError bad_phone();       ///< /phone field.format
FieldError bad_name();        ///< /name field.format
FieldError bad_password();    ///< /password field.format
FieldError wrong_password();  ///< /current_password field.wrong-password
FieldError same_password();   ///< /new_password field.same-password
FieldError unknown_role();    ///< /role field.unknown-role
FieldError bad_cursor();      ///< ?cursor field.cursor

}  // namespace beanq::identity
