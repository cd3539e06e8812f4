#include "app/demo/cafe.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/demo/card.hpp"

namespace beanq::app::demo {

namespace {

constexpr Currency rub = *Currency::parse("RUB");

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto at = std::min(text.find(separator), text.size());
        parts.push_back(trimmed(text.substr(0, at)));
        text.remove_prefix(std::min(at + 1, text.size()));
    }
    return parts;
}

int whole(std::string_view text) {
    int number = 0;
    const char* const end = text.end();
    const auto [rest, fault] = std::from_chars(text.begin(), end, number);
    if (fault != std::errc{} || rest != end) {
        throw std::logic_error(fmt::format("\"{}\" is no whole number", text));
    }
    return number;
}

Money roubles(int amount) { return {amount * 100, rub}; }

/// More than a café holds, so that trying the demo under load does not sell it out.
inventory::Amount plenty(Unit unit) {
    switch (unit) {
        case Unit::g: return {{1'000'000}, "kg"};
        case Unit::ml: return {{1'000'000}, "l"};
        case Unit::pcs: break;
    }
    return {{100'000'000}, "pcs"};
}

/// The entry for one of `count` sizes: the only one, or the one at that place.
std::string_view of_size(std::string_view text, std::size_t size, std::size_t count) {
    const auto parts = split(text, '/');
    if (parts.size() == 1) return parts.front();
    if (parts.size() != count)
        throw std::logic_error(fmt::format("\"{}\" is not for {} sizes", text, count));
    return parts[size];
}

/// Turns the tables' rows into the imports, ids and keys resolved.
class Cook {
public:
    explicit Cook(UuidSource& ids) : ids_(ids) {}

    Cafe cafe() {
        stock();
        for (const auto& group : choice_groups())
            add_group(group);
        menu::MenuImport::Menu card{.name = "All day"};
        for (const auto& section : {coffee(), tea_and_cocoa(), kitchen(), cold_drinks()}) {
            menu::MenuImport::Category category{.name = std::string(section.name)};
            for (const auto& dish : section.dishes)
                category.products.push_back(product(dish));
            card.categories.push_back(std::move(category));
        }
        cafe_.menu.menus.push_back(std::move(card));
        return std::move(cafe_);
    }

private:
    struct Known {
        IngredientId id;
        std::vector<std::string_view> allergens;
    };

    void stock() {
        for (const auto& row : ingredients()) {
            const IngredientId id(ids_.next());
            const auto allergens = split(row.allergens, ',');
            inventory::Ingredient ingredient{
                .id = id, .name = std::string(row.name), .unit = row.unit};
            ingredient.allergens.assign(allergens.begin(), allergens.end());
            ingredient.cost = {roubles(row.rub), {row.unit == Unit::pcs ? 1000 : 1'000'000}};
            cafe_.inventory.ingredients.push_back(std::move(ingredient));
            cafe_.delivery.lines.push_back({id, plenty(row.unit)});
            known_.emplace(row.key, Known{id, allergens});
        }
    }

    void add_group(const ChoiceGroup& row) {
        menu::MenuImport::Group group{.name = std::string(row.name),
                                      .min = row.min,
                                      .max = row.max,
                                      .repeats = row.taking == Taking::repeatedly};
        for (const auto& choice : row.choices) {
            const ModifierId id(ids_.next());
            group.modifiers.push_back(
                {id, std::string(choice.name), roubles(choice.rub), choice.is_default});
            if (!choice.recipe.empty()) add_recipe(id, choice.recipe, 0, 1);
        }
        groups_.emplace(row.key, cafe_.menu.groups.size());
        cafe_.menu.groups.push_back(std::move(group));
    }

    menu::MenuImport::Product product(const Dish& dish) {
        menu::MenuImport::Product product{
            .name = std::string(dish.name),
            .description = fmt::format("{}. {}", dish.russian, dish.about),
            .preparation_s = dish.preparation_s};
        const auto sizes = split(dish.sizes, '/');
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const VariationId id(ids_.next());
            const int price = whole(of_size(dish.rub, i, sizes.size()));
            product.variations.push_back({id, std::string(sizes[i]), roubles(price)});
            add_recipe(id, dish.recipe, i, sizes.size());
        }
        for (const auto ask : split(dish.asks, ','))
            product.groups.push_back(use_of(ask));
        for (const auto allergen : allergens_in(dish.recipe))
            product.allergens.emplace_back(allergen);
        return product;
    }

    menu::MenuImport::GroupUse use_of(std::string_view ask) {
        const auto bound = ask.find("<=");
        menu::MenuImport::GroupUse use{.group = found(groups_, ask.substr(0, bound))};
        if (bound != std::string_view::npos) use.max = whole(ask.substr(bound + 2));
        return use;
    }

    void add_recipe(inventory::RecipeOwner owner, std::string_view text, std::size_t size,
                    std::size_t sizes) {
        inventory::Recipe recipe{owner, {}};
        for (const auto item : split(text, ',')) {
            const auto amount = of_size(item.substr(item.rfind(' ') + 1), size, sizes);
            const auto quantity = parse_quantity(amount);
            if (!quantity) throw std::logic_error(fmt::format("\"{}\" has no amount", item));
            recipe.lines.push_back({found(known_, ingredient_in(item)).id, *quantity});
        }
        cafe_.inventory.recipes.push_back(std::move(recipe));
    }

    std::set<std::string_view> allergens_in(std::string_view recipe) const {
        std::set<std::string_view> all;
        for (const auto item : split(recipe, ',')) {
            const auto& allergens = found(known_, ingredient_in(item)).allergens;
            all.insert(allergens.begin(), allergens.end());
        }
        return all;
    }

    static std::string_view ingredient_in(std::string_view item) {
        return item.substr(0, std::min(item.rfind(' '), item.size()));
    }

    template <class T>
    static const T& found(const std::map<std::string_view, T>& in, std::string_view key) {
        const auto at = in.find(key);
        if (at == in.end()) throw std::logic_error(fmt::format("there is no \"{}\"", key));
        return at->second;
    }

    UuidSource& ids_;
    Cafe cafe_;
    std::map<std::string_view, Known> known_;
    std::map<std::string_view, std::size_t> groups_;
};

}  // namespace

Cafe make_cafe(UuidSource& ids) { return Cook(ids).cafe(); }

}  // namespace beanq::app::demo
