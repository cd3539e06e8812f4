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

}  // namespace beanq::http
