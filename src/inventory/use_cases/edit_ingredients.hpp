#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inventory/ports.hpp"
#include "inventory/use_cases/new_ingredient.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::inventory {

struct CreateIngredientCommand {
    std::string name;
    Unit unit = Unit::g;
    Shortage shortage = Shortage::block;
    std::vector<std::string> allergens = {};
    std::optional<EnteredCost> cost = {};
    std::vector<EnteredPack> packs = {};
};

/// What is set is changed. The base unit stays: recipes and the ledger count in it.
struct ChangeIngredientCommand {
    IngredientId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name = {};
    std::optional<Shortage> shortage = {};
    std::optional<bool> active = {};
    std::optional<std::vector<std::string>> allergens = {};
    std::optional<std::optional<EnteredCost>> cost = {};
    std::optional<std::vector<EnteredPack>> packs = {};
};

/// Creates, changes and removes ingredients.
class EditIngredients {
public:
    struct Needs {
        Store& store;
        UuidSource& ids;
        Locations& locations;
        IngredientRepository& ingredients;
        Assortment& assortment;
    };
    explicit EditIngredients(Needs needs) : needs_(needs) {}

    /// 409 `ingredient.name-taken`; 422 as faults_in(Ingredient), `field.unit` at
    /// `/packs/<n>/quantity/unit` and `/cost/per/unit`.
    awaitable<Result<Ingredient>> create(CreateIngredientCommand command,
                                         const Once<Ingredient>& once) const;
    /// 404 `ingredient.unknown`, 412 `version.stale`, and as for `create`.
    awaitable<Result<Ingredient>> change(ChangeIngredientCommand command) const;
    /// 404 `ingredient.unknown`, 412 `version.stale`, 409 `ingredient.in-use`.
    awaitable<Result<void>> remove(IngredientId id, std::optional<std::int64_t> if_match) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory
