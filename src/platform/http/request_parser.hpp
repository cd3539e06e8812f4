#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <boost/beast/http/basic_parser.hpp>

#include "kernel/result.hpp"
#include "platform/http/message.hpp"
#include "platform/http/server.hpp"

namespace beanq::http {

/// Why bytes are not taken as a request; the connection closes after it.
struct Refusal {
    int status;
    std::string code;
    Phrase detail;
};

/// Reads one HTTP/1.x request (RFC 9112) into a Request, piece by piece and within limits. Refuses
/// what proxies and servers could read differently: two framings, differing lengths, other codings.
class RequestParser final : private boost::beast::http::basic_parser<true> {
public:
    RequestParser(Request& request, const Limits& limits);

    /// Takes what it can use from the front of `bytes` (never past the headers' end in the same
    /// call) and answers how much that was.
    std::size_t take(std::string_view bytes);

    bool has_headers() const { return is_header_done(); }
    bool is_whole() const { return is_done(); }
    const std::optional<Refusal>& refusal() const { return refusal_; }

    /// The rest is known after the headers.
    bool keeps_alive() const { return keep_alive(); }
    bool is_http11() const { return version_ == 11; }
    bool expects_continue() const { return expects_continue_; }
    /// As sent; a method outside of Method leaves `request.method` untouched.
    std::string_view method_text() const { return method_; }

private:
    using Verb = boost::beast::http::verb;
    using Field = boost::beast::http::field;
    using Text = boost::beast::string_view;
    using Code = boost::beast::error_code;

    void refuse(int status, std::string code, Phrase detail, Code& failed);
    void refuse_malformed(const char* en, const char* ru, Code& failed);
    void explain(const Code& failed, std::string_view bytes);
    void check_waiting(std::string_view waiting);

    void on_request_impl(Verb verb, Text method, Text target, int version, Code& failed) override;
    void on_response_impl(int status, Text reason, int version, Code& failed) override;
    void on_field_impl(Field field, Text name, Text value, Code& failed) override;
    void on_header_impl(Code& failed) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Code& failed) override;
    std::size_t on_body_impl(Text bytes, Code& failed) override;
    void on_chunk_header_impl(std::uint64_t size, Text extensions, Code& failed) override;
    std::size_t on_chunk_body_impl(std::uint64_t left, Text bytes, Code& failed) override;
    void on_finish_impl(Code& failed) override;

    Request& request_;
    const Limits& limits_;
    std::string method_;
    std::size_t header_bytes_ = 0;
    int version_ = 11;
    int hosts_ = 0;
    bool expects_continue_ = false;
    std::optional<Refusal> refusal_;
};

}  // namespace beanq::http
