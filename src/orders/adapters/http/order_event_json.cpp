#include "orders/adapters/http/order_event_json.hpp"

#include <boost/json.hpp>

#include "kernel/time_text.hpp"

namespace beanq::orders {

namespace json = boost::json;

std::string order_event_json(const Order& order, std::optional<OrderStatus> from) {
    json::object event{
        {"order_id", to_string(order.id)},    {"number", order.number},
        {"status", to_string(order.status)},  {"version", order.version},
        {"at", to_rfc3339(order.updated_at)}, {"location_id", to_string(order.location)}};
    if (order.promise) event["promised_at"] = to_rfc3339(order.promise->p90);
    if (from) event["from"] = to_string(*from);
    return json::serialize(event);
}

std::string promise_event_json(const PromisedOrder& order) {
    return json::serialize(json::object{{"order_id", to_string(order.order)},
                                        {"number", order.number},
                                        {"status", to_string(order.status)},
                                        {"version", order.version},
                                        {"at", to_rfc3339(order.at)},
                                        {"location_id", to_string(order.location)},
                                        {"promised_at", to_rfc3339(order.promise.p90)},
                                        {"promised_p50_at", to_rfc3339(order.promise.p50)}});
}

std::optional<OrderStatus> status_in_event(std::string_view text) {
    boost::system::error_code fault;
    const auto event = json::parse(text, fault);
    if (fault || !event.is_object()) return std::nullopt;
    const auto* status = event.get_object().if_contains("status");
    if (status == nullptr || !status->is_string()) return std::nullopt;
    return parse<OrderStatus>(status->get_string());
}

}  // namespace beanq::orders
