#include "platform/http/sheet.hpp"

#include <charconv>

namespace beanq::http {

namespace {

std::unexpected<Error> bad_csv(std::string code, Phrase phrase) {
    return refuse_fields({{"/csv", std::move(code), std::move(phrase)}});
}

}  // namespace

std::vector<ImportFaultView> to_view(const std::vector<FieldError>& faults, Language language) {
    constexpr std::string_view items = "/items/";
    std::vector<ImportFaultView> views;
    for (const FieldError& fault : faults) {
        std::string_view place = fault.pointer;
        place.remove_prefix(items.size());
        const auto slash = place.find('/');
        ImportFaultView& view = views.emplace_back();
        std::from_chars(place.data(), place.data() + slash, view.row);
        ++view.row;
        view.column = place.substr(slash + 1);
        view.code = fault.code;
        view.message = language == Language::ru ? fault.message.ru : fault.message.en;
    }
    return views;
}

Result<std::vector<csv::Record>> parse_sheet(const std::string& text) {
    auto records = csv::parse(text);
    if (!records) {
        const std::string line = std::to_string(records.error().line);
        return bad_csv("field.format", {"is no CSV in line " + line, "не CSV в строке " + line});
    }
    if (records->empty())
        return bad_csv("field.required", {"has no heading", "нет строки заголовков"});
    return std::move(*records);
}

std::unexpected<Error> unknown_column(const std::string& name) {
    return bad_csv("field.unknown", {"has no column " + name, "нет столбца " + name});
}

std::unexpected<Error> refuse_sheet() {
    return refuse_fields({{"/items",
                           "field.required",
                           {"give either items or csv", "укажите либо items, либо csv"}}});
}

}  // namespace beanq::http
