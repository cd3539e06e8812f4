#include "inventory/domain/recipe_sheet.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "inventory/domain/recipe_entry.hpp"

namespace beanq::inventory {

namespace {

bool is_variation(const RecipeOwner& owner) { return std::holds_alternative<VariationId>(owner); }

std::string id_of(const RecipeOwner& owner) {
    return std::visit([](const auto& id) { return to_string(id); }, owner);
}

bool has_text(const Cell& cell) { return cell && !cell->empty(); }

/// Owners by what they are called, and by their ids.
class Owners {
public:
    explicit Owners(const std::vector<NamedOwner>& owners) {
        for (const NamedOwner& named : owners) {
            by_name_.emplace(key(is_variation(named.owner), named.of, named.name), named.owner);
            by_id_.emplace(id_of(named.owner), named.owner);
        }
    }

    bool is_only(const NamedOwner& named) const {
        return by_name_.count(key(is_variation(named.owner), named.of, named.name)) == 1;
    }

    std::optional<RecipeOwner> read(const RecipeRow& row, RowReader& reader) const {
        const bool of_variation = has_text(row.variation) || has_text(row.product);
        const Cell& name = of_variation ? row.variation : row.modifier;
        const Cell& of = of_variation ? row.product : row.modifier_group;
        const std::string_view column = of_variation ? "variation" : "modifier";
        if (!has_text(name)) {
            reader.required(column);
            return std::nullopt;
        }
        if (!has_text(of)) {
            const auto found = by_id_.find(*name);
            if (found != by_id_.end() && is_variation(found->second) == of_variation)
                return found->second;
        }
        const auto [from, to] = by_name_.equal_range(key(of_variation, of.value_or(""), *name));
        if (from == to) {
            reader.unknown(column);
        } else if (std::next(from) != to) {
            reader.ambiguous(column);
        } else {
            return from->second;
        }
        return std::nullopt;
    }

private:
    using Key = std::pair<bool, std::pair<std::string, std::string>>;
    static Key key(bool of_variation, std::string of, std::string name) {
        return {of_variation, {std::move(of), std::move(name)}};
    }

    std::multimap<Key, RecipeOwner> by_name_;
    std::map<std::string, RecipeOwner> by_id_;
};

/// `/quantity/unit` of a line is a fault of the column `quantity`.
std::string_view column_of(std::string_view pointer) {
    if (pointer.starts_with("/ingredient_id")) return "ingredient";
    return pointer.starts_with("/replaces") ? "replaces" : "quantity";
}

std::optional<IngredientId> read_ingredient(std::string_view column, const Cell& cell,
                                            const NamedIngredients& ingredients,
                                            RowReader& reader) {
    const auto found = ingredients.find(cell.value_or(""));
    if (found != ingredients.end()) return found->second.id;
    reader.unknown(column);
    return std::nullopt;
}

std::optional<RecipeLine> read_cells(const RecipeRow& row, const NamedIngredients& ingredients,
                                     RowReader& reader) {
    EnteredRecipeLine line;
    const auto ingredient = read_ingredient("ingredient", row.ingredient, ingredients, reader);
    if (ingredient) line.ingredient = *ingredient;
    if (has_text(row.replaces))
        line.replaces = read_ingredient("replaces", row.replaces, ingredients, reader);
    if (has_text(row.quantity)) {
        const auto value = parse_quantity(*row.quantity);
        if (!value) reader.format("quantity", "200");
        line.quantity = Amount{value.value_or(Quantity{1}), row.unit.value_or("")};
    }
    if (reader.is_faulty()) return std::nullopt;
    std::vector<Ingredient> known{ingredients.at(*row.ingredient)};
    if (line.replaces) known.push_back(ingredients.at(*row.replaces));
    if (line.quantity && line.quantity->unit.empty())
        line.quantity->unit = to_string(known.front().unit);
    std::vector<FieldError> faults;
    const RecipeLine read = read_line(line, known, "", faults);
    for (const FieldError& fault : faults)
        reader.fault(column_of(fault.pointer), fault.code, fault.message);
    return read;
}

/// The line and the column of a pointer into a recipe: `/lines/3/quantity`, or `/lines`.
std::pair<std::size_t, std::string_view> place_of(std::string_view pointer) {
    const auto parts = split(pointer, '/');
    if (parts.size() < 4) return {0, "ingredient"};
    return {static_cast<std::size_t>(parse_whole(parts[2]).value_or(0)),
            column_of(pointer.substr(pointer.find(parts[3]) - 1))};
}

}  // namespace

std::vector<RecipeRow> to_rows(const RecipeBook& book, const std::vector<NamedOwner>& owners,
                               const std::vector<Ingredient>& ingredients) {
    std::unordered_map<IngredientId, const Ingredient*> by_id;
    for (const Ingredient& ingredient : ingredients)
        by_id.emplace(ingredient.id, &ingredient);
    const Owners all(owners);
    std::vector<RecipeRow> rows;
    for (const NamedOwner& named : owners) {
        const auto* entry = book.find(named.owner);
        if (entry == nullptr) continue;
        RecipeRow row;
        const bool by_name = all.is_only(named);
        (is_variation(named.owner) ? row.product : row.modifier_group) = by_name ? named.of : "";
        (is_variation(named.owner) ? row.variation : row.modifier) =
            by_name ? named.name : id_of(named.owner);
        if (entry->lines.empty()) rows.push_back(row);
        for (const RecipeLine& line : entry->lines) {
            RecipeRow& filled = rows.emplace_back(row);
            const Ingredient& ingredient = *by_id.at(line.ingredient);
            filled.ingredient = ingredient.name;
            if (line.replaces) {
                filled.replaces = by_id.at(*line.replaces)->name;
            } else {
                filled.quantity = to_string(line.quantity);
                filled.unit = to_string(ingredient.unit);
            }
        }
    }
    return rows;
}

std::vector<Recipe> read_rows(const std::vector<RecipeRow>& rows,
                              const std::vector<NamedOwner>& owners,
                              const NamedIngredients& ingredients,
                              std::vector<FieldError>& faults) {
    const Owners all(owners);
    std::vector<Recipe> recipes;
    std::map<RecipeOwner, std::size_t> places;
    std::vector<std::vector<std::size_t>> rows_of;  // each line's row, recipe by recipe
    std::vector<std::vector<FieldError>> faults_of(rows.size());
    const auto reader_of = [&](std::size_t row) {
        return RowReader("/items/" + std::to_string(row), faults_of[row]);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowReader reader = reader_of(i);
        const auto owner = all.read(rows[i], reader);
        if (!owner) continue;
        const auto [place, is_new] = places.emplace(*owner, recipes.size());
        if (is_new) {
            recipes.push_back({*owner, {}});
            rows_of.emplace_back();
        }
        if (!has_text(rows[i].ingredient)) continue;
        const auto line = read_cells(rows[i], ingredients, reader);
        if (!line) continue;
        recipes[place->second].lines.push_back(*line);
        rows_of[place->second].push_back(i);
    }
    for (std::size_t i = 0; i < recipes.size(); ++i) {
        for (const FieldError& fault : faults_in(recipes[i])) {
            const auto [line, column] = place_of(fault.pointer);
            reader_of(rows_of[i][line]).fault(column, fault.code, fault.message);
        }
    }
    for (auto& of_row : faults_of)
        std::ranges::move(of_row, std::back_inserter(faults));
    return recipes;
}

}  // namespace beanq::inventory
