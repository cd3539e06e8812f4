#include "orders/domain/draft.hpp"

#include <iterator>
#include <utility>

#include "orders/domain/pricing.hpp"

namespace beanq::orders {

namespace {

constexpr std::chrono::days pickup_horizon{7};

void check_tip(const OrderRequest& request, const Currency& currency,
               std::vector<FieldError>& faults) {
    if (!request.tip || request.tip->currency == currency) return;
    faults.push_back({"/tip/currency",
                      "field.currency",
                      {"This shop takes " + currency.text() + ".",
                       "В этом заведении принимают только " + currency.text() + "."}});
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
    if (asking.by_staff && !request.guest_name && !asking.quote_only) {
        faults.push_back(
            {"/guest_name", "field.required", {"Write the guest's name.", "Укажите имя гостя."}});
    } else if (!asking.by_staff && request.guest_name) {
        faults.push_back({"/guest_name",
                          "field.not-allowed",
                          {"Your order bears your own name; only staff give a guest's name.",
                           "Заказ оформляется на вас: имя гостя указывают только сотрудники."}});
    }
}

std::vector<OrderLine> priced_lines(std::vector<ChosenLine> chosen, const Pricing& pricing) {
    std::vector<OrderLine> lines;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        auto& from = chosen[i];
        lines.push_back({.id = {},
                         .product = from.product,
                         .variation = from.variation,
                         .name = std::move(from.name),
                         .variation_name = std::move(from.variation_name),
                         .quantity = from.quantity,
                         .unit_price = pricing.lines[i].unit_price,
                         .modifiers = std::move(from.modifiers),
                         .total = pricing.lines[i].total,
                         .preparation = Preparation::queued,
                         .notes = std::move(from.notes),
                         .preparation_s = from.preparation_s * from.quantity});
    }
    return lines;
}

}  // namespace

Result<Draft> draft_order(const OrderRequest& request, const Offer& offer, const Asking& asking) {
    const Currency currency = offer.location().currency;
    auto chosen = choose_lines(request.lines, offer);
    auto faults = chosen ? std::vector<FieldError>{} : std::move(chosen.error());
    check_tip(request, currency, faults);
    check_pickup(request, asking.now, faults);
    check_payment_method(request, faults);
    check_guest_name(request, asking, faults);
    if (!faults.empty()) return refuse_fields(std::move(faults));

    std::vector<PricedItem> items;
    for (const auto& line : *chosen) {
        items.push_back({line.variation_price, line.modifiers, line.quantity});
    }
    const Pricing pricing = price_order(items, request.tip.value_or(Money{0, currency}));
    return Draft{.location = offer.location().id,
                 .lines = priced_lines(std::move(*chosen), pricing),
                 .totals = pricing.totals,
                 .fulfilment = request.fulfilment,
                 .payment_method = request.payment_method,
                 .guest_name = request.guest_name,
                 .notes = request.notes};
}

}  // namespace beanq::orders
