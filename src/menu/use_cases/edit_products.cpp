#include "menu/use_cases/edit_products.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "menu/domain/refusals.hpp"
#include "menu/use_cases/with_groups.hpp"

namespace beanq::menu {

namespace {

void append(std::vector<FieldError>& to, std::vector<FieldError> more) {
    std::ranges::move(more, std::back_inserter(to));
}

Product to_product(CreateProductCommand command, UuidSource& ids) {
    Product product{.id = ProductId{ids.next()},
                    .name = std::move(command.name),
                    .description = std::move(command.description),
                    .image_url = std::move(command.image_url),
                    .tax_class = std::move(command.tax_class),
                    .allergens = std::move(command.allergens),
                    .preparation_s = command.preparation_s};
    for (auto& variation : command.variations) {
        product.variations.push_back({.id = VariationId{ids.next()},
                                      .product = product.id,
                                      .name = std::move(variation.name),
                                      .price = variation.price,
                                      .sort = sort_after(product.variations)});
    }
    for (const ModifierGroupId& group : command.groups)
        product.groups.push_back({group, {}, {}});
    return product;
}

void apply(ChangeProductCommand change, Product& product) {
    if (change.name) product.name = std::move(*change.name);
    if (change.description) product.description = std::move(*change.description);
    if (change.image_url) product.image_url = std::move(*change.image_url);
    if (change.tax_class) product.tax_class = std::move(*change.tax_class);
    if (change.allergens) product.allergens = std::move(*change.allergens);
    if (change.preparation_s) product.preparation_s = *change.preparation_s;
    if (change.active) product.active = *change.active;
}

}  // namespace

awaitable<Result<ProductWithGroups>> EditProducts::create(
    CreateProductCommand command, const Once<ProductWithGroups>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    const auto category_id = command.category;
    const Product product = to_product(std::move(command), needs_.ids);
    auto faults = faults_in(product, location->currency);
    auto in_groups = co_await check_groups(*tx, product.groups, "/modifier_group_ids", "");
    append(faults, std::move(in_groups));
    if (category_id) {
        const auto category = co_await needs_.categories.find(*tx, *category_id);
        if (!category) faults.push_back(unknown_id("/category_id"));
    }
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_await needs_.products.add(*tx, product);
    if (category_id) co_await place(*tx, product.id, *category_id);
    co_await needs_.publish.changed(*tx, std::nullopt);
    auto created = co_await whole(*tx, product);
    co_await once.settle(*tx, created);
    co_await needs_.publish.commit(std::move(tx));
    co_return created;
}

awaitable<Result<ProductWithGroups>> EditProducts::change(ChangeProductCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto product = co_await needs_.products.find(*tx, command.id);
    if (!product) co_return refuse_unknown("product");
    auto current = check_version(command.if_match, product->version);
    if (!current) co_return std::unexpected(current.error());
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    apply(std::move(command), *product);
    auto faults = faults_in(*product, location->currency);
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_await needs_.products.update(*tx, *product);
    co_await needs_.publish.changed(*tx, std::nullopt);
    auto changed = co_await whole(*tx, std::move(*product));
    co_await needs_.publish.commit(std::move(tx));
    co_return changed;
}

awaitable<Result<ProductWithGroups>> EditProducts::set_groups(ProductId id,
                                                              std::optional<std::int64_t> if_match,
                                                              std::vector<GroupUse> groups) const {
    auto tx = co_await needs_.publish.begin();
    auto product = co_await needs_.products.find(*tx, id);
    if (!product) co_return refuse_unknown("product");
    auto current = check_version(if_match, product->version);
    if (!current) co_return std::unexpected(current.error());
    auto faults = co_await check_groups(*tx, groups, "/modifier_groups", "/modifier_group_id");
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    product->groups = std::move(groups);
    co_await needs_.products.set_groups(*tx, *product);
    co_await needs_.products.update(*tx, *product);
    co_await needs_.publish.changed(*tx, std::nullopt);
    auto changed = co_await whole(*tx, std::move(*product));
    co_await needs_.publish.commit(std::move(tx));
    co_return changed;
}

awaitable<Result<void>> EditProducts::remove(ProductId id,
                                             std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto product = co_await needs_.products.find(*tx, id);
    if (!product) co_return refuse_unknown("product");
    auto current = check_version(if_match, product->version);
    if (!current) co_return std::unexpected(current.error());
    const bool placed = co_await needs_.items.is_placed(*tx, id);
    if (placed) {
        co_return refuse(ErrorKind::conflict, "product.placed",
                         {"The product is on a menu. Take it off the menu or deactivate it.",
                          "Товар есть в меню. Уберите его из меню или деактивируйте."});
    }
    co_await needs_.products.remove(*tx, id, product->version);
    co_await needs_.publish.changed(*tx, std::nullopt);
    co_await needs_.publish.commit(std::move(tx));
    co_return Result<void>{};
}

awaitable<std::vector<FieldError>> EditProducts::check_groups(Transaction& tx,
                                                              const std::vector<GroupUse>& uses,
                                                              std::string list,
                                                              std::string id_field) const {
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const std::string at = list + "/" + std::to_string(i);
        const auto here = uses.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::ranges::find(uses.begin(), here, here->group, &GroupUse::group) != here) {
            faults.push_back(
                {at + id_field, "field.duplicate", {"is given twice", "указано дважды"}});
            continue;
        }
        const auto group = co_await needs_.groups.find(tx, here->group);
        if (group) {
            append(faults, faults_in(*here, *group, at));
        } else {
            faults.push_back(unknown_id(at + id_field));
        }
    }
    co_return faults;
}

awaitable<void> EditProducts::place(Transaction& tx, ProductId product, CategoryId category) const {
    MenuItem item{.id = MenuItemId{needs_.ids.next()}, .category = category, .product = product};
    item.sort = co_await needs_.items.next_sort(tx, category);
    co_await needs_.items.add(tx, item);
}

awaitable<ProductWithGroups> EditProducts::whole(Transaction& tx, Product product) const {
    std::vector<Product> one{std::move(product)};
    auto products = co_await with_groups(tx, needs_.groups, std::move(one));
    co_return std::move(products.front());
}

}  // namespace beanq::menu
