// What is sold out and what can still be made, as the API shows and takes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "menu/use_cases/count_portions.hpp"
#include "menu/use_cases/switch_availability.hpp"
#include "platform/http/fields.hpp"

namespace beanq::menu {

struct AvailabilityBody {
    std::optional<LocationId> location_id;
    bool sold_out = false;
    std::optional<Instant> until;  ///< absent: until it is switched back
};
BOOST_DESCRIBE_STRUCT(AvailabilityBody, (), (location_id, sold_out, until))

struct AvailabilityView {
    LocationId location_id;
    bool sold_out = false;
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(AvailabilityView, (), (location_id, sold_out, until))

/// Exactly one of the ids is set.
struct StopView {
    std::optional<ProductId> product_id;
    std::optional<VariationId> variation_id;
    std::optional<ModifierId> modifier_id;
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(StopView, (), (product_id, variation_id, modifier_id, until))

struct SoldOutView {
    LocationId location_id;
    std::vector<StopView> items;
};
BOOST_DESCRIBE_STRUCT(SoldOutView, (), (location_id, items))

/// `portions` is null when no level limits it.
struct PortionsLeftView {
    ProductId product_id;
    std::string product_name;
    VariationId variation_id;
    std::string variation_name;
    std::optional<std::int64_t> portions;
    bool available = false;
};
BOOST_DESCRIBE_STRUCT(PortionsLeftView, (),
                      (product_id, product_name, variation_id, variation_name, portions, available))

struct PortionsView {
    LocationId location_id;
    std::vector<PortionsLeftView> items;
};
BOOST_DESCRIBE_STRUCT(PortionsView, (), (location_id, items))

AvailabilityView to_view(const Switched& switched);
SoldOutView to_view(const StopsAt& stops);
PortionsView to_view(const PortionsAt& counted);

}  // namespace beanq::menu
