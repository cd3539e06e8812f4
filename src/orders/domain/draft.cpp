#include "orders/domain/draft.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "orders/domain/priced.hpp"

namespace beanq::orders {

namespace {

constexpr std::chrono::days pickup_horizon{7};

FieldError foreign_currency(std::string at, const Currency& currency) {
    return {std::move(at),
            "field.currency",
            {"This shop takes " + currency.text() + ".",
             "В этом заведении принимают только " + currency.text() + "."}};
}

void check_tip(const OrderRequest& request, const Currency& currency,
               std::vector<FieldError>& faults) {
    if (!request.tip || request.tip->currency == currency) return;
    faults.push_back(foreign_currency("/tip/currency", currency));
}

void check_pickup(const OrderRequest& request, Instant now, std::vector<FieldError>& faults) {
    const auto& pickup_at = request.fulfilment.pickup_at;
    if (!pickup_at) return;
    if (*pickup_at <= now) {
        faults.push_back({"/fulfilment/pickup_at",
                          "order.pickup-past",
                          {"The pickup time has passed already.", "Время получения уже прошло."}});
    } else if (*pickup_at > now + pickup_horizon) {
        faults.push_back({"/fulfilment/pickup_at",
                          "order.pickup-too-far",
                          {"Orders are taken up to 7 days ahead.",
                           "Заказы принимаются не больше чем на 7 дней вперёд."}});
    }
}

void check_payment_method(const OrderRequest& request, std::vector<FieldError>& faults) {
    if (request.payment_method != PaymentMethod::online) return;
    faults.push_back(
        {"/payment_method",
         "order.payment-method",
         {"Online payment is not available here yet.", "Онлайн-оплата здесь пока недоступна."}});
}

void check_guest_name(const OrderRequest& request, const Asking& asking,
                      std::vector<FieldError>& faults) {
    if (asking.by_name && !request.guest_name && !asking.quote_only) {
        faults.push_back(
            {"/guest_name", "field.required", {"Write the guest's name.", "Укажите имя гостя."}});
    } else if (!asking.by_name && request.guest_name) {
        faults.push_back({"/guest_name",
                          "field.not-allowed",
                          {"Your order bears your own name; only staff give a guest's name.",
                           "Заказ оформляется на вас: имя гостя указывают только сотрудники."}});
    }
}

const Promotion* coded_among(const OrderRequest& request, const PriceRules& rules,
                             std::vector<FieldError>& faults) {
    if (!request.promotion_code) return nullptr;
    const auto code = promotion_code(*request.promotion_code);
    const auto found = std::ranges::find(rules.promotions, code, &Promotion::code);
    if (code && found != rules.promotions.end()) return &*found;
    faults.push_back({"/promotion_code",
                      "promotion.unknown",
                      {"There is no such code.", "Такого промокода нет."}});
    return nullptr;
}

void check_reduction(const GivenDiscount& given, const Currency& currency,
                     std::vector<FieldError>& faults) {
    if (!given.rate_ppm && !given.amount) {
        faults.push_back({"/discount/amount",
                          "field.required",
                          {"Give a rate or an amount.", "Укажите ставку или сумму."}});
    } else if (given.rate_ppm && given.amount) {
        faults.push_back(
            {"/discount/amount",
             "field.not-allowed",
             {"Give either a rate or an amount.", "Укажите либо ставку, либо сумму."}});
    } else if (given.amount && given.amount->currency != currency) {
        faults.push_back(foreign_currency("/discount/amount/currency", currency));
    }
}

void check_discount(const OrderRequest& request, const Currency& currency,
                    std::vector<FieldError>& faults) {
    if (!request.discount) return;
    check_reduction(*request.discount, currency, faults);
    const LinePositions lines = request.discount->lines.value_or(LinePositions{});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i] < std::ssize(request.lines)) continue;
        faults.push_back({"/discount/items/" + std::to_string(i),
                          "order.no-such-item",
                          {"The order has no such item.", "В заказе нет такой позиции."}});
    }
}

