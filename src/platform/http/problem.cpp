#include "platform/http/problem.hpp"

#include <string_view>
#include <utility>

#include <boost/json.hpp>

#include "platform/http/wire.hpp"

namespace beanq::http {

namespace json = boost::json;

namespace {

const std::string& in_language(const Phrase& phrase, Language language) {
    return language == Language::ru ? phrase.ru : phrase.en;
}

/// The short name of a status: the same for every problem that has it.
Phrase title(int status) {
    switch (status) {
        case 400: return {"Bad request", "Неверный запрос"};
        case 401: return {"Sign-in required", "Требуется вход"};
        case 403: return {"Not allowed", "Доступ запрещён"};
        case 404: return {"Not found", "Не найдено"};
        case 405: return {"Method not allowed", "Метод не поддерживается"};
        case 408: return {"Request too slow", "Запрос передаётся слишком медленно"};
        case 409: return {"Conflict", "Конфликт"};
        case 412: return {"Changed meanwhile", "Данные уже изменились"};
        case 413: return {"Body too large", "Слишком большое тело запроса"};
        case 414: return {"Address too long", "Слишком длинный адрес"};
        case 415: return {"Unsupported media type", "Неподдерживаемый тип данных"};
        case 417: return {"Expectation failed", "Ожидание невыполнимо"};
        case 422: return {"Invalid data", "Неверные данные"};
        case 428: return {"Version required", "Требуется версия"};
        case 429: return {"Too many requests", "Слишком много запросов"};
        case 431: return {"Headers too large", "Слишком большие заголовки"};
        case 500: return {"Internal error", "Внутренняя ошибка"};
        case 501: return {"Not implemented", "Не реализовано"};
        case 503: return {"Temporarily unavailable", "Временно недоступно"};
        case 505: return {"HTTP version not supported", "Версия HTTP не поддерживается"};
        default: return {"Error", "Ошибка"};
    }
}

/// RFC 6750 §3: a sent token that was not taken is named as the fault.
std::string bearer_challenge(const Request& request) {
    const bool was_token_sent = request.header("Authorization").has_value();
    return was_token_sent ? R"(Bearer realm="beanq", error="invalid_token")"
                          : R"(Bearer realm="beanq")";
}

json::array to_json(const std::vector<FieldError>& fields, Language language) {
    json::array errors;
    errors.reserve(fields.size());
    for (const FieldError& field : fields) {
        errors.push_back(json::object{{"pointer", field.pointer},
                                      {"code", field.code},
                                      {"message", in_language(field.message, language)}});
    }
    return errors;
}

json::object to_json(Quantity quantity, Unit unit) {
    return {{"value", to_string(quantity)}, {"unit", to_string(unit)}};
}

json::array to_json(const std::vector<Lack>& lacks) {
    json::array list;
    list.reserve(lacks.size());
    for (const Lack& lack : lacks) {
        list.push_back(json::object{{"ingredient_id", to_string(lack.id)},
                                    {"name", lack.name},
                                    {"wanted", to_json(lack.wanted, lack.unit)},
                                    {"on_hand", to_json(lack.on_hand, lack.unit)}});
    }
    return list;
}

Response replay(const Answer& first) {
    Response response;
    response.status = first.status;
    response.body = first.body;
    if (!first.body.empty()) response.set("Content-Type", "application/json");
    if (!first.location.empty()) response.set("Location", first.location);
    if (!first.etag.empty()) response.set("ETag", first.etag);
    response.set("Idempotent-Replayed", "true");
    return response;
}

}  // namespace

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::malformed: return 400;
        case ErrorKind::unauthenticated: return 401;
        case ErrorKind::forbidden: return 403;
        case ErrorKind::not_found: return 404;
        case ErrorKind::conflict: return 409;
        case ErrorKind::stale: return 412;
        case ErrorKind::unsupported_media: return 415;
        case ErrorKind::invalid: return 422;
        case ErrorKind::precondition_required: return 428;
        case ErrorKind::too_many_requests: return 429;
        case ErrorKind::replayed: return 200;
    }
    return 500;
}

Response problem(const Request& request, const Error& error) {
    if (error.kind == ErrorKind::replayed && error.first_answer) return replay(*error.first_answer);
    Response response = problem(request, status_of(error.kind), error.code, error.message,
                                error.fields, error.lacks);
    if (error.retry_after) {
        response.set("Retry-After", std::to_string(error.retry_after->count()));
    }
    return response;
}

Response problem(const Request& request, int status, std::string code, Phrase detail,
                 std::vector<FieldError> fields, std::vector<Lack> lacks) {
    const Language language = request.language;
    json::object body{{"type", "urn:beanq:problem:" + code},
                      {"title", in_language(title(status), language)},
                      {"status", status},
                      {"code", code},
                      {"detail", in_language(detail, language)},
                      {"instance", request.path},
                      {"request_id", request.id}};
    if (!fields.empty()) body.emplace("errors", to_json(fields, language));

    if (!lacks.empty()) body.emplace("short", to_json(lacks));

    Response response;
    response.status = status;
    response.set("Content-Type", "application/problem+json");
    response.set("Content-Language", language == Language::ru ? "ru" : "en");
    response.set("Vary", "Accept-Language");
    if (status == 401) response.set("WWW-Authenticate", bearer_challenge(request));
    response.body = json::serialize(body);
    response.error_code = std::move(code);
    return response;
}

}  // namespace beanq::http
