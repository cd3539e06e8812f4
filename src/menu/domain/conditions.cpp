#include "menu/domain/conditions.hpp"

#include <algorithm>

namespace beanq::menu {

bool Conditions::is_stopped(const Subject& subject) const {
    return std::ranges::any_of(
        stops, [&](const Stop& stop) { return stop.subject == subject && stop.holds(now); });
}

}  // namespace beanq::menu
