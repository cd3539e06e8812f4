#include "app/demo/card.hpp"

namespace beanq::app::demo {

namespace {

constexpr std::string_view black = "ice, shot, syrup";
constexpr std::string_view milky = "milk, ice, shot, syrup";
constexpr std::string_view fresh = "ice";
constexpr std::string_view shake = "milk, topping<=1";

// clang-format off
constexpr Dish dishes[] = {
    {"Iced americano", "Айс американо", "Double espresso over ice and water.",
     "M/L", "220/250", "beans 18/27", 60, black},
    {"Iced latte", "Айс латте", "Espresso and cold milk over ice.",
     "M/L", "280/320", "beans 18, milk 200/260", 70, milky},
    {"Iced vanilla latte", "Айс ванильный латте", "Iced latte with vanilla syrup.",
     "M/L", "310/350", "beans 18, milk 200/250, vanilla 20/25", 75, "milk, ice, shot"},
    {"Iced caramel latte", "Айс карамельный латте", "Iced latte with caramel syrup.",
     "M/L", "310/350", "beans 18, milk 200/250, caramel 20/25", 75, "milk, ice, shot"},
    {"Cold brew", "Колд брю", "Steeped for sixteen hours: smooth, hardly sour.",
     "M/L", "270/310", "filter 25/32", 20, "ice, syrup"},
    {"Cold brew with milk", "Колд брю с молоком", "Cold brew softened with milk.",
     "M/L", "290/330", "filter 22/28, milk 100/130", 30, "small milk, ice, syrup"},
    {"Bumble", "Бамбл", "Orange juice, caramel and espresso in layers.",
     "M/L", "310/360", "beans 18, orange juice 180/240, caramel 10/15", 80, "ice, shot"},
    {"Coffee lemonade", "Кофейный лимонад", "Espresso, lemon and sparkling water.",
     "M/L", "290/330", "beans 18, lemon 30/40, sugar 15/20, sparkling 180/240", 90, "ice, shot"},
    {"Frappé", "Фраппе", "Espresso, milk and ice cream from the blender.",
     "M/L", "320/370", "beans 18, milk 200/250, ice cream 60/80", 110, "milk, shot, syrup"},
    {"Iced matcha latte", "Айс матча-латте", "Matcha over cold milk.",
     "M/L", "310/350", "matcha 3/4, milk 200/260", 90, "milk, ice, syrup<=1"},
    {"Iced berry tea", "Холодный чай с ягодами", "Black tea and forest berries.",
     "M/L", "240/280", "black tea 4/5, berries 40/50, sugar 15/20", 60, fresh},
    {"Iced green tea with mint", "Холодный зелёный чай с мятой", "Green tea, mint and lemon.",
     "M/L", "230/270", "green tea 4/5, mint 5/7, lemon 20/25, sugar 10/13", 60, fresh},
    {"Lemonade", "Домашний лимонад", "Fresh lemon and sparkling water.",
     "M/L", "230/270", "lemon 50/65, sugar 25/32, sparkling 250/330", 80, fresh},
    {"Berry lemonade", "Ягодный лимонад", "Crushed forest berries and lemon.",
     "M/L", "260/300", "berries 50/65, lemon 30/40, sugar 25/32, sparkling 230/300", 90, fresh},
    {"Ginger lemonade", "Имбирный лимонад", "Lemon, honey and fresh ginger.",
     "M/L", "260/300", "ginger 15/20, lemon 40/50, honey 25/32, sparkling 240/310", 90, fresh},
    {"Virgin mojito", "Безалкогольный мохито", "Mint, lemon and sparkling water.",
     "M/L", "260/300", "mint 10/13, lemon 40/50, sugar 20/26, sparkling 250/330", 90, fresh},
    {"Vanilla milkshake", "Ванильный милкшейк", "Ice cream and milk, thick.",
     "M/L", "290/340", "ice cream 120/150, milk 200/250, vanilla 10/15", 100, shake},
    {"Chocolate milkshake", "Шоколадный милкшейк", "With dark chocolate.",
     "M/L", "310/360", "ice cream 120/150, milk 200/250, chocolate 25/30", 110, shake},
    {"Berry milkshake", "Ягодный милкшейк", "With forest berries.",
     "M/L", "310/360", "ice cream 120/150, milk 200/250, berries 50/65", 110, shake},
    {"Orange juice", "Апельсиновый сок", "Pressed this morning.",
     "250 ml/350 ml", "250/320", "orange juice 250/350", 20, fresh},
};
// clang-format on

}  // namespace

Section cold_drinks() { return {"Cold drinks", dishes}; }

}  // namespace beanq::app::demo
