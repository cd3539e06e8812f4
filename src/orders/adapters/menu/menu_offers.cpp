#include "orders/adapters/menu/menu_offers.hpp"

#include <utility>

#include "menu/module.hpp"

namespace beanq::orders {

namespace {

OfferedGroup offered(const menu::CatalogueGroup& from) {
    OfferedGroup group{from.name, from.min, from.max, from.repeats, {}};
    for (const auto& modifier : from.modifiers) {
        group.modifiers.push_back(
            {modifier.id, modifier.name, modifier.price, modifier.is_default, !modifier.sold_out});
    }
    return group;
}

/// Looks into the menu's snapshot, which it keeps alive.
class CatalogueOffer final : public Offer {
public:
    explicit CatalogueOffer(std::shared_ptr<const menu::Catalogue> catalogue)
        : catalogue_(std::move(catalogue)) {}

    const Location& location() const override { return catalogue_->location; }

    std::optional<OfferedVariation> find(const VariationId& id) const override {
        const auto* sale = catalogue_->find(id);
        if (sale == nullptr) return std::nullopt;
        OfferedVariation offer{.product = sale->product->id,
                               .product_name = sale->product->name,
                               .variation = sale->variation->id,
                               .variation_name = sale->variation->name,
                               .price = sale->variation->price,
                               .available = sale->orderable,
                               .groups = {},
                               .preparation_s = sale->product->preparation_s};
        for (const auto& group : sale->product->groups)
            offer.groups.push_back(offered(group));
        offer.tax_class = sale->product->tax_class;
        offer.categories = sale->categories;
        return offer;
    }

private:
    std::shared_ptr<const menu::Catalogue> catalogue_;
};

}  // namespace

awaitable<Result<std::shared_ptr<const Offer>>> MenuOffers::current(
    Transaction& tx, std::optional<LocationId> location) {
    auto catalogue = co_await menu_.catalogue(tx, location);
    if (!catalogue) co_return std::unexpected(catalogue.error());
    co_return std::make_shared<const CatalogueOffer>(std::move(*catalogue));
}

}  // namespace beanq::orders
