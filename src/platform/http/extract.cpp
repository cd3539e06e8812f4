#include "platform/http/extract.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/stream_parser.hpp>
#include <fmt/format.h>

#include "platform/crypto/crypto.hpp"
#include "platform/http/wire.hpp"
#include "platform/text/utf8.hpp"

namespace beanq::http {

namespace json = boost::json;

namespace {

constexpr std::size_t max_json_depth = 32;

bool is_json_media(std::string_view content_type) {
    return same_token(trim(content_type.substr(0, content_type.find(';'))), "application/json");
}

// A form's `+` is a space.
std::optional<std::string> form_decode(std::string text) {
    std::ranges::replace(text, '+', ' ');
    auto decoded = percent_decode(text);
    if (decoded && !is_utf8(*decoded)) return std::nullopt;
    return decoded;
}

Error not_json(std::size_t offset, const std::string& why) {
    const Phrase detail{fmt::format("The body is not JSON: {} at byte {}.", why, offset),
                        fmt::format("Тело запроса не является JSON: {}, байт {}.", why, offset)};
    return {
        ErrorKind::malformed,
        "body.not-json",
        detail,
        {{"",
          "body.not-json",
          {fmt::format("not JSON at byte {}", offset), fmt::format("не JSON, байт {}", offset)}}}};
}

std::optional<std::int64_t> to_whole(std::string_view text) {
    std::int64_t whole = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (fault != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return whole;
}

json::value to_json(const std::string& text, TextForm form) {
    switch (form) {
        case TextForm::whole:
            if (const auto whole = to_whole(text)) return *whole;
            break;
        case TextForm::boolean:
            if (text == "true") return true;
            if (text == "false") return false;
            break;
        case TextForm::list: {
            json::array parts;
            for (std::size_t from = 0; from <= text.size();) {
                const auto comma = std::min(text.find(',', from), text.size());
                parts.emplace_back(std::string_view(text).substr(from, comma - from));
                from = comma + 1;
            }
            return parts;
        }
        case TextForm::string: break;
    }
    return json::value(text);
}

}  // namespace

Result<json::value> parse_body(const Request& request, bool may_be_empty) {
    const auto type = request.header("Content-Type");
    if (request.body.empty() && may_be_empty) return json::value(json::object{});
    if (!type || !is_json_media(*type)) {
        return refuse(ErrorKind::unsupported_media, "body.media-type",
                      {"The body must be sent as application/json.",
                       "Тело запроса должно иметь тип application/json."});
    }
    json::parse_options options;
    options.max_depth = max_json_depth;
    json::stream_parser parser({}, options);
    boost::system::error_code fault;
    std::size_t offset = parser.write_some(request.body, fault);
    if (!fault && offset < request.body.size()) {
        return std::unexpected(not_json(offset, "something follows the end"));
    }
    if (!fault) parser.finish(fault);  // an unfinished document shows only at its end
    if (fault) return std::unexpected(not_json(offset, fault.message()));
    return parser.release();
}

Result<json::object> parse_query(std::string_view query,
                                 const std::vector<std::pair<std::string_view, TextForm>>& forms) {
    json::object fields;
    Faults faults("?");
    while (!query.empty()) {
        const auto ampersand = std::min(query.find('&'), query.size());
        const std::string_view field = query.substr(0, ampersand);
        query.remove_prefix(std::min(ampersand + 1, query.size()));
        if (field.empty()) continue;
        const auto equals = std::min(field.find('='), field.size());
        const auto name = form_decode(std::string(field.substr(0, equals)));
        const auto value =
            form_decode(std::string(field.substr(std::min(equals + 1, field.size()))));
        if (!name || !value) {
            faults.add("field.format", {"the query is not percent-encoded UTF-8",
                                        "строка запроса закодирована неверно"});
            continue;
        }
        if (fields.contains(*name)) {
            faults.add_at(*name, "field.duplicate", {"is given twice", "указано дважды"});
            continue;
        }
        const auto form =
            std::ranges::find(forms, std::string_view(*name), [](auto& f) { return f.first; });
        fields[*name] = to_json(*value, form == forms.end() ? TextForm::string : form->second);
    }
    if (!faults.empty()) return refuse_fields(faults.take());
    return fields;
}

json::object path_object(const Request& request) {
    json::object values;
    for (const auto& [name, value] : request.path_values)
        values[name] = value;
    return values;
}

Result<IfMatch> read_if_match(const Request& request) {
    const auto header = request.header("If-Match");
    if (!header) {
        return refuse(ErrorKind::precondition_required, "version.required",
                      {"Send If-Match with the ETag of the version you are changing.",
                       "Передайте If-Match с ETag изменяемой версии."});
    }
    std::string_view tag = *header;
    if (tag == "*") return IfMatch{};
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
        if (const auto version = to_whole(tag.substr(1, tag.size() - 2))) return IfMatch{version};
    }
    return refuse(ErrorKind::stale, "version.stale",
                  {"If-Match names no version of this resource.",
                   "If-Match не соответствует ни одной версии ресурса."});
}

Result<LastEventId> read_last_event_id(const Request& request) {
    const auto header = request.header("Last-Event-ID");
    if (!header || header->empty()) return LastEventId{};
    if (const auto sequence = to_whole(*header); sequence && *sequence >= 0)
        return LastEventId{sequence};
    Faults faults;
    faults.add("field.format", {"Last-Event-ID must be the id of an event",
                                "Last-Event-ID должен быть идентификатором события"});
    return refuse_fields(faults.take());
}

Result<IdempotencyKey> read_idempotency_key(const Request& request, AnswerBook& answers) {
    const auto header = request.header("Idempotency-Key");
    if (!header) return IdempotencyKey{};
    const bool sound = !header->empty() && header->size() <= 255 &&
                       std::ranges::all_of(*header, [](char c) { return c >= ' ' && c < 0x7F; });
    if (!sound) {
        return refuse(ErrorKind::invalid, "idempotency.key-malformed",
                      {"Idempotency-Key must be 1 to 255 printable ASCII characters.",
                       "Idempotency-Key должен состоять из 1–255 печатных символов ASCII."});
    }
    const std::string what =
        fmt::format("{}:{}:", method_name(request.method), request.path) + request.body;
    const std::string owner = request.caller ? to_string(request.caller->user) : "anonymous";
    return IdempotencyKey{&answers,
                          RequestKey{owner, std::string(*header), crypto::sha256_hex(what)}};
}

}  // namespace beanq::http
