#pragma once

#include <string_view>

#include "platform/http/message.hpp"

/// What a client's request headers ask for.
namespace beanq::http {

/// The language an Accept-Language header prefers (RFC 9110 §12.5.4): `ru` for `ru`, `ru-RU`, …;
/// English when it names neither or the two are equally welcome and English comes first.
Language preferred_language(std::string_view accept_language);

/// Whether an If-None-Match header has `etag`, by weak comparison (RFC 9110 §13.1.2).
bool none_match_has(std::string_view if_none_match, std::string_view etag);

/// Whether a traceparent header is one (W3C Trace Context, version 00 shape).
bool is_traceparent(std::string_view text);

/// Whether a client's X-Request-Id may be taken over: 1 to 128 of `[A-Za-z0-9._-]`.
bool is_request_id(std::string_view text);

}  // namespace beanq::http
