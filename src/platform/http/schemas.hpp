#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace beanq::http {

/// Collects the component schemas while an OpenAPI document is made.
class Schemas {
public:
    enum class Direction { request, answer };

    /// A `$ref` to the component of that name, which `make` describes when it is first met.
    boost::json::value component(std::string_view name,
                                 const std::function<boost::json::object()>& make);

    /// What is met from here on belongs to requests or to answers.
    void turn(Direction direction) { direction_ = direction; }

    /// All components by name. Those met in requests only refuse unknown fields; answers may grow.
    boost::json::object take();

private:
    Direction direction_ = Direction::answer;
    std::map<std::string, boost::json::object> components_;
    std::set<std::pair<std::string, Direction>> met_;
};

// The schemas of values.
boost::json::object string_schema(std::size_t min, std::size_t max);
boost::json::object format_schema(std::string_view format);
boost::json::object whole_schema(std::int64_t min, std::int64_t max);
boost::json::object list_schema(boost::json::value items, std::size_t min, std::size_t max);
boost::json::value money_schema(Schemas& schemas);
boost::json::value nullable(boost::json::value schema);

}  // namespace beanq::http
