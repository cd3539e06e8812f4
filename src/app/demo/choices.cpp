#include "app/demo/card.hpp"

namespace beanq::app::demo {

namespace {

constexpr bool by_default = true;

// A choice has one recipe for all sizes: it swaps what the smallest cup holds.
constexpr Choice milks[] = {
    {"Cow's milk", 0, "", by_default},
    {"Lactose-free milk", 50, "milk -200, lactose-free 200"},
    {"Oat", 60, "milk -200, oat 200"},
    {"Coconut", 70, "milk -200, coconut 200"},
};
constexpr Choice small_milks[] = {
    {"Cow's milk", 0, "", by_default},
    {"Lactose-free milk", 30, "milk -100, lactose-free 100"},
    {"Oat", 40, "milk -100, oat 100"},
    {"Coconut", 50, "milk -100, coconut 100"},
};
constexpr Choice shots[] = {{"Espresso shot", 60, "beans 9"}};
constexpr Choice syrups[] = {
    {"Vanilla", 40, "vanilla 15"},
    {"Caramel", 40, "caramel 15"},
    {"Hazelnut", 40, "hazelnut 15"},
};
constexpr Choice sugars[] = {
    {"Sugar, 5 g", 0, "sugar 5"},
    {"Honey, 15 g", 40, "honey 15"},
};
constexpr Choice strengths[] = {
    {"Light, 2 minutes"},
    {"Medium, 3 minutes", 0, "", by_default},
    {"Strong, 5 minutes"},
};
constexpr Choice tea_additions[] = {
    {"Lemon", 30, "lemon 15"},
    {"Mint", 30, "mint 4"},
    {"Ginger", 40, "ginger 10"},
    {"Drop of milk", 20, "milk 30"},
};
constexpr Choice ices[] = {
    {"Plenty of ice", 0, "", by_default},
    {"A little ice"},
    {"No ice"},
};
constexpr Choice servings[] = {
    {"Warmed up", 0, "", by_default},
    {"Cold"},
};
constexpr Choice egg_styles[] = {
    {"Fried", 0, "", by_default},
    {"Scrambled"},
    {"Poached"},
};
constexpr Choice plate_additions[] = {
    {"Egg", 50, "eggs 1"},
    {"Avocado", 120, "avocado 50"},
    {"Salmon", 190, "salmon 40"},
    {"Cheese", 60, "cheese 20"},
};
constexpr Choice toppings[] = {
    {"Honey", 50, "honey 25"},
    {"Berries", 70, "berries 40"},
    {"Melted chocolate", 70, "chocolate 20"},
    {"Scoop of ice cream", 90, "ice cream 60"},
};
constexpr Choice cutlery[] = {{"Wooden cutlery set", 0, "cutlery 1"}};

}  // namespace

std::span<const ChoiceGroup> choice_groups() {
    using enum Taking;
    static constexpr ChoiceGroup all[] = {
        {"milk", "Milk", 1, 1, once, milks},
        {"small milk", "Milk for a small cup", 1, 1, once, small_milks},
        {"shot", "Extra shot", 0, 3, repeatedly, shots},
        {"syrup", "Syrup", 0, 2, repeatedly, syrups},
        {"sugar", "Sugar", 0, 4, repeatedly, sugars},
        {"strength", "Tea strength", 1, 1, once, strengths},
        {"into tea", "Add to the tea", 0, 3, once, tea_additions},
        {"ice", "Ice", 1, 1, once, ices},
        {"serving", "Warm it up?", 1, 1, once, servings},
        {"egg style", "Eggs", 1, 1, once, egg_styles},
        {"plate", "Add to the plate", 0, 3, once, plate_additions},
        {"topping", "Topping", 0, 2, once, toppings},
        {"cutlery", "Cutlery", 0, 2, repeatedly, cutlery},
    };
    return all;
}

}  // namespace beanq::app::demo
