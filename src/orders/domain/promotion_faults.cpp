// What of a promotion cannot be.
#include "orders/domain/promotion.hpp"

namespace beanq::orders {

namespace {

using Faults = std::vector<FieldError>;

Phrase required() { return {"must be given", "обязательно"}; }
Phrase not_allowed() { return {"does not go with the rest", "не сочетается с остальным"}; }

/// A field that is wanted, or must not be there.
void check_presence(bool there, bool wanted, const std::string& at, Faults& faults) {
    if (there == wanted) return;
    faults.push_back(
        {at, wanted ? "field.required" : "field.not-allowed", wanted ? required() : not_allowed()});
}

void check_currency(const std::optional<Money>& money, const Currency& currency,
                    const std::string& at, Faults& faults) {
    if (!money || money->currency == currency) return;
    faults.push_back({at + "/currency",
                      "field.currency",
                      {"This shop takes " + currency.text() + ".",
                       "В этом заведении принимают только " + currency.text() + "."}});
}

void check_limit(const std::optional<std::int64_t>& limit, bool has_code, const std::string& at,
                 Faults& faults) {
    if (!limit || has_code) return;
    faults.push_back({at,
                      "promotion.needs-code",
                      {"Only uses of a code are counted.",
                       "Считаются только применения промокода: задайте его."}});
}

}  // namespace

std::vector<FieldError> faults_in(const Promotion& promotion, const Currency& currency) {
    Faults faults = faults_in(promotion.hours, "/hours");
    const bool is_percent = promotion.kind == DiscountKind::percent;
    check_presence(promotion.rate_ppm != 0, is_percent, "/rate_ppm", faults);
    check_presence(promotion.amount.has_value(), !is_percent, "/amount", faults);
    check_presence(!promotion.subjects.empty(), promotion.target != PromotionTarget::order,
                   "/subjects", faults);
    check_currency(promotion.amount, currency, "/amount", faults);
    check_currency(promotion.min_subtotal, currency, "/min_subtotal", faults);
    if (promotion.code && !promotion_code(*promotion.code)) {
        faults.push_back({"/code",
                          "promotion.code-format",
                          {"must be 3 to 32 Latin letters, digits, “-” or “_”",
                           "от 3 до 32 латинских букв, цифр, знаков «-» и «_»"}});
    }
    check_limit(promotion.max_uses, promotion.code.has_value(), "/max_uses", faults);
    if (promotion.max_uses && *promotion.max_uses < promotion.used) {
        faults.push_back({"/max_uses",
                          "field.range",
                          {"It has been used more often already: " + std::to_string(promotion.used),
                           "Промокод уже применили чаще: " + std::to_string(promotion.used)}});
    }
    check_limit(promotion.max_uses_per_customer, promotion.code.has_value(),
                "/max_uses_per_customer", faults);
    if (promotion.valid_from && promotion.valid_until &&
        *promotion.valid_from >= *promotion.valid_until) {
        faults.push_back({"/valid_until",
                          "field.order",
                          {"must be later than valid_from", "должно быть позже valid_from"}});
    }
    return faults;
}

}  // namespace beanq::orders
