#include "menu/domain/menu.hpp"

#include <chrono>

namespace beanq::menu {

namespace {

Date day_after(Date day) { return std::chrono::sys_days{day} + std::chrono::days{1}; }

}  // namespace

bool Menu::valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until);
}

std::vector<FieldError> faults_in(const Menu& menu, const std::string& at) {
    if (!menu.valid_from || !menu.valid_until || *menu.valid_from <= *menu.valid_until) return {};
    return {{at + "/valid_until",
             "field.range",
             {"must not be before valid_from", "не должно быть раньше valid_from"}}};
}

std::optional<Date> next_change(const std::vector<Menu>& menus, Date today) {
    std::optional<Date> next;
    const auto consider = [&](Date day) {
        if (day > today && (!next || day < *next)) next = day;
    };
    for (const Menu& menu : menus) {
        if (menu.valid_from) consider(*menu.valid_from);
        if (menu.valid_until) consider(day_after(*menu.valid_until));
    }
    return next;
}

}  // namespace beanq::menu
