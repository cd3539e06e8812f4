// What the menu needs from outside, in its own words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/assemble_catalogue.hpp"
#include "menu/domain/catalogue.hpp"
#include "menu/domain/conditions.hpp"
#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/domain/price_schedule.hpp"
#include "menu/domain/product.hpp"

// Every `update` and `remove` names the version it starts from in the object or argument, and every
// `update` raises it by one there and in the store. They throw TransientConflict when the store
// holds another version by now: the request runs again and sees it.
namespace beanq::menu {

/// A place in a list that is ordered by `sort`, then by id.
struct ListPlace {
    int sort = 0;
    Uuid id{};
};

class MenuRepository {
public:
    virtual ~MenuRepository() = default;

    virtual awaitable<void> add(Transaction& tx, const Menu& menu) = 0;
    virtual awaitable<std::optional<Menu>> find(Transaction& tx, MenuId id) = 0;
    /// At most `limit` menus in their order, of one location or of all.
    virtual awaitable<std::vector<Menu>> list(Transaction& tx, std::optional<LocationId> location,
                                              std::optional<ListPlace> after, int limit) = 0;
    /// The `sort` that puts a menu after all others of the location.
    virtual awaitable<int> next_sort(Transaction& tx, LocationId location) = 0;
    virtual awaitable<void> update(Transaction& tx, Menu& menu) = 0;
    /// With its categories and items.
    virtual awaitable<void> remove(Transaction& tx, MenuId id, std::int64_t version) = 0;
};

class CategoryRepository {
public:
    virtual ~CategoryRepository() = default;

    virtual awaitable<void> add(Transaction& tx, const Category& category) = 0;
    virtual awaitable<std::optional<Category>> find(Transaction& tx, CategoryId id) = 0;
    virtual awaitable<std::vector<Category>> list(Transaction& tx, std::optional<MenuId> menu,
                                                  std::optional<ListPlace> after, int limit) = 0;
    virtual awaitable<int> next_sort(Transaction& tx, MenuId menu) = 0;
    virtual awaitable<void> update(Transaction& tx, Category& category) = 0;
    /// With its items.
    virtual awaitable<void> remove(Transaction& tx, CategoryId id, std::int64_t version) = 0;
    /// The location whose menu the category belongs to; the category exists.
    virtual awaitable<LocationId> location_of(Transaction& tx, CategoryId id) = 0;
};

class MenuItemRepository {
public:
    virtual ~MenuItemRepository() = default;

    /// False, and nothing done, when the product stands in that category already.
    virtual awaitable<bool> add(Transaction& tx, const MenuItem& item) = 0;
    virtual awaitable<std::optional<MenuItem>> find(Transaction& tx, MenuItemId id) = 0;
    virtual awaitable<std::vector<MenuItem>> list(Transaction& tx,
                                                  std::optional<CategoryId> category,
                                                  std::optional<ListPlace> after, int limit) = 0;
    virtual awaitable<int> next_sort(Transaction& tx, CategoryId category) = 0;
    virtual awaitable<void> update(Transaction& tx, MenuItem& item) = 0;
    virtual awaitable<void> remove(Transaction& tx, MenuItemId id, std::int64_t version) = 0;
    virtual awaitable<std::vector<MenuItemId>> ids_in(Transaction& tx, CategoryId category) = 0;
    /// Numbers those items 0, 1, 2, …; raises the version of each.
    virtual awaitable<void> number(Transaction& tx, const std::vector<MenuItemId>& order) = 0;
    virtual awaitable<bool> is_placed(Transaction& tx, ProductId product) = 0;
};

/// How a list of products goes: newest first, by folded name, or by the lowest price.
enum class ProductOrder : unsigned char { newest, name, price };

/// Where a product stands in such a list; what the order does not go by is empty.
struct ProductPlace {
    std::string text = {};
    std::int64_t price_minor = 0;
    ProductId id;
};

/// What a list of products is narrowed to.
struct ProductFilter {
    /// Folded; each must occur in the name or description. From the fourth on they are one phrase.
    std::vector<std::string> words = {};
    std::optional<bool> active = {};
    std::optional<CategoryId> category = {};  ///< placed there
    ProductOrder order = ProductOrder::newest;
    std::optional<ProductPlace> after = {};
    std::optional<std::int64_t> min_price_minor = {};  ///< of one variation, both ends together
    std::optional<std::int64_t> max_price_minor = {};
};

class ProductRepository {
public:
    virtual ~ProductRepository() = default;

    /// With its variations and uses of groups, which exist.
    virtual awaitable<void> add(Transaction& tx, const Product& product) = 0;
    virtual awaitable<std::optional<Product>> find(Transaction& tx, ProductId id) = 0;
    /// Each whole.
    virtual awaitable<std::vector<Product>> list(Transaction& tx, const ProductFilter& filter,
                                                 int limit) = 0;
    virtual ProductPlace place_of(const Product& product, ProductOrder order) const = 0;
    /// The words that were meant where some occur in no product; see corrected(). Reads all texts.
    virtual awaitable<std::vector<std::string>> corrected(Transaction& tx,
                                                          std::vector<std::string> words) = 0;
    /// The product's own fields: neither variations nor groups.
    virtual awaitable<void> update(Transaction& tx, Product& product) = 0;
    /// It stands in no category.
    virtual awaitable<void> remove(Transaction& tx, ProductId id, std::int64_t version) = 0;

    virtual awaitable<std::optional<Variation>> find_variation(Transaction& tx, VariationId id) = 0;
    virtual awaitable<void> add_variation(Transaction& tx, const Variation& variation) = 0;
    virtual awaitable<void> update_variation(Transaction& tx, Variation& variation) = 0;
    virtual awaitable<void> remove_variation(Transaction& tx, VariationId id,
                                             std::int64_t version) = 0;
    /// Replaces them by `product.groups`.
    virtual awaitable<void> set_groups(Transaction& tx, const Product& product) = 0;

    /// Raises the version of every product that uses the group.
    virtual awaitable<void> touch_users_of(Transaction& tx, ModifierGroupId group) = 0;
};

class ModifierGroupRepository {
public:
    virtual ~ModifierGroupRepository() = default;

    /// With its modifiers.
    virtual awaitable<void> add(Transaction& tx, const ModifierGroup& group) = 0;
    virtual awaitable<std::optional<ModifierGroup>> find(Transaction& tx, ModifierGroupId id) = 0;
    /// Newest first, each whole.
    virtual awaitable<std::vector<ModifierGroup>> list(Transaction& tx,
                                                       std::optional<ModifierGroupId> before,
                                                       int limit) = 0;
    /// The group's own fields: not its modifiers.
    virtual awaitable<void> update(Transaction& tx, ModifierGroup& group) = 0;
    /// No product uses it.
    virtual awaitable<void> remove(Transaction& tx, ModifierGroupId id, std::int64_t version) = 0;
    virtual awaitable<bool> is_used(Transaction& tx, ModifierGroupId id) = 0;
    /// The different bounds that products set for themselves.
    virtual awaitable<std::vector<GroupUse>> uses_of(Transaction& tx, ModifierGroupId id) = 0;

    virtual awaitable<std::optional<Modifier>> find_modifier(Transaction& tx, ModifierId id) = 0;
    virtual awaitable<void> add_modifier(Transaction& tx, const Modifier& modifier) = 0;
    virtual awaitable<void> update_modifier(Transaction& tx, Modifier& modifier) = 0;
    virtual awaitable<void> remove_modifier(Transaction& tx, ModifierId id,
                                            std::int64_t version) = 0;
};

/// What of a location's menu changes often.
struct MenuState {
    std::int64_t version = 0;
    std::int64_t content_version = 0;  ///< stays when only what can be had changes
    std::vector<Stop> stops = {};
};

/// The menus as they are sold from, and the number that grows with each change to them.
class StoredMenus {
public:
    virtual ~StoredMenus() = default;

