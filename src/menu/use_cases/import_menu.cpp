#include "menu/use_cases/import_menu.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "menu/domain/modifier_group.hpp"
#include "menu/domain/product.hpp"

namespace beanq::menu {

namespace {

template <class Tag>
void fill(Id<Tag>& id, UuidSource& ids) {
    if (id.value.is_nil()) id = Id<Tag>{ids.next()};
}

void fill_ids(MenuImport& import, UuidSource& ids) {
    for (auto& group : import.groups) {
        fill(group.id, ids);
        for (auto& modifier : group.modifiers)
            fill(modifier.id, ids);
    }
    for (auto& menu : import.menus) {
        fill(menu.id, ids);
        for (auto& category : menu.categories) {
            fill(category.id, ids);
            for (auto& product : category.products) {
                fill(product.id, ids);
                for (auto& variation : product.variations)
                    fill(variation.id, ids);
            }
        }
    }
}

ModifierGroup to_group(const MenuImport::Group& from) {
    ModifierGroup group{
        .id = from.id, .name = from.name, .bounds = {from.min, from.max}, .repeats = from.repeats};
    for (const auto& modifier : from.modifiers) {
        group.modifiers.push_back({.id = modifier.id,
                                   .group = from.id,
                                   .name = modifier.name,
                                   .price = modifier.price,
                                   .is_default = modifier.is_default,
                                   .sort = sort_after(group.modifiers),
                                   .sold_out = modifier.sold_out});
    }
    return group;
}

Menu to_menu(const MenuImport::Menu& from, LocationId location) {
    return {.id = from.id,
            .location = location,
            .name = from.name,
            .valid_from = from.valid_from,
            .valid_until = from.valid_until};
}

/// Its groups are places in `import.groups`; one that is not there is left out.
Product to_product(const MenuImport::Product& from, const MenuImport& import) {
    Product product{.id = from.id,
                    .name = from.name,
                    .description = from.description,
                    .allergens = from.allergens,
                    .preparation_s = from.preparation_s};
    for (const auto& variation : from.variations) {
        product.variations.push_back({.id = variation.id,
                                      .product = from.id,
                                      .name = variation.name,
                                      .price = variation.price,
                                      .sort = sort_after(product.variations),
                                      .sold_out = variation.sold_out});
    }
    for (const auto& use : from.groups) {
        if (use.group >= import.groups.size()) continue;
        product.groups.push_back({import.groups[use.group].id, use.min, use.max});
    }
    return product;
}

/// Collects what is wrong in the tree, each fault with its pointer.
class Inspection {
public:
    Inspection(const MenuImport& import, Currency currency) : import_(import), currency_(currency) {
        for (std::size_t i = 0; i < import.groups.size(); ++i) {
            const std::string at = "/groups/" + std::to_string(i);
            check_name(import.groups[i].name, at);
            add(faults_in(to_group(import.groups[i]), currency, at));
        }
        for (std::size_t i = 0; i < import.menus.size(); ++i) {
            check(import.menus[i], "/menus/" + std::to_string(i));
        }
    }

    std::vector<FieldError> take() { return std::move(faults_); }

private:
    void check(const MenuImport::Menu& menu, const std::string& at) {
        check_name(menu.name, at);
        add(faults_in(to_menu(menu, {}), at));
        for (std::size_t i = 0; i < menu.categories.size(); ++i) {
            const auto& category = menu.categories[i];
            const std::string here = at + "/categories/" + std::to_string(i);
            check_name(category.name, here);
            for (std::size_t k = 0; k < category.products.size(); ++k) {
                check(category.products[k], here + "/products/" + std::to_string(k));
            }
        }
    }

    void check(const MenuImport::Product& product, const std::string& at) {
        check_name(product.name, at);
        add(faults_in(to_product(product, import_), currency_, at));
        for (std::size_t i = 0; i < product.groups.size(); ++i) {
            const auto& use = product.groups[i];
            const std::string here = at + "/groups/" + std::to_string(i);
            if (use.group >= import_.groups.size()) {
                add({{here + "/group", "field.range", {"names no group", "нет такой группы"}}});
                continue;
            }
            const auto place = product.groups.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::ranges::find(product.groups.begin(), place, use.group,
                                  &MenuImport::GroupUse::group) != place) {
                add({{here + "/group", "field.duplicate", {"is given twice", "указано дважды"}}});
            }
            const auto group = to_group(import_.groups[use.group]);
            add(faults_in(GroupUse{group.id, use.min, use.max}, group, here));
        }
    }

    void check_name(const std::string& name, const std::string& at) {
        if (!name.empty()) return;
        add({{at + "/name", "field.too-short", {"must not be empty", "не должно быть пустым"}}});
    }

    void add(std::vector<FieldError> more) { std::ranges::move(more, std::back_inserter(faults_)); }

    const MenuImport& import_;
    Currency currency_;
    std::vector<FieldError> faults_;
};

}  // namespace

awaitable<Result<MenuImport>> ImportMenu::run(Transaction& tx, MenuImport menu) const {
    auto location = co_await needs_.locations.find(tx, menu.location);
    if (!location) co_return std::unexpected(location.error());
    auto faults = Inspection(menu, location->currency).take();
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    fill_ids(menu, needs_.ids);
    for (const auto& group : menu.groups)
        co_await needs_.groups.add(tx, to_group(group));
    for (std::size_t i = 0; i < menu.menus.size(); ++i) {
        co_await add_menu(tx, menu, i, location->id);
    }
    co_await needs_.publish.changed(tx, location->id);
    co_return menu;
}

awaitable<void> ImportMenu::add_menu(Transaction& tx, const MenuImport& import, std::size_t index,
                                     LocationId location) const {
    const auto& from = import.menus[index];
    Menu menu = to_menu(from, location);
    menu.sort = co_await needs_.menus.next_sort(tx, location);
    co_await needs_.menus.add(tx, menu);
    int category_sort = 0;
    for (const auto& category : from.categories) {
        co_await needs_.categories.add(
            tx,
            {.id = category.id, .menu = menu.id, .name = category.name, .sort = category_sort++});
        int item_sort = 0;
        for (const auto& product : category.products) {
            co_await needs_.products.add(tx, to_product(product, import));
            co_await needs_.items.add(tx, {.id = MenuItemId{needs_.ids.next()},
                                           .category = category.id,
                                           .product = product.id,
                                           .sort = item_sort++});
        }
    }
}

}  // namespace beanq::menu
