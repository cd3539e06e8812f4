#include "menu/domain/modifier_group.hpp"

#include <algorithm>

#include "menu/domain/limits.hpp"

namespace beanq::menu {

namespace {

void append(std::vector<FieldError>& to, std::vector<FieldError> more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

int ModifierGroup::defaults() const {
    return static_cast<int>(std::ranges::count_if(modifiers, &Modifier::is_default));
}

std::vector<FieldError> faults_in(Bounds bounds, const std::string& at) {
    std::vector<FieldError> faults;
    if (bounds.max < 1 || bounds.max > max_selections) {
        faults.push_back(
            {at + "/max", "field.range", {"must be from 1 to 50", "должно быть от 1 до 50"}});
    }
    if (bounds.min < 0 || bounds.min > bounds.max) {
        faults.push_back(
            {at + "/min", "field.range", {"must be from 0 to max", "должно быть от 0 до max"}});
    }
    return faults;
}

std::vector<FieldError> faults_in(Money price, Currency currency, const std::string& at) {
    if (price.currency == currency) return {};
    return {{at + "/currency",
             "field.currency",
             {"must be the shop's currency, " + currency.text(),
              "должно быть валютой кофейни: " + currency.text()}}};
}

std::vector<FieldError> faults_in(const ModifierGroup& group, Currency currency,
                                  const std::string& at) {
    auto faults = faults_in(group.bounds, at);
    if (group.defaults() > group.bounds.max) {
        faults.push_back({at + "/max",
                          "field.defaults",
                          {"more modifiers are chosen by default than may be taken",
                           "по умолчанию выбрано больше модификаторов, чем можно взять"}});
    }
    if (group.modifiers.size() > max_modifiers) {
        faults.push_back({at + "/modifiers",
                          "field.too-many",
                          {"must have at most 100 elements", "максимум элементов: 100"}});
    }
    for (std::size_t i = 0; i < group.modifiers.size(); ++i) {
        append(faults, faults_in(group.modifiers[i].price, currency,
                                 at + "/modifiers/" + std::to_string(i) + "/price"));
    }
    return faults;
}

}  // namespace beanq::menu
