#include "orders/adapters/http/price_rule_routes.hpp"

#include <string>
#include <utility>

#include "orders/adapters/http/price_rule_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::orders {

namespace {

using http::permitted;

http::Created<TaxRateView> created_rate(const TaxRate& rate) {
    return {view_of(rate), "/api/v1/tax-rates/" + to_string(rate.id), rate.version};
}

http::Created<PromotionView> created_promotion(const Promotion& promotion) {
    return {view_of(promotion), "/api/v1/promotions/" + to_string(promotion.id), promotion.version};
}

template <class T>
using ViewOf = decltype(view_of(std::declval<const T&>()));

template <class T>
Result<http::Versioned<ViewOf<T>>> reply(const Result<T>& rule) {
    if (!rule) return std::unexpected(rule.error());
    return http::Versioned<ViewOf<T>>{view_of(*rule), rule->version};
}

template <class T>
Result<Page<ViewOf<T>>> page_reply(Result<Page<T>> page) {
    if (!page) return std::unexpected(std::move(page.error()));
    Page<ViewOf<T>> view{{}, std::move(page->next_cursor)};
    for (const T& rule : page->items)
        view.items.push_back(view_of(rule));
    return view;
}

PageRequest to_page(const PriceRuleListQuery& query) {
    return {static_cast<int>(query.limit.value), query.cursor};
}

void add_tax_rates(http::Routes& routes, const EditTaxRates& rates) {
    http::get(
        routes, "/tax-rates", permitted(Permission::read_promotion), "Taxes, newest first",
        [&rates](http::Query<PriceRuleListQuery> query) -> awaitable<Result<Page<TaxRateView>>> {
            auto page = co_await rates.list(query->location_id, to_page(query.value));
            co_return page_reply(std::move(page));
        });
    http::get(
        routes, "/tax-rates/{id}", permitted(Permission::read_promotion), "A tax rate",
        [&rates](http::Path<TaxRatePath> path) -> awaitable<Result<http::Versioned<TaxRateView>>> {
            const auto rate = co_await rates.find(path->id);
            co_return reply(rate);
        });
    http::post(
        routes, "/tax-rates", permitted(Permission::update_location), "Take a tax",
        [&rates](http::IdempotencyKey key,
                 http::Body<NewTaxRateBody> body) -> awaitable<Result<http::Created<TaxRateView>>> {
            const auto once = key.once<TaxRate>(created_rate);
            const auto location = body->location_id;
            const auto rate = co_await rates.create(to_rate(std::move(body.value)), location, once);
            if (!rate) co_return std::unexpected(rate.error());
            co_return created_rate(*rate);
        });
    http::patch(
        routes, "/tax-rates/{id}", permitted(Permission::update_location),
        "Change a tax rate, for orders that are placed from now on",
        [&rates](
            http::Path<TaxRatePath> path, http::IfMatch match,
            http::Body<TaxRateChangeBody> body) -> awaitable<Result<http::Versioned<TaxRateView>>> {
            const auto rate =
                co_await rates.change({path->id, match.version, to_edit(std::move(body.value))});
            co_return reply(rate);
        });
}

void add_rounding(http::Routes& routes, const EditTaxRates& rates) {
    http::get(routes, "/cash-rounding", permitted(Permission::read_promotion),
              "What is paid in cash is rounded to",
              [&rates](http::Query<LocationQuery> query)
                  -> awaitable<Result<http::Versioned<CashRoundingView>>> {
                  const auto rounding = co_await rates.rounding(query->location_id);
                  co_return reply(rounding);
              });
    http::put(routes, "/cash-rounding", permitted(Permission::update_location),
              "Say what cash is rounded to",
              [&rates](http::IfMatch match, http::Body<CashRoundingBody> body)
                  -> awaitable<Result<http::Versioned<CashRoundingView>>> {
                  const auto rounding = co_await rates.set_rounding(
                      {body->location_id,
                       match.version,
                       {body->step.value, body->mode.value_or(RoundingMode::nearest)}});
                  co_return reply(rounding);
              });
}

void add_promotions(http::Routes& routes, const EditPromotions& promotions) {
    http::get(routes, "/promotions", permitted(Permission::read_promotion),
              "Promotions, newest first",
              [&promotions](
                  http::Query<PriceRuleListQuery> query) -> awaitable<Result<Page<PromotionView>>> {
                  auto page = co_await promotions.list(query->location_id, to_page(query.value));
                  co_return page_reply(std::move(page));
              });
    http::get(routes, "/promotions/{id}", permitted(Permission::read_promotion), "A promotion",
              [&promotions](http::Path<PromotionPath> path)
                  -> awaitable<Result<http::Versioned<PromotionView>>> {
                  const auto promotion = co_await promotions.find(path->id);
                  co_return reply(promotion);
              });
    http::post(routes, "/promotions", permitted(Permission::update_promotion),
               "Give a discount to everybody, or to those who name a code",
               [&promotions](http::IdempotencyKey key, http::Body<NewPromotionBody> body)
                   -> awaitable<Result<http::Created<PromotionView>>> {
                   const auto once = key.once<Promotion>(created_promotion);
                   const auto location = body->location_id;
                   const auto promotion = co_await promotions.create(
                       to_promotion(std::move(body.value)), location, once);
                   if (!promotion) co_return std::unexpected(promotion.error());
                   co_return created_promotion(*promotion);
               });
    http::patch(routes, "/promotions/{id}", permitted(Permission::update_promotion),
                "Change a promotion, or end it",
                [&promotions](http::Path<PromotionPath> path, http::IfMatch match,
                              http::Body<PromotionChangeBody> body)
                    -> awaitable<Result<http::Versioned<PromotionView>>> {
                    const auto promotion = co_await promotions.change(
                        {path->id, match.version, to_edit(std::move(body.value))});
                    co_return reply(promotion);
                });
}

}  // namespace

void add_price_rule_routes(http::Routes& routes, const EditTaxRates& tax_rates,
                           const EditPromotions& promotions) {
    add_tax_rates(routes, tax_rates);
    add_rounding(routes, tax_rates);
    add_promotions(routes, promotions);
}

}  // namespace beanq::orders
