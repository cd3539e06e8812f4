#include "menu/domain/menu.hpp"

#include <chrono>

namespace beanq::menu {

namespace {

Date day_after(Date day) { return std::chrono::sys_days{day} + std::chrono::days{1}; }

}  // namespace

bool Menu::valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until);
}

bool Menu::on_sale_at(const LocalTime& now) const {
    const auto begun = part_begun(hours, now);
    return begun && valid_on(*begun);
}

std::vector<FieldError> faults_in(const Menu& menu, const std::string& at) {
    auto faults = faults_in(menu.hours, at + "/hours");
    if (menu.valid_from && menu.valid_until && *menu.valid_from > *menu.valid_until) {
        faults.push_back({at + "/valid_until",
                          "field.range",
                          {"must not be before valid_from", "не должно быть раньше valid_from"}});
    }
    return faults;
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
