#pragma once

#include <optional>
#include <vector>

#include "inventory/domain/recipe_entry.hpp"
#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

struct WriteRecipeCommand {
    RecipeOwner owner;
    std::vector<EnteredRecipeLine> lines;
};

/// Says what a variation takes, or what a modifier adds, takes away and replaces, from now on.
/// Earlier versions stay: orders remember what they were made by.
class WriteRecipe {
public:
    struct Needs {
        Store& store;
        IngredientRepository& ingredients;
        RecipeRepository& recipes;
        Assortment& assortment;
    };
    explicit WriteRecipe(Needs needs) : needs_(needs) {}

    /// The new version. 404 `variation.unknown` or `modifier.unknown`; 422 as faults_in(Recipe),
    /// and at `/lines/<n>` as read_line.
    awaitable<Result<VersionedRecipe>> run(WriteRecipeCommand command) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory
