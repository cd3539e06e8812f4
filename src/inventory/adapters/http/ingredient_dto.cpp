#include "inventory/adapters/http/ingredient_dto.hpp"

#include "kernel/near_words.hpp"

namespace beanq::inventory {

namespace {

EnteredCost to_cost(CostBody body) { return {body.price.value, to_amount(std::move(body.per))}; }

std::vector<EnteredPack> to_packs(Packs packs) {
    std::vector<EnteredPack> entered;
    for (auto& pack : packs.value)
        entered.push_back({std::move(pack.name.value), to_amount(std::move(pack.quantity))});
    return entered;
}

std::vector<std::string> to_texts(Allergens allergens) {
    std::vector<std::string> texts;
    for (auto& allergen : allergens.value)
        texts.push_back(std::move(allergen.value));
    return texts;
}

}  // namespace

IngredientView to_view(const Ingredient& ingredient) {
    IngredientView view{ingredient.id,
                        ingredient.name,
                        ingredient.unit,
                        ingredient.shortage,
                        ingredient.active,
                        ingredient.allergens,
                        {},
                        {},
                        ingredient.version};
    if (ingredient.cost)
        view.cost = {ingredient.cost->price, to_view(ingredient.cost->per, ingredient.unit)};
    for (const Pack& pack : ingredient.packs)
        view.packs.push_back({pack.name, to_view(pack.size, ingredient.unit)});
    return view;
}

RecipeView to_view(const VersionedRecipe& recipe) {
    RecipeView view{recipe.version, {}};
    for (const auto& [ingredient, quantity, replaces] : recipe.parts) {
        RecipeLineView line{ingredient.id, ingredient.name, {}, {}, {}};
        if (replaces) {
            line.replaces_ingredient_id = replaces->id;
            line.replaces_name = replaces->name;
        } else {
            line.quantity = to_view(quantity, ingredient.unit);
        }
        view.lines.push_back(std::move(line));
    }
    return view;
}

TargetsView to_view(const LocationTargets& targets) {
    const Ingredient& ingredient = targets.ingredient;
    return {targets.location, ingredient.id, to_view(targets.targets.par, ingredient.unit),
            to_view(targets.targets.reorder, ingredient.unit)};
}

http::Created<IngredientView> created(const Ingredient& ingredient) {
    return {to_view(ingredient), "/api/v1/ingredients/" + to_string(ingredient.id),
            ingredient.version};
}

IngredientFilter to_filter(const IngredientListQuery& query) {
    return {.words = words_of(query.text),
            .unit = query.unit,
            .active = query.active,
            .order = query.sort.value_or(IngredientOrder::name)};
}

CreateIngredientCommand to_command(NewIngredientBody body) {
    CreateIngredientCommand command{.name = std::move(body.name.value),
                                    .unit = body.unit,
                                    .shortage = body.shortage.value_or(Shortage::block)};
    if (body.allergens) command.allergens = to_texts(std::move(*body.allergens));
    if (body.cost) command.cost = to_cost(std::move(*body.cost));
    if (body.packs) command.packs = to_packs(std::move(*body.packs));
    return command;
}

ChangeIngredientCommand to_command(IngredientId id, const http::IfMatch& match,
                                   IngredientChangeBody body) {
    ChangeIngredientCommand command{
        .id = id, .if_match = match.version, .shortage = body.shortage, .active = body.active};
    if (body.name) command.name = std::move(body.name->value);
    if (body.allergens) command.allergens = to_texts(std::move(*body.allergens));
    if (body.packs) command.packs = to_packs(std::move(*body.packs));
    if (body.cost.present) {
        command.cost.emplace();
        if (body.cost.value) *command.cost = to_cost(std::move(*body.cost.value));
    }
    return command;
}

WriteRecipeCommand to_command(RecipeOwner owner, RecipeBody body) {
    WriteRecipeCommand command{owner, {}};
    for (auto& line : body.lines.value) {
        EnteredRecipeLine entered{line.ingredient_id, {}, line.replaces_ingredient_id};
        if (line.quantity) entered.quantity = to_amount(std::move(*line.quantity));
        command.lines.push_back(std::move(entered));
    }
    return command;
}

SetTargetsCommand to_command(IngredientId id, TargetsBody body) {
    return {id, body.location_id, to_amount(std::move(body.par_level)),
            to_amount(std::move(body.reorder_threshold))};
}

std::vector<std::string> words_of(const std::optional<http::Text<0, 100>>& text) {
    return text ? beanq::words(text->value) : std::vector<std::string>{};
}

}  // namespace beanq::inventory
