#include "app/demo/card.hpp"

namespace beanq::app::demo {

namespace {

constexpr std::string_view black = "shot, sugar";
constexpr std::string_view milky = "milk, shot, syrup, sugar";
constexpr std::string_view small = "small milk, shot<=1, sugar";
constexpr std::string_view flavoured = "milk, shot, sugar";
constexpr std::string_view creamy = "shot, sugar";
constexpr std::string_view brewed = "sugar";

// clang-format off
constexpr Dish dishes[] = {
    {"Espresso", "Эспрессо", "Chocolate and dried fruit, a thick crema.",
     "Single/Double", "190/220", "beans 9/18", 40, "shot<=1, sugar"},
    {"Ristretto", "Ристретто", "The short first half of an espresso: sweet and dense.",
     "Single/Double", "190/220", "beans 9/18", 40, "shot<=1, sugar"},
    {"Lungo", "Лунго", "A long espresso of 120 ml.",
     "120 ml", "210", "beans 18", 50, black},
    {"Americano", "Американо", "Double espresso with hot water.",
     "S/M/L", "190/220/250", "beans 18/18/27", 50, "shot, syrup, sugar"},
    {"Espresso macchiato", "Эспрессо макиато", "Double espresso with a spoon of milk foam.",
     "60 ml", "230", "beans 18, milk 30", 60, black},
    {"Cortado", "Кортадо", "Double espresso and as much warm milk.",
     "150 ml", "260", "beans 18, milk 100", 70, small},
    {"Piccolo", "Пикколо", "A small latte on one shot.",
     "130 ml", "240", "beans 9, milk 100", 70, small},
    {"Flat white", "Флэт уайт", "Double espresso under a thin layer of silky milk.",
     "250 ml", "290", "beans 18, milk 200", 80, milky},
    {"Cappuccino", "Капучино", "Double espresso under a thick cap of milk foam.",
     "S/M/L", "240/280/320", "beans 18/18/27, milk 200/250/300", 90, milky},
    {"Latte", "Латте", "Espresso in plenty of steamed milk.",
     "S/M/L", "240/280/320", "beans 9/18/18, milk 220/270/350", 90, milky},
    {"Vanilla latte", "Ванильный латте", "Latte with vanilla syrup.",
     "S/M/L", "270/310/350", "beans 9/18/18, milk 210/260/340, vanilla 15/20/25", 95, flavoured},
    {"Caramel latte", "Карамельный латте", "Latte with caramel syrup.",
     "S/M/L", "270/310/350", "beans 9/18/18, milk 210/260/340, caramel 15/20/25", 95, flavoured},
    {"Hazelnut latte", "Ореховый латте", "Latte with hazelnut syrup.",
     "S/M/L", "270/310/350", "beans 9/18/18, milk 210/260/340, hazelnut 15/20/25", 95, flavoured},
    {"Honey and spice latte", "Медовый латте с пряностями", "Latte with honey and warm spices.",
     "S/M/L", "280/320/360", "beans 9/18/18, milk 210/260/340, honey 15/20/25, spices 1/1.5/2",
     100, flavoured},
    {"Mocha", "Мокко", "Espresso, melted dark chocolate and milk.",
     "S/M/L", "290/330/370", "beans 18/18/27, milk 200/240/290, chocolate 20/25/30",
     110, flavoured},
    {"Caramel macchiato", "Карамельный макиато", "Vanilla milk, espresso, caramel.",
     "S/M/L", "280/320/360", "beans 9/18/18, milk 200/250/330, vanilla 10, caramel 10/15/20",
     110, flavoured},
    {"Raf", "Раф", "Espresso and cream beaten with vanilla.",
     "S/M/L", "290/340/390", "beans 18, cream 100/130/160, vanilla 15/20/25", 120, creamy},
    {"Citrus raf", "Цитрусовый раф", "Raf with orange juice.",
     "S/M/L", "310/360/410", "beans 18, cream 100/130/160, orange juice 30/40/50, sugar 10",
     130, creamy},
    {"Honey raf", "Медовый раф", "Raf with honey instead of vanilla.",
     "S/M/L", "310/360/410", "beans 18, cream 100/130/160, honey 20/25/30", 130, creamy},
    {"Berry raf", "Ягодный раф", "Raf with a purée of forest berries.",
     "S/M/L", "320/370/420", "beans 18, cream 100/130/160, berries 30/40/50, sugar 8/10/12",
     140, creamy},
    {"Vienna coffee", "Кофе по-венски", "Long black coffee, whipped cream.",
     "S/M", "280/320", "beans 18, cream 50/70, chocolate 3/5", 110, creamy},
    {"Affogato", "Аффогато", "Vanilla ice cream drowned in espresso.",
     "One scoop/Two scoops", "270/340", "beans 18, ice cream 60/120", 60, "topping"},
    {"Coffee glacé", "Кофе глясе", "Chilled black coffee with ice cream.",
     "M/L", "300/350", "beans 18/27, ice cream 60/90", 90, "syrup, sugar"},
    {"Filter coffee", "Фильтр-кофе", "The lot of the week from the batch brewer.",
     "S/M/L", "190/210/230", "filter 12/17/24", 20, brewed},
    {"V60 pour-over", "Воронка V60", "The lot of your choice, poured by hand.",
     "300 ml", "320", "filter 18", 240, brewed},
    {"AeroPress", "Аэропресс", "Full body and a clean cup in two minutes.",
     "220 ml", "300", "filter 16", 180, brewed},
    {"Chemex for two", "Кемекс на двоих", "Half a litre of clear, tea-like coffee.",
     "500 ml", "420", "filter 32", 300, brewed},
    {"Coffee from the cezve", "Кофе в турке", "Finely ground, brewed slowly with spices.",
     "Single/Double", "240/300", "filter 10/20, spices 0.5/1", 240, brewed},
};
// clang-format on

}  // namespace

Section coffee() { return {"Coffee", dishes}; }

}  // namespace beanq::app::demo
