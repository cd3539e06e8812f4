#include "orders/use_cases/edit_tax_rates.hpp"

#include <utility>

#include "kernel/fault.hpp"
#include "orders/use_cases/newest_first.hpp"

namespace beanq::orders {

namespace {

std::unexpected<Error> unknown() {
    return refuse(ErrorKind::not_found, "tax-rate.unknown",
                  {"There is no such tax rate.", "Такой налоговой ставки нет."});
}

}  // namespace

awaitable<Result<TaxRate>> EditTaxRates::find(TaxRateId id) const {
    auto tx = co_await needs_.store.begin_look();
    auto rate = co_await needs_.rates.find(*tx, id);
    if (!rate) co_return unknown();
    co_return std::move(*rate);
}

awaitable<Result<Page<TaxRate>>> EditTaxRates::list(std::optional<LocationId> location,
                                                    PageRequest page) const {
    const auto before = older_than<TaxRateId>(page);
    if (!before) co_return std::unexpected(before.error());
    auto tx = co_await needs_.store.begin_look();
    auto rows = co_await needs_.rates.list(*tx, location, *before, page.limit + 1);
    co_return page_of(std::move(rows), page.limit);
}

awaitable<Result<TaxRate>> EditTaxRates::create(TaxRate rate, std::optional<LocationId> location,
                                                const Once<TaxRate>& once) const {
    auto tx = co_await needs_.store.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto place = co_await needs_.locations.find(*tx, location);
    if (!place) co_return std::unexpected(place.error());
    rate.id = TaxRateId(needs_.ids.next());
    rate.location = place->id;
    auto sound = co_await check(*tx, rate);
    if (!sound) co_return std::unexpected(sound.error());
    co_await needs_.rates.add(*tx, rate);
    co_await once.settle(*tx, rate);
    co_await tx->commit();
    co_return rate;
}

awaitable<Result<TaxRate>> EditTaxRates::change(ChangeTaxRateCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto rate = co_await needs_.rates.find(*tx, command.id);
    if (!rate) co_return unknown();
    if (command.version && *command.version != rate->version) co_return stale_setting();
    command.edit(*rate);
    auto sound = co_await check(*tx, *rate);
    if (!sound) co_return std::unexpected(sound.error());
    co_await needs_.rates.update(*tx, *rate);
    co_await tx->commit();
    co_return std::move(*rate);
}

awaitable<Result<void>> EditTaxRates::check(Transaction& tx, const TaxRate& rate) const {
    if (!rate.active) co_return Result<void>{};
    auto rules = co_await needs_.price_rules.rules(tx, rate.location, {});
    std::erase_if(rules.taxes, [&](const TaxRate& each) { return each.id == rate.id; });
    rules.taxes.push_back(rate);
    co_return check_together(rules.taxes);
}

awaitable<Result<LocationRounding>> EditTaxRates::rounding(
    std::optional<LocationId> location) const {
    auto tx = co_await needs_.store.begin_read();
    auto place = co_await needs_.locations.find(*tx, location);
    if (!place) co_return std::unexpected(place.error());
    const auto [rounding, version] = co_await needs_.rates.rounding(*tx, place->id);
    co_return LocationRounding{place->id, rounding, version};
}

awaitable<Result<LocationRounding>> EditTaxRates::set_rounding(SetRoundingCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto place = co_await needs_.locations.find(*tx, command.location);
    if (!place) co_return std::unexpected(place.error());
    const auto stored = co_await needs_.rates.rounding(*tx, place->id);
    const std::int64_t version = stored.second;
    if (command.version && *command.version != version) co_return stale_setting();
    const bool was_set =
        co_await needs_.rates.set_rounding(*tx, place->id, command.rounding, version);
    if (!was_set) throw TransientConflict("cash rounding was changed meanwhile");
    co_await tx->commit();
    co_return LocationRounding{place->id, command.rounding, version + 1};
}

}  // namespace beanq::orders
