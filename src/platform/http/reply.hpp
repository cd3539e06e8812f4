#pragma once

// How each kind of handler result becomes a response, and how it shows in OpenAPI.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/object.hpp>

#include "platform/http/answers.hpp"
#include "platform/http/codec.hpp"
#include "platform/http/operation.hpp"

namespace beanq::http {

std::string quoted_etag(std::int64_t version);
Response json_response(int status, std::string body);
Response prepared_response(const Prepared& prepared);

/// How a handler's result becomes a response. The general case: 200 with a described struct.
template <class R>
struct Reply {
    static Response response(const R& result) { return json_response(200, encode(result)); }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 200, "Done.", Codec<R>::schema(schemas));
    }
};

template <class T>
struct Reply<Versioned<T>> {
    static Response response(const Versioned<T>& result) {
        auto response = json_response(200, encode(result.value));
        response.set("ETag", quoted_etag(result.version));
        return response;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 200, "Done; ETag is the version.", Codec<T>::schema(schemas));
    }
};

template <class T>
struct Reply<Created<T>> {
    static Answer answer(const Created<T>& result) {
        return {201, result.location, quoted_etag(result.version), encode(result.value)};
    }
    static Response response(const Created<T>& result) {
        auto response = json_response(201, encode(result.value));
        response.set("Location", result.location);
        response.set("ETag", quoted_etag(result.version));
        return response;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 201, "Created; Location and ETag name it.",
                        Codec<T>::schema(schemas));
    }
};

template <>
struct Reply<NoContent> {
    static Response response(const NoContent&) { return {.status = 204}; }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_answer(operation, 204, "Done.", std::nullopt);
    }
};

template <>
struct Reply<Prepared> {
    static Response response(const Prepared& result) { return prepared_response(result); }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_answer(operation, 200, "Done.", boost::json::object{{"type", "object"}});
    }
};

/// For routes that answer ready bytes of a known shape: `PreparedAs<MenuView>`.
template <class View>
struct PreparedAs : Prepared {};

template <class View>
struct Reply<PreparedAs<View>> {
    static Response response(const PreparedAs<View>& result) { return prepared_response(result); }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 200, "Done; ETag names these bytes.",
                        Codec<View>::schema(schemas));
    }
};

template <>
struct Reply<EventStream> {
    static Response response(EventStream& result) { return {.stream = std::move(result.run)}; }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_answer(operation, 200,
                        "Events until the client leaves; `id:` is what Last-Event-ID names.",
                        boost::json::object{{"type", "string"}}, "text/event-stream");
    }
};

}  // namespace beanq::http
