#include "app/demo/card.hpp"

namespace beanq::app::demo {

namespace {

constexpr std::string_view portion = "Portion";
constexpr std::string_view piece = "Piece";
constexpr std::string_view plate = "plate, cutlery";
constexpr std::string_view sweet = "topping, cutlery";
constexpr std::string_view cold = "cutlery";
constexpr std::string_view pastry = "serving";

// clang-format off
constexpr Dish dishes[] = {
    // Breakfast, all day
    {"Porridge with berries", "Овсяная каша с ягодами", "Rolled oats, forest berries, honey.",
     portion, "290", "oats 60, milk 200, berries 50, honey 15", 420, "milk, topping, cutlery<=1"},
    {"Porridge with honey", "Овсяная каша с мёдом", "Rolled oats with butter and honey.",
     portion, "260", "oats 60, milk 200, butter 10, honey 25", 420, "milk, topping, cutlery<=1"},
    {"Eggs on toast", "Яйца с тостом", "Two eggs your way, toast and tomatoes.",
     portion, "320", "eggs 2, bread 2, butter 10, tomatoes 50", 480, "egg style, plate, cutlery"},
    {"Cheese omelette", "Омлет с сыром", "Three eggs, Gouda, salad leaves.",
     portion, "350", "eggs 3, milk 50, cheese 30, butter 10, salad 20", 480, plate},
    {"Salmon omelette", "Омлет с лососем", "Three eggs, cured salmon, salad leaves.",
     portion, "460", "eggs 3, milk 50, salmon 50, butter 10, salad 20", 480, plate},
    {"Shakshuka", "Шакшука", "Eggs baked in spiced tomatoes, with bread.",
     portion, "390", "eggs 3, tomatoes 200, spices 3, bread 2", 720, plate},
    {"Syrniki", "Сырники", "Quark pancakes with berries.",
     portion, "360", "quark 180, eggs 1, flour 30, sugar 15, butter 10, berries 30", 600, sweet},
    {"Quark with berries", "Творог с ягодами", "Fresh quark, forest berries and honey.",
     portion, "290", "quark 200, berries 50, honey 20", 180, sweet},
    {"Pancakes with honey", "Панкейки с мёдом", "Five fluffy pancakes.",
     portion, "330", "flour 90, milk 120, eggs 1, butter 15, sugar 10, honey 30", 600, sweet},
    {"Pancakes with berries", "Панкейки с ягодами", "Five fluffy pancakes and warm berries.",
     portion, "360", "flour 90, milk 120, eggs 1, butter 15, sugar 15, berries 60", 600, sweet},
    {"Crêpes with chicken", "Блинчики с курицей", "Two thin pancakes, chicken and cheese.",
     portion, "370", "flour 60, milk 100, eggs 1, butter 10, chicken 80, cheese 30", 600, plate},
    {"Crêpes with salmon", "Блинчики с лососем", "Two thin pancakes, salmon and quark.",
     portion, "450", "flour 60, milk 100, eggs 1, butter 10, salmon 50, quark 40", 600, plate},
    // Toast and sandwiches
    {"Avocado toast", "Тост с авокадо", "Sourdough, avocado, lemon and tomatoes.",
     portion, "370", "bread 2, avocado 80, lemon 5, tomatoes 40", 300, plate},
    {"Avocado toast with egg", "Тост с авокадо и яйцом", "Avocado toast under a poached egg.",
     portion, "420", "bread 2, avocado 80, lemon 5, eggs 1", 420, plate},
    {"Salmon toast", "Тост с лососем", "Sourdough, quark cream, cured salmon.",
     portion, "450", "bread 2, quark 40, salmon 60, salad 10, lemon 5", 300, plate},
    {"Tomato and cheese toast", "Тост с томатами и сыром", "Hot, with melted Gouda.",
     portion, "290", "bread 2, tomatoes 80, cheese 50, butter 10", 360, plate},
    {"Chicken sandwich", "Сэндвич с курицей", "Roast chicken, Gouda, tomato and salad.",
     portion, "380", "bread 2, chicken 90, cheese 20, tomatoes 40, salad 20, butter 10", 360,
     "serving, plate, cutlery"},
    {"Grilled cheese", "Горячий сэндвич с сыром", "Gouda between slices fried in butter.",
     portion, "310", "bread 2, cheese 70, butter 20", 360, plate},
    // From the oven
    {"Croissant", "Круассан", "Butter croissant, baked here every morning.",
     piece, "190", "croissants 1", 60, "serving, topping<=1"},
    {"Chocolate croissant", "Круассан с шоколадом", "Filled with dark chocolate.",
     piece, "230", "croissants 1, chocolate 25", 70, pastry},
    {"Croissant with cheese", "Круассан с сыром и томатами", "Gouda, tomatoes, salad leaves.",
     piece, "320", "croissants 1, cheese 40, tomatoes 40, salad 10", 180, "serving, cutlery"},
    {"Croissant with salmon", "Круассан с лососем", "Cured salmon and quark cream.",
     piece, "420", "croissants 1, salmon 50, quark 30, salad 10", 180, "serving, cutlery"},
    // Lunch
    {"Chicken salad", "Салат с курицей", "Leaves, roast chicken, tomatoes and croutons.",
     portion, "420", "salad 80, chicken 100, tomatoes 60, cheese 15, bread 1, lemon 10", 360,
     plate},
    {"Salmon and avocado salad", "Салат с лососем и авокадо", "Leaves, salmon, avocado, lemon.",
     portion, "480", "salad 80, salmon 60, avocado 60, lemon 10", 360, plate},
    {"Tomato soup", "Томатный суп", "Roasted tomatoes, a little cream, bread.",
     portion, "340", "tomatoes 250, cream 40, butter 10, bread 1, spices 1", 300, cold},
    // Sweet things from the counter
    {"Cheesecake", "Чизкейк", "Baked quark and cream on a crumb base.",
     piece, "320", "quark 110, cream 30, sugar 25, eggs 0.5, flour 20, butter 15", 60, sweet},
    {"Brownie", "Брауни", "Moist, from dark chocolate.",
     piece, "260", "chocolate 40, butter 30, sugar 30, eggs 0.5, flour 20", 60,
     "serving, topping<=1, cutlery"},
    {"Honey cake", "Медовик", "Thin honey layers with cream.",
     piece, "290", "flour 40, honey 25, cream 50, sugar 15, eggs 0.25, butter 15", 60, cold},
    {"Lemon tart", "Лимонный тарт", "Short crust and lemon curd.",
     piece, "280", "flour 40, butter 30, sugar 30, eggs 0.5, lemon 40", 60, cold},
    {"Oat cookie", "Овсяное печенье", "With dark chocolate drops.",
     piece, "190", "oats 30, flour 15, butter 20, sugar 15, chocolate 10, eggs 0.125", 30, pastry},
};
// clang-format on

}  // namespace

Section kitchen() { return {"Kitchen", dishes}; }

}  // namespace beanq::app::demo
