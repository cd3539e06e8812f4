#include "platform/http/request_parser.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "platform/http/wire.hpp"

namespace beanq::http {

namespace beast = boost::beast;

namespace {

constexpr std::size_t max_target_bytes = 8UL * 1024;
constexpr std::size_t max_header_fields = 100;

/// `http://host/path` → `/path` (RFC 9112 §3.2.2).
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!same_token(target.substr(0, scheme.size()), scheme)) continue;
        const std::size_t path = target.find_first_of("/?", scheme.size());
        return path == std::string_view::npos ? "/" : target.substr(path);
    }
    return target;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

RequestParser::RequestParser(Request& request, const Limits& limits)
    : request_(request), limits_(limits) {
    body_limit(limits.max_body_bytes);
    header_limit(static_cast<std::uint32_t>(limits.max_header_bytes));
    request.headers.reserve(12);
}

std::size_t RequestParser::take(std::string_view bytes) {
    std::size_t taken = 0;
    const bool had_headers = has_headers();
    while (taken < bytes.size() && !is_done() && had_headers == has_headers()) {
        Code failed;
        const std::string_view rest = bytes.substr(taken);
        const std::size_t used = put(boost::asio::buffer(rest), failed);
        taken += used;
        if (!had_headers) header_bytes_ += used;
        if (failed == beast::http::error::need_more) {
            check_waiting(rest.substr(used));
            break;
        }
        if (failed) {
            explain(failed, rest);
            break;
        }
    }
    if (!had_headers && has_headers()) check_waiting({});
    return taken;
}

/// Beast bounds what waits in the buffer; this bounds all headers together, and what comes
/// between chunks.
void RequestParser::check_waiting(std::string_view waiting) {
    if (refusal_) return;
    const std::size_t headers = header_bytes_ + (has_headers() ? 0 : waiting.size());
    if (headers > limits_.max_header_bytes) {
        explain(beast::http::error::header_limit, waiting);
    } else if (waiting.size() > limits_.max_header_bytes) {
        explain(beast::http::error::bad_chunk, waiting);
    }
}

void RequestParser::refuse(int status, std::string code, Phrase detail, Code& failed) {
    if (!refusal_) refusal_ = Refusal{status, std::move(code), std::move(detail)};
    failed = beast::http::error::bad_value;
}

void RequestParser::refuse_malformed(const char* en, const char* ru, Code& failed) {
    refuse(400, "request.malformed", {en, ru}, failed);
}

/// Turns what Beast found at the front of `bytes` into a refusal, unless a callback has given one.
void RequestParser::explain(const Code& failed, std::string_view bytes) {
    Code ignored;
    const std::string_view within_limit = bytes.substr(0, limits_.max_header_bytes);
    const bool is_in_first_line =
        method_.empty() && within_limit.find("\r\n") == std::string_view::npos;
    if (failed == beast::http::error::body_limit) {
        refuse(413, "body.too-large",
               {"The request body is larger than " + std::to_string(limits_.max_body_bytes) +
                    " bytes.",
                "Тело запроса больше " + std::to_string(limits_.max_body_bytes) + " байт."},
               ignored);
    } else if (failed == beast::http::error::header_limit && is_in_first_line) {
        refuse(414, "request.target-too-long",
               {"The address is too long.", "Адрес слишком длинный."}, ignored);
    } else if (failed == beast::http::error::header_limit) {
        refuse(431, "request.headers-too-large",
               {"The request headers are too large.", "Заголовки запроса слишком большие."},
               ignored);
    } else {
        refuse_malformed("This is not a well-formed HTTP request.",
                         "Это неправильно составленный HTTP-запрос.", ignored);
    }
}

void RequestParser::on_request_impl(Verb, Text method, Text target, int version, Code& failed) {
    method_ = std::string_view{method};
    version_ = version;
    const auto known = method_of(method_);
    if (known) request_.method = *known;
    if (target.size() > max_target_bytes) {
        return refuse(414, "request.target-too-long",
                      {"The address is too long.", "Адрес слишком длинный."}, failed);
    }
    const std::string_view rest = without_authority(target);
    const std::size_t question = std::min(rest.find('?'), rest.size());
    request_.path = question == 0 ? "/" : rest.substr(0, question);
    if (question < rest.size()) request_.query = rest.substr(question + 1);
    const bool is_server_wide = rest == "*" && known == Method::options;
    if (!is_ascii(rest) || (!request_.path.starts_with('/') && !is_server_wide)) {
        request_.path = "/";
        refuse_malformed("The request's address is malformed.", "Адрес запроса составлен неверно.",
                         failed);
    }
}

void RequestParser::on_field_impl(Field field, Text name, Text value, Code& failed) {
    if (has_headers()) return;  // a trailer: nothing here needs one
    if (request_.headers.size() == max_header_fields) {
        failed = beast::http::error::header_limit;
        return;
    }
    if (field == Field::host) ++hosts_;
    if (field == Field::transfer_encoding && !(same_token(value, "chunked") && version_ == 11)) {
        return refuse_malformed("Only the transfer coding “chunked” is taken.",
                                "Принимается только кодирование передачи «chunked».", failed);
    }
    if (field == Field::expect && version_ == 11) {
        if (!same_token(value, "100-continue")) {
            return refuse(417, "request.expectation",
                          {"Only the expectation “100-continue” is known.",
                           "Известно только ожидание «100-continue»."},
                          failed);
        }
        expects_continue_ = true;
    }
    request_.headers.emplace_back(std::string_view{name}, std::string_view{value});
}

void RequestParser::on_header_impl(Code& failed) {
    if (hosts_ > 1 || (hosts_ == 0 && version_ == 11)) {
        refuse_malformed("The request needs one Host header.",
                         "В запросе должен быть ровно один заголовок Host.", failed);
    }
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, Code&) {
    constexpr std::uint64_t max_reserved = 64UL * 1024;  // a claimed length is not yet a body
    if (length) request_.body.reserve(std::min(*length, max_reserved));
}

std::size_t RequestParser::on_body_impl(Text bytes, Code&) {
    request_.body.append(bytes.data(), bytes.size());
    return bytes.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text bytes, Code&) {
    request_.body.append(bytes.data(), bytes.size());
    return bytes.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t, Text, Code&) {}
void RequestParser::on_finish_impl(Code&) {}
void RequestParser::on_response_impl(int, Text, int, Code&) {}

}  // namespace beanq::http
