#include "inventory/domain/ingredient.hpp"

#include <set>
#include <string_view>

namespace beanq::inventory {

namespace {

FieldError duplicate(std::string pointer) {
    return {std::move(pointer), "field.duplicate", {"is given twice", "указано дважды"}};
}

FieldError not_positive(std::string pointer) {
    return {
        std::move(pointer), "field.range", {"must be more than zero", "должно быть больше нуля"}};
}

/// Exported sheets separate by it.
void check_semicolon(const std::string& text, const std::string& at,
                     std::vector<FieldError>& faults) {
    if (text.find(';') == std::string::npos) return;
    faults.push_back(
        {at, "field.format", {"must not have a semicolon", "не должно содержать точку с запятой"}});
}

void check_packs(const std::vector<Pack>& packs, std::vector<FieldError>& faults) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const std::string at = "/packs/" + std::to_string(i);
        if (!names.insert(packs[i].name).second) faults.push_back(duplicate(at + "/name"));
        if (is_common_unit(packs[i].name)) {
            faults.push_back(
                {at + "/name",
                 "field.reserved",
                 {"is the name of a common unit", "название общей единицы измерения"}});
        }
        check_semicolon(packs[i].name, at + "/name", faults);
        if (packs[i].size <= Quantity{}) faults.push_back(not_positive(at + "/quantity"));
    }
}

}  // namespace

std::vector<FieldError> faults_in(const Ingredient& ingredient, Currency currency) {
    std::vector<FieldError> faults;
    std::set<std::string_view> allergens;
    for (std::size_t i = 0; i < ingredient.allergens.size(); ++i) {
        if (!allergens.insert(ingredient.allergens[i]).second)
            faults.push_back(duplicate("/allergens/" + std::to_string(i)));
    }
    for (std::size_t i = 0; i < ingredient.allergens.size(); ++i)
        check_semicolon(ingredient.allergens[i], "/allergens/" + std::to_string(i), faults);
    check_packs(ingredient.packs, faults);
    if (ingredient.cost && ingredient.cost->per <= Quantity{})
        faults.push_back(not_positive("/cost/per"));
    if (ingredient.cost && ingredient.cost->price.currency != currency) {
        faults.push_back({"/cost/price/currency",
                          "field.currency",
                          {"must be " + currency.text(), "должно быть " + currency.text()}});
    }
    return faults;
}

FieldError bad_unit(const Ingredient& ingredient, const std::string& at) {
    std::string units(to_string(ingredient.unit));
    if (ingredient.unit == Unit::g) units += ", kg, oz";
    if (ingredient.unit == Unit::ml) units += ", l, oz";
    for (const Pack& pack : ingredient.packs)
        units += ", " + pack.name;
    return {at + "/unit",
            "field.unit",
            {"“" + ingredient.name + "” is measured in " + units +
                 " (at most 1000000000 of the base unit)",
             "«" + ingredient.name + "» измеряется в " + units +
                 " (не больше 1000000000 основных единиц)"}};
}

}  // namespace beanq::inventory
