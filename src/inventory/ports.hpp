// What the inventory needs from outside, in its own words.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/level.hpp"
#include "inventory/domain/movement.hpp"
#include "inventory/domain/recipe.hpp"
#include "inventory/domain/taking.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

/// How a list of ingredients goes: by name without regard to case, or newest first.
enum class IngredientOrder : unsigned char { name, newest };

/// What a list of ingredients is narrowed to; all of it holds at once.
struct IngredientFilter {
    std::vector<std::string> words = {};  ///< each occurs in the name, in any case
    std::optional<Unit> unit = {};
    std::optional<bool> active = {};
    IngredientOrder order = IngredientOrder::name;
    std::optional<std::string> after = {};    ///< only those after this name
    std::optional<IngredientId> before = {};  ///< only those that are older than this one
};

class IngredientRepository {
public:
    virtual ~IngredientRepository() = default;

    /// False, with only some of them stored, when a name is taken in any case: do not commit then.
    virtual awaitable<bool> add_all(Transaction& tx,
                                    const std::vector<Ingredient>& ingredients) = 0;

    virtual awaitable<std::optional<Ingredient>> find(Transaction& tx, IngredientId id) = 0;

    /// The one of that name, in any case.
    virtual awaitable<std::optional<Ingredient>> find_named(Transaction& tx, std::string name) = 0;

    /// Those of them that exist, in the order of their ids.
    virtual awaitable<std::vector<Ingredient>> find_all(Transaction& tx,
                                                        std::vector<IngredientId> ids) = 0;

    /// At most `limit`.
    virtual awaitable<std::vector<Ingredient>> list(Transaction& tx, const IngredientFilter& filter,
                                                    int limit) = 0;

    /// The words that were meant where some occur in no name; see beanq::corrected().
    virtual awaitable<std::vector<std::string>> corrected(Transaction& tx,
                                                          std::vector<std::string> words) = 0;

    /// Stores one that was at `ingredient.version` and raises that. False when its name is taken.
    /// Throws TransientConflict when it is at another version.
    virtual awaitable<bool> update(Transaction& tx, Ingredient& ingredient) = 0;

    /// Whether a recipe, of any version, or the ledger names it.
    virtual awaitable<bool> is_used(Transaction& tx, IngredientId id) = 0;

    virtual awaitable<void> remove(Transaction& tx, IngredientId id) = 0;
};

class RecipeRepository {
public:
    virtual ~RecipeRepository() = default;

    /// Stores them as the next version of each owner's recipe; the ingredients exist.
    virtual awaitable<void> put_all(Transaction& tx, const std::vector<Recipe>& recipes) = 0;

    /// By the ingredients' names. Without a version the present one; version 0 without parts when
    /// the owner has no recipe.
    virtual awaitable<VersionedRecipe> find(Transaction& tx, RecipeOwner owner,
                                            std::optional<std::int64_t> version) = 0;

    /// The present recipes of these owners; those that have none are not in it.
    virtual awaitable<RecipeBook> book_of(Transaction& tx, std::vector<RecipeOwner> owners) = 0;

    /// All present recipes.
    virtual awaitable<RecipeBook> whole_book(Transaction& tx) = 0;
};

/// A level with what is wanted there.
struct StockRow {
    Level level;
    Ingredient ingredient;
    Targets targets;
};

/// What the list of levels is narrowed to.
struct StockFilter {
    std::optional<LocationId> location = {};
    std::optional<IngredientId> ingredient = {};
    std::vector<std::string> words = {};
    std::optional<Unit> unit = {};
    std::optional<bool> active = {};
    std::optional<bool> low = {};  ///< at or below the reorder threshold
    std::optional<Quantity> at_least = {};
    std::optional<Quantity> at_most = {};
    std::optional<std::pair<std::string, LocationId>> after = {};  ///< name, then location
};

class LevelRepository {
public:
    virtual ~LevelRepository() = default;

