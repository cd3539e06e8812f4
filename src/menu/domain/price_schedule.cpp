#include "menu/domain/price_schedule.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"

namespace beanq::menu {

bool PriceSchedule::holds_at(const LocalTime& now) const {
    const auto begun = part_begun(hours, now);
    return begun && (!valid_from || *valid_from <= *begun) &&
           (!valid_until || *begun <= *valid_until);
}

std::vector<FieldError> faults_in(const PriceSchedule& schedule, Currency currency) {
    auto faults = faults_in(schedule.hours, "/hours");
    if (schedule.valid_from && schedule.valid_until &&
        *schedule.valid_from > *schedule.valid_until) {
        faults.push_back({"/valid_until",
                          "field.range",
                          {"must not be before valid_from", "не должно быть раньше valid_from"}});
    }
    std::set<VariationId> seen;
    for (std::size_t i = 0; i < schedule.prices.size(); ++i) {
        const std::string at = "/prices/" + std::to_string(i);
        if (!seen.insert(schedule.prices[i].variation).second) {
            faults.push_back(
                {at + "/variation_id", "field.duplicate", {"is given twice", "указано дважды"}});
        }
        std::ranges::move(faults_in(schedule.prices[i].price, currency, at + "/price"),
                          std::back_inserter(faults));
    }
    return faults;
}

}  // namespace beanq::menu
