#include "platform/http/json_values.hpp"

#include <algorithm>
#include <cmath>

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "kernel/time_text.hpp"
#include "platform/http/json_text.hpp"

namespace beanq::http {

namespace json = boost::json;

namespace {

constexpr std::size_t max_plain_string = 4096;

void fault_type(Faults& faults, Phrase message) { faults.add("field.type", std::move(message)); }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const std::string_view domain = text.substr(at + 1);
    if (domain.find('@') != std::string_view::npos || domain.find('.') == std::string_view::npos)
        return false;
    if (domain.starts_with('.') || domain.ends_with('.') ||
        domain.find("..") != std::string_view::npos) {
        return false;
    }
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

std::optional<std::string_view> text_of(const json::value& from, Faults& faults) {
    if (from.is_string()) return std::string_view(from.get_string());
    fault_type(faults, {"must be text", "должно быть текстом"});
    return std::nullopt;
}

bool check_length(std::string_view text, std::size_t min, std::size_t max, Faults& faults) {
    const std::size_t length = characters(text);
    if (length < min) {
        faults.add("field.too-short",
                   min == 1 ? Phrase{"must not be empty", "не должно быть пустым"}
                            : Phrase{fmt::format("must have at least {} characters", min),
                                     fmt::format("минимум символов: {}", min)});
        return false;
    }
    if (length > max) {
        faults.add("field.too-long", {fmt::format("must have at most {} characters", max),
                                      fmt::format("максимум символов: {}", max)});
        return false;
    }
    return true;
}

}  // namespace

std::optional<std::int64_t> read_whole(const json::value& from, std::int64_t min, std::int64_t max,
                                       Faults& faults) {
    const bool whole = from.is_int64() || from.is_uint64() ||
                       (from.is_double() && std::abs(from.get_double()) >= 9.2e18);
    if (!whole) {
        fault_type(faults, {"must be a whole number", "должно быть целым числом"});
        return std::nullopt;
    }
    if (from.is_int64() && from.get_int64() >= min && from.get_int64() <= max)
        return from.get_int64();
    faults.add("field.range", {fmt::format("must be from {} to {}", min, max),
                               fmt::format("должно быть от {} до {}", min, max)});
    return std::nullopt;
}

std::optional<bool> read_bool(const json::value& from, Faults& faults) {
    if (from.is_bool()) return from.get_bool();
    fault_type(faults, {"must be true or false", "должно быть true или false"});
    return std::nullopt;
}

std::optional<std::string> read_string(const json::value& from, Faults& faults) {
    const auto text = text_of(from, faults);
    if (!text || !check_length(*text, 0, max_plain_string, faults)) return std::nullopt;
    return std::string(*text);
}

std::optional<std::string> read_text(const json::value& from, std::size_t min, std::size_t max,
                                     Faults& faults) {
    const auto given = text_of(from, faults);
    if (!given) return std::nullopt;
    const std::string_view text = trim(*given);
    if (std::ranges::any_of(text, is_control)) {
        faults.add("field.text", {"must not hold control characters",
                                  "не должно содержать управляющих символов"});
        return std::nullopt;
    }
    if (!check_length(text, min, max, faults)) return std::nullopt;
    return std::string(text);
}

std::optional<std::string> read_email(const json::value& from, Faults& faults) {
    const auto given = text_of(from, faults);
    if (!given) return std::nullopt;
    std::string email(trim(*given));
    if (!is_email(email)) {
        faults.add("field.format",
                   {"must be an e-mail address", "должно быть адресом электронной почты"});
        return std::nullopt;
    }
    std::ranges::transform(email, email.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return email;
}

std::optional<std::string> read_password(const json::value& from, Faults& faults) {
    const auto given = text_of(from, faults);
    if (!given) return std::nullopt;
    if (given->size() < 8) {
        faults.add("field.too-short", {"must have at least 8 characters", "минимум символов: 8"});
        return std::nullopt;
    }
    if (given->size() > 72) {
        faults.add("field.too-long", {"must have at most 72 bytes", "максимум байт: 72"});
        return std::nullopt;
    }
    if (given->find('\0') != std::string_view::npos) {
        faults.add("field.text", {"must not hold control characters",
                                  "не должно содержать управляющих символов"});
        return std::nullopt;
    }
    return std::string(*given);
}

std::optional<Uuid> read_uuid(const json::value& from, Faults& faults) {
    if (from.is_string()) {
        if (const auto uuid = parse_uuid(from.get_string())) return uuid;
    }
    faults.add("field.format", {"must be a UUID", "должно быть UUID"});
    return std::nullopt;
}

std::optional<Instant> read_instant(const json::value& from, Faults& faults) {
    if (from.is_string()) {
        if (const auto at = parse_rfc3339(from.get_string())) return at;
    }
    faults.add("field.format", {"must be a time as 2026-11-23T08:15:30Z",
                                "должно быть временем вида 2026-11-23T08:15:30Z"});
    return std::nullopt;
}

std::optional<Date> read_date(const json::value& from, Faults& faults) {
    if (from.is_string()) {
        if (const auto date = parse_iso_date(from.get_string())) return date;
    }
    faults.add("field.format",
               {"must be a date as 2026-11-23", "должно быть датой вида 2026-11-23"});
    return std::nullopt;
}

std::optional<Money> read_money(const json::value& from, std::int64_t min, std::int64_t max,
                                Faults& faults) {
    const auto* object = read_object(from, faults);
    if (object == nullptr) return std::nullopt;
    std::optional<std::int64_t> amount;
    std::optional<Currency> currency;
    if (const auto* value = object->if_contains("amount")) {
        faults.inside("amount", [&] { amount = read_whole(*value, min, max, faults); });
    } else {
        fault_required("amount", faults);
    }
    if (const auto* value = object->if_contains("currency")) {
        if (value->is_string()) currency = Currency::parse(value->get_string());
        if (!currency) {
            faults.add_at(
                "currency", "field.format",
                {"must be an ISO 4217 code as RUB", "должно быть кодом ISO 4217, например RUB"});
        }
    } else {
        fault_required("currency", faults);
    }
    fault_unknown(*object, {"amount", "currency"}, faults);
    if (!amount || !currency) return std::nullopt;
    return Money{*amount, *currency};
}

std::optional<Quantity> read_decimal(const json::value& from, Quantity min, Faults& faults) {
    const auto text = read_string(from, faults);
    if (!text) return std::nullopt;
    const auto decimal = parse_quantity(*text);
    if (!decimal) {
        faults.add(
            "field.format",
            {R"(must be a decimal such as "12.5", with at most three decimals)",
             R"(должно быть десятичным числом, например "12.5": до трёх знаков после точки)"});
        return std::nullopt;
    }
    if (*decimal < min) {
        faults.add("field.range", {"must be at least " + to_string(min),
                                   "должно быть не меньше " + to_string(min)});
        return std::nullopt;
    }
    return decimal;
}

const json::array* read_array(const json::value& from, std::size_t min, std::size_t max,
                              Faults& faults) {
    if (!from.is_array()) {
        fault_type(faults, {"must be a list", "должно быть списком"});
        return nullptr;
    }
    const auto& array = from.get_array();
    if (array.size() < min) {
        faults.add("field.too-few", {fmt::format("must have at least {} elements", min),
                                     fmt::format("минимум элементов: {}", min)});
        return nullptr;
    }
    if (array.size() > max) {
        faults.add("field.too-many", {fmt::format("must have at most {} elements", max),
                                      fmt::format("максимум элементов: {}", max)});
        return nullptr;
    }
    return &array;
}

const json::object* read_object(const json::value& from, Faults& faults) {
    if (from.is_object()) return &from.get_object();
    fault_type(faults, {"must be an object", "должно быть объектом"});
    return nullptr;
}

void fault_required(std::string_view member, Faults& faults) {
    faults.add_at(member, "field.required", {"is required", "обязательное поле"});
}

void fault_unknown(const json::object& from, const std::vector<std::string_view>& known,
                   Faults& faults) {
    for (const auto& [name, value] : from) {
        if (std::ranges::find(known, std::string_view(name)) != known.end()) continue;
        const std::string_view shown = std::string_view(name).substr(0, 200);
        faults.add_at(shown, "field.unknown", {"is not a field here", "такого поля здесь нет"});
    }
}

void fault_choice(const std::vector<std::string_view>& choices, Faults& faults) {
    const auto list = fmt::format("{}", fmt::join(choices, ", "));
    faults.add("field.choice", {"must be one of: " + list, "должно быть одним из: " + list});
}

void write_string(std::string_view text, std::string& out) { append_json_string(text, out); }

void write_whole(std::int64_t whole, std::string& out) {
    const fmt::format_int digits(whole);
    out.append(digits.data(), digits.size());
}

void write_money(const Money& money, std::string& out) {
    out += R"({"amount":)";
    write_whole(money.amount_minor, out);
    out += R"(,"currency":")";
    out += money.currency.text();
    out += "\"}";
}

}  // namespace beanq::http
