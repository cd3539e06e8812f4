#pragma once

#include <cstdint>
#include <optional>

#include <boost/describe.hpp>

#include "orders/domain/kitchen.hpp"
#include "orders/use_cases/run_kitchen.hpp"
#include "platform/http/fields.hpp"

/// What the kitchen's routes read and answer.
namespace beanq::orders {

struct KitchenQuery {
    std::optional<LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(KitchenQuery, (), (location_id))

struct StaffKitchenBody {
    std::optional<LocationId> location_id;
    http::Whole<1, max_stations> stations;
};
BOOST_DESCRIBE_STRUCT(StaffKitchenBody, (), (location_id, stations))

/// In millionths of what the menu says.
struct PaceView {
    std::int64_t mean_ppm = 0;
    std::int64_t p50_ppm = 0;
    std::int64_t p90_ppm = 0;
    int measured = 0;  ///< on how many orders it rests
};
BOOST_DESCRIBE_STRUCT(PaceView, (), (mean_ppm, p50_ppm, p90_ppm, measured))

struct KitchenView {
    LocationId location_id;
    int stations = 1;
    int waiting = 0;  ///< orders that are not ready; of a long queue the first 200
    PaceView pace;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KitchenView, (), (location_id, stations, waiting, pace, version))

struct PromisesQuery {
    std::optional<LocationId> location_id;
    std::optional<Date> business_date;  ///< absent: the present one
};
BOOST_DESCRIBE_STRUCT(PromisesQuery, (), (location_id, business_date))

struct PromisesView {
    LocationId location_id;
    Date business_date{};
    std::int64_t kept = 0;
    std::int64_t broken = 0;
    std::optional<std::int64_t> share_ppm;  ///< of kept ones; nothing before the first
    PaceView pace;
};
BOOST_DESCRIBE_STRUCT(PromisesView, (), (location_id, business_date, kept, broken, share_ppm, pace))

}  // namespace beanq::orders
