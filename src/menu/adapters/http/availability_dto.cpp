#include "menu/adapters/http/availability_dto.hpp"

namespace beanq::menu {

namespace {

template <class SomeId>
std::optional<SomeId> id_in(const Subject& subject) {
    const auto* id = std::get_if<SomeId>(&subject);
    return id == nullptr ? std::nullopt : std::optional(*id);
}

}  // namespace

AvailabilityView to_view(const Switched& switched) {
    return {switched.location, switched.sold_out, switched.until};
}

SoldOutView to_view(const StopsAt& stops) {
    SoldOutView view{stops.location, {}};
    for (const Stop& stop : stops.stops) {
        view.items.push_back({id_in<ProductId>(stop.subject), id_in<VariationId>(stop.subject),
                              id_in<ModifierId>(stop.subject), stop.until});
    }
    return view;
}

PortionsView to_view(const PortionsAt& counted) {
    PortionsView view{counted.location, {}};
    for (const PortionsLeft& left : counted.items) {
        view.items.push_back({left.product, left.product_name, left.variation, left.variation_name,
                              left.portions, left.available});
    }
    return view;
}

}  // namespace beanq::menu
