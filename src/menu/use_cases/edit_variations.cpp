#include "menu/use_cases/edit_variations.hpp"

#include <utility>

#include "menu/domain/limits.hpp"
#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<Variation>> EditVariations::create(CreateVariationCommand command,
                                                    const Once<Variation>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto product = co_await needs_.products.find(*tx, command.product);
    if (!product) co_return refuse_unknown("product");
    if (product->variations.size() >= max_variations) {
        co_return refuse(ErrorKind::conflict, "product.too-many-variations",
                         {"A product can have at most 50 variations.",
                          "У товара может быть не более 50 вариантов."});
    }
    auto priced = co_await check_currency(*tx, command.price);
    if (!priced) co_return std::unexpected(priced.error());
    const Variation variation{.id = VariationId{needs_.ids.next()},
                              .product = product->id,
                              .name = std::move(command.name),
                              .price = command.price,
                              .sort = command.sort.value_or(sort_after(product->variations))};
    co_await needs_.products.add_variation(*tx, variation);
    co_await once.settle(*tx, variation);
    co_await publish(std::move(tx), std::move(*product));
    co_return variation;
}

awaitable<Result<Variation>> EditVariations::change(ChangeVariationCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto variation = co_await needs_.products.find_variation(*tx, command.id);
    if (!variation) co_return refuse_unknown("variation");
    auto current = check_version(command.if_match, variation->version);
    if (!current) co_return std::unexpected(current.error());
    if (command.price) {
        auto priced = co_await check_currency(*tx, *command.price);
        if (!priced) co_return std::unexpected(priced.error());
        variation->price = *command.price;
    }
    if (command.name) variation->name = std::move(*command.name);
    if (command.sort) variation->sort = *command.sort;
    if (command.sold_out) variation->sold_out = *command.sold_out;
    auto product = co_await needs_.products.find(*tx, variation->product);
    co_await needs_.products.update_variation(*tx, *variation);
    co_await publish(std::move(tx), std::move(*product));
    co_return *variation;
}

awaitable<Result<void>> EditVariations::remove(VariationId id,
                                               std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto variation = co_await needs_.products.find_variation(*tx, id);
    if (!variation) co_return refuse_unknown("variation");
    auto current = check_version(if_match, variation->version);
    if (!current) co_return std::unexpected(current.error());
    auto product = co_await needs_.products.find(*tx, variation->product);
    if (product->variations.size() == 1) {
        co_return refuse(
            ErrorKind::conflict, "product.last-variation",
            {"A product needs at least one variation. Deactivate the product instead.",
             "У товара должен быть хотя бы один вариант. Вместо этого деактивируйте товар."});
    }
    co_await needs_.products.remove_variation(*tx, id, variation->version);
    co_await publish(std::move(tx), std::move(*product));
    co_return Result<void>{};
}

awaitable<Result<void>> EditVariations::check_currency(Transaction& tx, Money price) const {
    auto location = co_await needs_.locations.find(tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    auto faults = faults_in(price, location->currency, "/price");
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_return Result<void>{};
}

awaitable<void> EditVariations::publish(std::unique_ptr<Transaction> tx, Product product) const {
    co_await needs_.products.update(*tx, product);
    co_await needs_.publish.changed(*tx, std::nullopt);
    co_await needs_.publish.commit(std::move(tx));
}

}  // namespace beanq::menu
