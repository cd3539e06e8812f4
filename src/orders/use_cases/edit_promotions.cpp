#include "orders/use_cases/edit_promotions.hpp"

#include <utility>

#include "orders/use_cases/newest_first.hpp"

namespace beanq::orders {

namespace {

std::unexpected<Error> unknown() {
    return refuse(ErrorKind::not_found, "promotion.unknown",
                  {"There is no such promotion.", "Такой акции нет."});
}

std::unexpected<Error> code_taken() {
    return refuse(ErrorKind::conflict, "promotion.code-taken",
                  {"Another promotion has this code.", "Этот промокод уже есть у другой акции."});
}

}  // namespace

awaitable<Result<Promotion>> EditPromotions::find(PromotionId id) const {
    auto tx = co_await needs_.store.begin_look();
    auto promotion = co_await needs_.promotions.find(*tx, id);
    if (!promotion) co_return unknown();
    co_return std::move(*promotion);
}

awaitable<Result<Page<Promotion>>> EditPromotions::list(std::optional<LocationId> location,
                                                        PageRequest page) const {
    const auto before = older_than<PromotionId>(page);
    if (!before) co_return std::unexpected(before.error());
    auto tx = co_await needs_.store.begin_look();
    auto rows = co_await needs_.promotions.list(*tx, location, *before, page.limit + 1);
    co_return page_of(std::move(rows), page.limit);
}

awaitable<Result<Promotion>> EditPromotions::create(Promotion promotion,
                                                    std::optional<LocationId> location,
                                                    const Once<Promotion>& once) const {
    auto tx = co_await needs_.store.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto place = co_await needs_.locations.find(*tx, location);
    if (!place) co_return std::unexpected(place.error());
    promotion.id = PromotionId(needs_.ids.next());
    promotion.location = place->id;
    auto sound = co_await check(*tx, promotion);
    if (!sound) co_return std::unexpected(sound.error());
    const bool was_added = co_await needs_.promotions.add(*tx, promotion);
    if (!was_added) co_return code_taken();
    co_await once.settle(*tx, promotion);
    co_await tx->commit();
    co_return promotion;
}

awaitable<Result<Promotion>> EditPromotions::change(ChangePromotionCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto promotion = co_await needs_.promotions.find(*tx, command.id);
    if (!promotion) co_return unknown();
    if (command.version && *command.version != promotion->version) co_return stale_setting();
    command.edit(*promotion);
    auto sound = co_await check(*tx, *promotion);
    if (!sound) co_return std::unexpected(sound.error());
    const bool was_stored = co_await needs_.promotions.update(*tx, *promotion);
    if (!was_stored) co_return code_taken();
    co_await tx->commit();
    co_return std::move(*promotion);
}

/// Writes the code in capital letters, too.
awaitable<Result<void>> EditPromotions::check(Transaction& tx, Promotion& promotion) const {
    auto place = co_await needs_.locations.find(tx, promotion.location);
    if (!place) co_return std::unexpected(place.error());
    auto faults = faults_in(promotion, place->currency);
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    if (promotion.code) promotion.code = promotion_code(*promotion.code);
    co_return Result<void>{};
}

}  // namespace beanq::orders