    /// The levels of these ingredients there, locked until `tx` ends; one that was never stocked is
    /// made, at zero. `places` is in ascending order: the order in which everybody locks.
    virtual awaitable<std::vector<Level>> lock(Transaction& tx,
                                               const std::vector<Place>& places) = 0;

    /// Stores levels that are locked, one version on.
    virtual awaitable<void> save(Transaction& tx, const std::vector<Level>& levels) = 0;

    /// The levels of those that are tracked there, locked until `tx` ends, with all that decides
    /// about taking from them. In one pass in ascending order, so that no two wait for each other.
    virtual awaitable<std::vector<Stocked>> lock_tracked(Transaction& tx,
                                                         const std::set<Place>& places) = 0;

    /// Stores what was taken from levels that are locked.
    virtual awaitable<void> take(Transaction& tx, const std::vector<Taken>& taken) = 0;

    /// The levels of those that are tracked there.
    virtual awaitable<std::vector<Level>> find_all(Transaction& tx, LocationId location,
                                                   std::vector<IngredientId> ids) = 0;

    /// The levels there of all that may not run out.
    virtual awaitable<std::vector<Level>> limiting(Transaction& tx, LocationId location) = 0;

    /// At most `limit`, by the ingredient's name, then by location.
    virtual awaitable<std::vector<StockRow>> list(Transaction& tx, const StockFilter& filter,
                                                  int limit) = 0;

    virtual awaitable<Targets> targets(Transaction& tx, LocationId location,
                                       IngredientId ingredient) = 0;
    virtual awaitable<void> set_targets(Transaction& tx, LocationId location,
                                        IngredientId ingredient, const Targets& targets) = 0;
};

/// What the ledger's list is narrowed to.
struct MovementFilter {
    std::optional<LocationId> location = {};
    std::optional<IngredientId> ingredient = {};
    std::optional<MovementKind> kind = {};
    std::optional<OrderId> order = {};
    std::optional<Instant> from = {};  ///< at or after
    std::optional<Instant> to = {};    ///< before
    std::optional<MovementId> before = {};
};

/// A ledger row with the whole of its ingredient.
struct NamedMovement {
    Movement movement;
    Ingredient ingredient;
};

class Ledger {
public:
    virtual ~Ledger() = default;

    virtual awaitable<void> append(Transaction& tx, const std::vector<Movement>& movements) = 0;

    /// A posting with its movements.
    virtual awaitable<void> append(Transaction& tx, const Posting& posting) = 0;

    /// With its movements, in the order in which they were entered.
    virtual awaitable<std::optional<Posting>> find(Transaction& tx, PostingId id) = 0;

    /// At most `limit`, newest first.
    virtual awaitable<std::vector<NamedMovement>> list(Transaction& tx,
                                                       const MovementFilter& filter, int limit) = 0;

    /// All that the orders moved; what each did, oldest first.
    virtual awaitable<std::vector<Movement>> of_orders(Transaction& tx,
                                                       const std::vector<OrderId>& orders) = 0;
};

/// Who else is told.
class StockEvents {
public:
    virtual ~StockEvents() = default;

    /// An ingredient has come down to its reorder threshold: once, when it crosses it.
    virtual awaitable<void> low(Transaction& tx, const Ingredient& ingredient,
                                const Taken& taken) = 0;
};

/// What is sold, as far as the inventory must know it.
class Assortment {
public:
    virtual ~Assortment() = default;

    /// Whether there is such a variation or modifier.
    virtual awaitable<bool> knows(Transaction& tx, RecipeOwner owner) = 0;

    /// All that could have a recipe: variations product by product, then modifiers.
    virtual awaitable<std::vector<NamedOwner>> owners(Transaction& tx) = 0;

    /// What can be made there may have changed in `tx` by what is on hand; without a location, what
    /// is needed for it has, everywhere.
    virtual awaitable<void> changed(Transaction& tx, std::optional<LocationId> location) = 0;
};

}  // namespace beanq::inventory