OrderDiscount discount_of(const GivenDiscount& given, std::size_t lines, const UserId& by) {
    LinePositions for_lines = given.lines ? *given.lines : all_positions(lines);
    std::ranges::sort(for_lines);
    for_lines.erase(std::ranges::unique(for_lines).begin(), for_lines.end());
    return {.name = "",
            .off = {.kind = given.rate_ppm ? DiscountKind::percent : DiscountKind::fixed,
                    .scope = given.lines ? DiscountScope::item : DiscountScope::order,
                    .rate_ppm = given.rate_ppm.value_or(0),
                    .amount_minor = given.amount ? given.amount->amount_minor : 0},
            .lines = std::move(for_lines),
            .given_by = by,
            .reason = given.reason};
}

OrderLine line_of(ChosenLine chosen) {
    Money unit = chosen.variation_price;
    for (const LineModifier& modifier : chosen.modifiers)
        unit = unit + modifier.price * modifier.quantity;
    return {.id = {},
            .product = chosen.product,
            .variation = chosen.variation,
            .name = std::move(chosen.name),
            .variation_name = std::move(chosen.variation_name),
            .quantity = chosen.quantity,
            .unit_price = unit,
            .modifiers = std::move(chosen.modifiers),
            .total = {},
            .tax_class = std::move(chosen.tax_class),
            .preparation = Preparation::queued,
            .notes = std::move(chosen.notes),
            .preparation_s = chosen.preparation_s * chosen.quantity};
}

std::vector<OrderDiscount> discounts_for(const OrderRequest& request, const PriceRules& rules,
                                         const Asking& asking, const std::vector<ChosenLine>& lines,
                                         std::vector<FieldError>& faults) {
    const Promotion* coded = coded_among(request, rules, faults);
    std::vector<Promotion> automatic;
    std::ranges::copy_if(rules.promotions, std::back_inserter(automatic),
                         [](const Promotion& each) { return !each.code; });
    auto discounts = promotions_for(lines, automatic, coded, asking.moment, faults);
    if (request.discount)
        discounts.push_back(discount_of(*request.discount, lines.size(), *asking.discounter));
    return discounts;
}

}  // namespace

Result<Draft> draft_order(const OrderRequest& request, const Offer& offer, const PriceRules& rules,
                          const Asking& asking) {
    if (request.discount && !asking.discounter) {
        return refuse(ErrorKind::forbidden, "order.not-yours-to-discount",
                      {"You may not give discounts.", "Вам нельзя давать скидки."});
    }
    const Currency currency = offer.location().currency;
    auto chosen = choose_lines(request.lines, offer);
    auto faults = chosen ? std::vector<FieldError>{} : std::move(chosen.error());
    check_tip(request, currency, faults);
    if (!asking.is_change) {
        check_pickup(request, asking.moment.now, faults);
        check_payment_method(request, faults);
        check_guest_name(request, asking, faults);
    }
    check_discount(request, currency, faults);
    std::vector<OrderDiscount> discounts;
    if (chosen) discounts = discounts_for(request, rules, asking, *chosen, faults);
    if (!faults.empty()) return refuse_fields(std::move(faults));

    Draft draft{.location = offer.location().id,
                .lines = {},
                .totals = {},
                .discounts = std::move(discounts),
                .taxes = taxes_for(*chosen, request.fulfilment.type, rules.taxes),
                .rounding = {},
                .fulfilment = request.fulfilment,
                .payment_method = request.payment_method,
                .guest_name = request.guest_name,
                .notes = request.notes};
    for (ChosenLine& line : *chosen)
        draft.lines.push_back(line_of(std::move(line)));
    if (request.payment_method == PaymentMethod::cash) draft.rounding = rules.rounding;
    draft.totals.tip = request.tip.value_or(Money{0, currency});
    put_prices(draft);
    return draft;
}

}  // namespace beanq::orders
