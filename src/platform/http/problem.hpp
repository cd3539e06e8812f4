#pragma once

#include <string>
#include <vector>

#include "kernel/result.hpp"
#include "platform/http/message.hpp"

namespace beanq::http {

/// The status of a refusal's kind.
int status_of(ErrorKind kind);

/// RFC 9457: `application/problem+json` in the request's language with type, title, status, code,
/// detail, instance, request_id and errors[{pointer, code, message}]. 401 carries WWW-Authenticate,
/// retry_after becomes Retry-After. For ErrorKind::replayed: the first answer with
/// `Idempotent-Replayed: true`.
Response problem(const Request& request, const Error& error);

/// The same for what only HTTP knows: 404 of an unknown path, 405, 408, 413, 414, 415, 431, 500,
/// 503.
Response problem(const Request& request, int status, std::string code, Phrase detail,
                 std::vector<FieldError> fields = {}, std::vector<Lack> lacks = {});

}  // namespace beanq::http
