#pragma once

#include "menu/domain/search_index.hpp"
#include "menu/ports.hpp"

namespace beanq::menu {

/// Products with their variations and uses of groups.
class SqlProductRepository final : public ProductRepository {
public:
    /// `fold` makes the text that lists are searched in.
    explicit SqlProductRepository(Fold fold) : fold_(std::move(fold)) {}

    awaitable<void> add(Transaction& tx, const Product& product) override;
    awaitable<std::optional<Product>> find(Transaction& tx, ProductId id) override;
    awaitable<std::vector<Product>> list(Transaction& tx, const ProductFilter& filter,
                                         int limit) override;
    ProductPlace place_of(const Product& product, ProductOrder order) const override;
    awaitable<std::vector<std::string>> corrected(Transaction& tx,
                                                  std::vector<std::string> words) override;
    awaitable<void> update(Transaction& tx, Product& product) override;
    awaitable<void> remove(Transaction& tx, ProductId id, std::int64_t version) override;

    awaitable<std::optional<Variation>> find_variation(Transaction& tx, VariationId id) override;
    awaitable<void> add_variation(Transaction& tx, const Variation& variation) override;
    awaitable<void> update_variation(Transaction& tx, Variation& variation) override;
    awaitable<void> remove_variation(Transaction& tx, VariationId id,
                                     std::int64_t version) override;
    awaitable<void> set_groups(Transaction& tx, const Product& product) override;
    awaitable<void> touch_users_of(Transaction& tx, ModifierGroupId group) override;

private:
    awaitable<void> complete(Transaction& tx, std::vector<Product>& products);
    std::string search_text(const Product& product) const;

    Fold fold_;
};

}  // namespace beanq::menu
