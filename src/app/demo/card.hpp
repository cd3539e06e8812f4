// How the demo café's tables are written. They are meant to read as a menu card does.
//
// A slash separates what differs by size: sizes "S/M/L" go with prices "210/250/290" and amounts
// "milk 200/250/300"; an amount without one holds for every size. Prices are in roubles. Recipes
// name ingredients by key, in the ingredient's unit.
#pragma once

#include <span>
#include <string_view>

#include "kernel/quantity.hpp"

namespace beanq::app::demo {

struct Stocked {
    std::string_view key;
    std::string_view name;
    Unit unit;
    int rub;                          ///< for a kilogram, a litre or a piece
    std::string_view allergens = "";  ///< separated by commas
};

struct Choice {
    std::string_view name;
    int rub = 0;
    std::string_view recipe = "";
    bool is_default = false;
};

enum class Taking { once, repeatedly };

struct ChoiceGroup {
    std::string_view key;
    std::string_view name;
    int min;
    int max;
    Taking taking;
    std::span<const Choice> choices;
};

struct Dish {
    std::string_view name;
    std::string_view russian;
    std::string_view about;
    std::string_view sizes;
    std::string_view rub;
    std::string_view recipe;
    int preparation_s;
    std::string_view asks;  ///< keys of groups, in the order of asking; `shot<=1` lowers a maximum
};

struct Section {
    std::string_view name;
    std::span<const Dish> dishes;
};

std::span<const Stocked> ingredients();
std::span<const ChoiceGroup> choice_groups();

Section coffee();
Section tea_and_cocoa();
Section kitchen();
Section cold_drinks();

}  // namespace beanq::app::demo