    /// Holds off, until `tx` ends, everyone else who asks the same.
    virtual awaitable<void> hold(Transaction& tx) = 0;

    /// 0 before the first change.
    virtual awaitable<std::int64_t> version(Transaction& tx, LocationId location) = 0;
    /// What is quick to read: the versions, and what is sold out by hand.
    virtual awaitable<MenuState> state(Transaction& tx, LocationId location) = 0;
    /// One consistent state. Throws TransientConflict when changes keep getting in between.
    virtual awaitable<StoredMenu> load(Transaction& tx, LocationId location) = 0;

    /// Counts a change of that location's menu, or of what all of them share. Answers the locations
    /// that it touched with their new versions.
    using Versions = std::vector<std::pair<LocationId, std::int64_t>>;
    virtual awaitable<Versions> raise(Transaction& tx, std::optional<LocationId> location) = 0;
    /// The same for a change of what can be had there: the content stays.
    virtual awaitable<Versions> raise_availability(Transaction& tx, LocationId location) = 0;
};

class PriceScheduleRepository {
public:
    virtual ~PriceScheduleRepository() = default;

    /// With its prices; their variations exist.
    virtual awaitable<void> add(Transaction& tx, const PriceSchedule& schedule) = 0;
    virtual awaitable<std::optional<PriceSchedule>> find(Transaction& tx, PriceScheduleId id) = 0;
    /// Newest first, of one location or of all.
    virtual awaitable<std::vector<PriceSchedule>> list(Transaction& tx,
                                                       std::optional<LocationId> location,
                                                       std::optional<PriceScheduleId> before,
                                                       int limit) = 0;
    /// With its prices.
    virtual awaitable<void> update(Transaction& tx, PriceSchedule& schedule) = 0;
    virtual awaitable<void> remove(Transaction& tx, PriceScheduleId id, std::int64_t version) = 0;
};

/// What is sold out by hand.
class StopRepository {
public:
    virtual ~StopRepository() = default;

    /// Replaces an earlier stop of the subject there.
    virtual awaitable<void> put(Transaction& tx, LocationId location, const Stop& stop, Instant at,
                                std::optional<UserId> actor) = 0;
    virtual awaitable<void> lift(Transaction& tx, LocationId location, const Subject& subject) = 0;
    virtual awaitable<std::vector<Stop>> list(Transaction& tx, LocationId location) = 0;
};

/// Where that is kept which things are made of.
class Kitchen {
public:
    virtual ~Kitchen() = default;

    /// What there is at the location as of `tx`. `before` is an earlier answer since which no
    /// recipe has changed, or null. Null when nothing is limited.
    virtual awaitable<std::shared_ptr<const Supplies>> supplies(
        Transaction& tx, LocationId location, std::shared_ptr<const Supplies> before) = 0;
};

/// Who else is told.
class MenuEvents {
public:
    virtual ~MenuEvents() = default;
    virtual awaitable<void> changed(Transaction& tx, LocationId location, std::int64_t version) = 0;
    /// A committed change could not be shown yet; the next reader tries again.
    virtual void not_published(std::string_view why) = 0;
};

/// The other instances of the shop, which publish menus of their own. From any thread.
class OtherInstances {
public:
    virtual ~OtherInstances() = default;

    /// That a change has been committed. Neither waits nor throws.
    virtual void tell(LocationId location, std::int64_t version) = 0;
    /// That some change may have been committed.
    virtual void tell_doubt() = 0;

    /// Whether they have committed nothing since `read_at` that was not heard of here: then what
    /// was read may be shown.
    virtual bool still_holds(Instant read_at, Instant now) const = 0;
};

/// The bytes that guests get, and the strong ETag (with its quotes) that names them.
struct PrintedMenu {
    std::shared_ptr<const std::string> json;
    std::string etag;
};

/// Writes the public menu.
class MenuPress {
public:
    virtual ~MenuPress() = default;
    virtual PrintedMenu print(const Catalogue& catalogue) const = 0;
};

}  // namespace beanq::menu
