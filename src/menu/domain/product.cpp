#include "menu/domain/product.hpp"

#include <algorithm>
#include <string_view>

#include "menu/domain/limits.hpp"

namespace beanq::menu {

namespace {

bool is_web_address(std::string_view url) {
    const bool has_scheme = url.starts_with("https://") || url.starts_with("http://");
    return has_scheme && std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
}

void check_allergens(const Product& product, const std::string& at,
                     std::vector<FieldError>& faults) {
    const auto& all = product.allergens;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string here = at + "/allergens/" + std::to_string(i);
        if (all[i].find_first_of("\n;") != std::string::npos) {
            faults.push_back({here,
                              "field.format",
                              {"must have neither line ends nor semicolons",
                               "не должно содержать переводов строки и точек с запятой"}});
        }
        const auto place = all.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(all.begin(), place, all[i]) != place) {
            faults.push_back({here, "field.duplicate", {"is given twice", "указано дважды"}});
        }
    }
}

void check_variations(const Product& product, Currency currency, const std::string& at,
                      std::vector<FieldError>& faults) {
    if (product.variations.empty()) {
        faults.push_back({at + "/variations",
                          "field.too-few",
                          {"must have at least 1 element", "минимум элементов: 1"}});
    }
    if (product.variations.size() > max_variations) {
        faults.push_back({at + "/variations",
                          "field.too-many",
                          {"must have at most 50 elements", "максимум элементов: 50"}});
    }
    for (std::size_t i = 0; i < product.variations.size(); ++i) {
        const std::string here = at + "/variations/" + std::to_string(i) + "/price";
        const auto found = faults_in(product.variations[i].price, currency, here);
        faults.insert(faults.end(), found.begin(), found.end());
    }
}

}  // namespace

std::vector<FieldError> faults_in(const Product& product, Currency currency,
                                  const std::string& at) {
    std::vector<FieldError> faults;
    if (product.image_url && !is_web_address(*product.image_url)) {
        faults.push_back(
            {at + "/image_url",
             "field.format",
             {"must be a web address as https://…", "должно быть веб-адресом вида https://…"}});
    }
    check_allergens(product, at, faults);
    check_variations(product, currency, at, faults);
    return faults;
}

std::vector<FieldError> faults_in(const GroupUse& use, const ModifierGroup& group,
                                  const std::string& at) {
    const Bounds bounds = use.bounds(group.bounds);
    auto faults = faults_in(bounds, at);
    if (group.defaults() > bounds.max) {
        faults.push_back({at + "/max",
                          "field.defaults",
                          {"the group chooses more modifiers by default than may be taken",
                           "в группе по умолчанию выбрано больше модификаторов, чем можно взять"}});
    }
    return faults;
}

}  // namespace beanq::menu
