#include "menu/use_cases/exchange_menu.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "menu/use_cases/whole_menu.hpp"

namespace beanq::menu {

namespace {

constexpr int page = 200;

/// Where each thing of a list was before.
template <class T>
class Before {
public:
    explicit Before(const std::vector<T>& things) {
        for (const T& thing : things)
            by_id_.emplace(thing.id, &thing);
    }
    /// Null for a new one.
    const T* operator()(const T& thing) const {
        const auto found = by_id_.find(thing.id);
        return found == by_id_.end() ? nullptr : found->second;
    }

private:
    std::unordered_map<decltype(T::id), const T*> by_id_;
};

/// All pages of a list in its own order, through a repository that has `list` for one owner.
template <class T, class Repository, class Owner>
awaitable<std::vector<T>> all_of(Transaction& tx, Repository& repository, Owner owner) {
    std::vector<T> all;
    std::optional<ListPlace> after;
    for (;;) {
        auto some = co_await repository.list(tx, owner, after, page);
        const bool is_last = some.size() < page;
        if (!some.empty()) after = ListPlace{some.back().sort, some.back().id.value};
        std::ranges::move(some, std::back_inserter(all));
        if (is_last) co_return all;
    }
}

/// A list through a repository that has `add` and `update`.
template <class T, class Repository>
awaitable<void> store_all(Transaction& tx, Repository& repository, const std::vector<T>& before,
                          std::vector<T> after) {
    const Before<T> was(before);
    for (T& thing : after) {
        const T* old = was(thing);
        if (old == nullptr) {
            co_await repository.add(tx, thing);
        } else if (*old != thing) {
            co_await repository.update(tx, thing);
        }
    }
}

}  // namespace

awaitable<Result<std::vector<MenuRow>>> ExchangeMenu::take_out(
    std::optional<LocationId> location) const {
    auto tx = co_await needs_.store.begin_read();
    const auto at = co_await needs_.locations.find(*tx, location);
    if (!at) co_return std::unexpected(at.error());
    const auto book = co_await load(*tx, at->id);
    co_return to_rows(book);
}

awaitable<Result<ImportReport>> ExchangeMenu::bring_in(std::vector<MenuRow> rows,
                                                       std::optional<LocationId> location,
                                                       bool dry_run) const {
    auto tx = co_await needs_.publish.begin();
    const auto at = co_await needs_.locations.find(*tx, location);
    if (!at) co_return std::unexpected(at.error());
    const auto before = co_await load(*tx, std::nullopt);  // ids are everywhere's
    auto reading = read_rows(rows, before, *at, needs_.ids);
    if (dry_run) co_return std::move(reading.report);
    if (!reading.report.faults.empty()) co_return refuse_fields(std::move(reading.report.faults));
    if (reading.report.created + reading.report.updated > 0) {
        co_await store(*tx, before, std::move(reading.book));
        co_await needs_.publish.changed(*tx, std::nullopt);
        co_await needs_.publish.commit(std::move(tx));
    }
    co_return std::move(reading.report);
}

awaitable<MenuBook> ExchangeMenu::load(Transaction& tx, std::optional<LocationId> location) const {
    MenuBook book;
    book.groups = co_await all_groups(tx, needs_.groups);
    book.products = co_await all_products(tx, needs_.products);
    book.menus = co_await all_of<Menu>(tx, needs_.menus, location);
    for (const Menu& menu : book.menus) {
        auto some = co_await all_of<Category>(tx, needs_.categories, std::optional(menu.id));
        std::ranges::move(some, std::back_inserter(book.categories));
    }
    for (const Category& category : book.categories) {
        auto some = co_await all_of<MenuItem>(tx, needs_.items, std::optional(category.id));
        std::ranges::move(some, std::back_inserter(book.items));
    }
    std::ranges::reverse(book.groups);  // oldest first, as they were made
    std::ranges::reverse(book.products);
    co_return book;
}

// New groups go before products, which may use them; groups that change come after, since they
// raise the versions of their products.
awaitable<void> ExchangeMenu::store(Transaction& tx, const MenuBook& before, MenuBook after) const {
    const Before<ModifierGroup> groups(before.groups);
    for (const ModifierGroup& group : after.groups) {
        if (groups(group) == nullptr) co_await needs_.groups.add(tx, group);
    }
    const Before<Product> products(before.products);
    for (Product& product : after.products) {
        const Product* old = products(product);
        if (old == nullptr) {
            co_await needs_.products.add(tx, product);
        } else if (*old != product) {
            co_await store(tx, *old, std::move(product));
        }
    }
    for (ModifierGroup& group : after.groups) {
        const ModifierGroup* old = groups(group);
        if (old != nullptr && *old != group) co_await store(tx, *old, std::move(group));
    }
    co_await store_all(tx, needs_.menus, before.menus, std::move(after.menus));
    co_await store_all(tx, needs_.categories, before.categories, std::move(after.categories));
    co_await store_all(tx, needs_.items, before.items, std::move(after.items));
}

awaitable<void> ExchangeMenu::store(Transaction& tx, const Product& before, Product after) const {
    const Before<Variation> variations(before.variations);
    for (Variation& variation : after.variations) {
        const Variation* old = variations(variation);
        if (old == nullptr) {
            co_await needs_.products.add_variation(tx, variation);
        } else if (*old != variation) {
            co_await needs_.products.update_variation(tx, variation);
        }
    }
    if (before.groups != after.groups) co_await needs_.products.set_groups(tx, after);
    co_await needs_.products.update(tx, after);
}

awaitable<void> ExchangeMenu::store(Transaction& tx, const ModifierGroup& before,
                                    ModifierGroup after) const {
    const Before<Modifier> modifiers(before.modifiers);
    for (Modifier& modifier : after.modifiers) {
        const Modifier* old = modifiers(modifier);
        if (old == nullptr) {
            co_await needs_.groups.add_modifier(tx, modifier);
        } else if (*old != modifier) {
            co_await needs_.groups.update_modifier(tx, modifier);
        }
    }
    co_await needs_.groups.update(tx, after);
    co_await needs_.products.touch_users_of(tx, after.id);
}

}  // namespace beanq::menu
