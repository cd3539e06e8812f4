#include "inventory/adapters/http/stock_event_json.hpp"

#include <boost/json.hpp>

namespace beanq::inventory {

namespace json = boost::json;

namespace {

json::object amount(Quantity quantity, Unit unit) {
    return {{"value", to_string(quantity)}, {"unit", to_string(unit)}};
}

}  // namespace

std::string low_stock_json(const Ingredient& ingredient, const Taken& taken) {
    json::object event{{"location_id", to_string(taken.level.location)},
                       {"ingredient_id", to_string(ingredient.id)},
                       {"name", ingredient.name},
                       {"on_hand", amount(taken.level.on_hand, ingredient.unit)}};
    const auto& [par, reorder] = taken.targets;
    if (reorder) event["reorder_threshold"] = amount(*reorder, ingredient.unit);
    if (par) event["par_level"] = amount(*par, ingredient.unit);
    return json::serialize(event);
}

}  // namespace beanq::inventory
