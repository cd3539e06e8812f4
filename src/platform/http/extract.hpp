#pragma once

// How each kind of handler parameter comes out of a request, and how it shows in OpenAPI.

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "platform/http/answers.hpp"
#include "platform/http/codec.hpp"
#include "platform/http/operation.hpp"
#include "platform/http/route.hpp"

namespace beanq::http {

/// The body as JSON; 415 by media type, 400 `body.not-json` with the offset.
Result<boost::json::value> parse_body(const Request& request, bool may_be_empty);
/// The query's fields, each text brought to its JSON form; 422 for a name given twice.
Result<boost::json::object> parse_query(
    std::string_view query, const std::vector<std::pair<std::string_view, TextForm>>& forms);
boost::json::object path_object(const Request& request);
Result<IfMatch> read_if_match(const Request& request);
Result<LastEventId> read_last_event_id(const Request& request);
Result<IdempotencyKey> read_idempotency_key(const Request& request, AnswerBook& answers);

/// How a handler's parameter comes out of a request. `urgency` orders refusals: what does not
/// exist (0) goes before preconditions (1) before the input's own faults (2).
template <class A>
struct Extract;

template <class T>
std::vector<std::pair<std::string_view, TextForm>> text_forms() {
    std::vector<std::pair<std::string_view, TextForm>> forms;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
        forms.emplace_back(json_name(member.name), Codec<M>::text_form);
    });
    return forms;
}

template <class T>
void describe_fields(boost::json::object& operation, Schemas& schemas, std::string_view in) {
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
        describe_parameter(operation, in, json_name(member.name), !Codec<M>::may_be_absent,
                           Codec<M>::schema(schemas), "");
    });
}

template <class T>
struct Extract<Body<T>> {
    static constexpr int urgency = 2;
    static Result<Body<T>> from(Request& request, const RouteContext&) {
        const auto json = parse_body(request, Codec<T>::all_may_be_absent());
        if (!json) return std::unexpected(json.error());
        Body<T> body;
        Faults faults;
        Codec<T>::read(*json, body.value, faults);
        if (!faults.empty()) return refuse_fields(faults.take());
        return body;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_body(operation, Codec<T>::schema(schemas));
        describe_problem(operation, 400);
        describe_problem(operation, 413);
        describe_problem(operation, 415);
        describe_problem(operation, 422);
    }
};

template <class T>
struct Extract<Query<T>> {
    static constexpr int urgency = 2;
    static Result<Query<T>> from(Request& request, const RouteContext&) {
        auto fields = parse_query(request.query, text_forms<T>());
        if (!fields) return std::unexpected(fields.error());
        Query<T> query;
        Faults faults("?");
        Codec<T>::read(boost::json::value(std::move(*fields)), query.value, faults);
        if (!faults.empty()) return refuse_fields(faults.take());
        return query;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_fields<T>(operation, schemas, "query");
        describe_problem(operation, 422);
    }
};

template <class T>
struct Extract<Path<T>> {
    static constexpr int urgency = 0;
    static Result<Path<T>> from(Request& request, const RouteContext&) {
        Path<T> path;
        Faults faults;
        Codec<T>::read(boost::json::value(path_object(request)), path.value, faults);
        if (faults.empty()) return path;
        return refuse(ErrorKind::not_found, "route.unknown",
                      {"There is nothing at this address.", "По этому адресу ничего нет."});
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_fields<T>(operation, schemas, "path");
        describe_problem(operation, 404);
    }
};

template <>
struct Extract<Caller> {
    static constexpr int urgency = 0;
    // The edge let nobody pass without one: add_route takes no Caller on an open route.
    static Result<Caller> from(Request& request, const RouteContext&) {
        return request.caller.value();
    }
    static void describe(boost::json::object&, Schemas&) {}
};

template <>
struct Extract<std::optional<Caller>> {
    static constexpr int urgency = 0;
    static Result<std::optional<Caller>> from(Request& request, const RouteContext&) {
        return request.caller;
    }
    static void describe(boost::json::object&, Schemas&) {}
};

template <>
struct Extract<IfMatch> {
    static constexpr int urgency = 1;
    static Result<IfMatch> from(Request& request, const RouteContext&) {
        return read_if_match(request);
    }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_parameter(operation, "header", "If-Match", true, string_schema(1, 64),
                           "The ETag of the version this change starts from, or `*`.");
        describe_problem(operation, 412);
        describe_problem(operation, 428);
    }
};

template <>
struct Extract<LastEventId> {
    static constexpr int urgency = 2;
    static Result<LastEventId> from(Request& request, const RouteContext&) {
        return read_last_event_id(request);
    }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_parameter(operation, "header", "Last-Event-ID", false, whole_schema(0, INT64_MAX),
                           "Resume after this event.");
    }
};

template <>
struct Extract<IdempotencyKey> {
    static constexpr int urgency = 1;
    static Result<IdempotencyKey> from(Request& request, const RouteContext& context) {
        return read_idempotency_key(request, context.answers);
    }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_parameter(operation, "header", "Idempotency-Key", false, string_schema(1, 255),
                           "A repeated request with the same key and body gets the first answer.");
    }
};

template <>
struct Extract<ReplyHeaders> {
    static constexpr int urgency = 0;
    static Result<ReplyHeaders> from(Request& request, const RouteContext&) {
        return ReplyHeaders{&request.reply_headers};
    }
    static void describe(boost::json::object&, Schemas&) {}
};

template <>
struct Extract<const Request*> {
    static constexpr int urgency = 0;
    static Result<const Request*> from(Request& request, const RouteContext&) { return &request; }
    static void describe(boost::json::object&, Schemas&) {}
};

}  // namespace beanq::http
