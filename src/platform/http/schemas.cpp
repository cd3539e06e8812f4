#include "platform/http/schemas.hpp"

namespace beanq::http {

boost::json::value Schemas::component(std::string_view name,
                                      const std::function<boost::json::object()>& make) {
    const std::string key(name);
    // Made once per direction, so that what it refers to is met in that direction too.
    if (met_.emplace(key, direction_).second) components_[key] = make();
    return boost::json::object{{"$ref", "#/components/schemas/" + key}};
}

boost::json::object Schemas::take() {
    boost::json::object all;
    for (auto& [name, schema] : components_) {
        if (!met_.contains({name, Direction::answer})) schema["additionalProperties"] = false;
        all[name] = std::move(schema);
    }
    return all;
}

boost::json::object string_schema(std::size_t min, std::size_t max) {
    boost::json::object schema{{"type", "string"}};
    if (min > 0) schema["minLength"] = min;
    schema["maxLength"] = max;
    return schema;
}

boost::json::object format_schema(std::string_view format) {
    return {{"type", "string"}, {"format", format}};
}

boost::json::object whole_schema(std::int64_t min, std::int64_t max) {
    boost::json::object schema{{"type", "integer"}, {"format", "int64"}};
    if (min != INT64_MIN) schema["minimum"] = min;
    if (max != INT64_MAX) schema["maximum"] = max;
    return schema;
}

boost::json::object list_schema(boost::json::value items, std::size_t min, std::size_t max) {
    return {{"type", "array"}, {"items", std::move(items)}, {"minItems", min}, {"maxItems", max}};
}

boost::json::value money_schema(Schemas& schemas) {
    return schemas.component("Money", [] {
        return boost::json::object{
            {"type", "object"},
            {"description", "An amount in the currency's minor unit."},
            {"properties",
             {{"amount", {{"type", "integer"}, {"format", "int64"}}},
              {"currency", {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}}}},
            {"required", {"amount", "currency"}}};
    });
}

boost::json::value nullable(boost::json::value schema) {
    if (auto* object = schema.if_object(); object != nullptr && object->contains("type") &&
                                           object->at("type").is_string() &&
                                           !object->contains("enum")) {
        (*object)["type"] = boost::json::array{object->at("type"), "null"};
        return schema;
    }
    return boost::json::object{
        {"anyOf", {std::move(schema), boost::json::object{{"type", "null"}}}}};
}

}  // namespace beanq::http
