#include "app/demo/card.hpp"

namespace beanq::app::demo {

namespace {

constexpr std::string_view leaf = "strength, into tea, sugar";
constexpr std::string_view infusion = "into tea<=2, sugar";
constexpr std::string_view milky = "milk, syrup<=1, sugar";

// clang-format off
constexpr Dish dishes[] = {
    {"Black tea", "Чёрный чай", "Ceylon leaf tea.",
     "Cup/Teapot", "190/290", "black tea 3/6", 180, leaf},
    {"Black tea with lemon", "Чёрный чай с лимоном", "Ceylon leaf tea and fresh lemon.",
     "Cup/Teapot", "210/320", "black tea 3/6, lemon 20/40", 190, leaf},
    {"Black tea with mint", "Чёрный чай с мятой", "Ceylon leaf tea and fresh mint.",
     "Cup/Teapot", "210/320", "black tea 3/6, mint 5/10", 190, leaf},
    {"Spiced black tea", "Чёрный чай с пряностями", "Cinnamon, clove and cardamom.",
     "Cup/Teapot", "210/320", "black tea 3/6, spices 2/4", 190, leaf},
    {"Black tea with berries", "Чёрный чай с ягодами", "Forest berries steeped in black tea.",
     "Cup/Teapot", "240/370", "black tea 3/6, berries 40/80", 200, leaf},
    {"Orange and ginger tea", "Чай с апельсином и имбирём", "Black tea, orange and ginger.",
     "Cup/Teapot", "250/390", "black tea 2.5/5, orange juice 60/120, ginger 10/20", 210, leaf},
    {"Green tea", "Зелёный чай", "Chinese leaf tea, soft and grassy.",
     "Cup/Teapot", "190/290", "green tea 3/6", 150, leaf},
    {"Green tea with mint", "Зелёный чай с мятой", "As in Morocco.",
     "Cup/Teapot", "210/320", "green tea 3/6, mint 5/10", 160, leaf},
    {"Green tea with lemon and honey", "Зелёный чай с лимоном и мёдом", "Gently sweet.",
     "Cup/Teapot", "240/370", "green tea 3/6, lemon 20/40, honey 15/30", 170, leaf},
    {"Green tea with ginger", "Зелёный чай с имбирём", "Fresh ginger gives it an edge.",
     "Cup/Teapot", "220/340", "green tea 3/6, ginger 10/20", 160, leaf},
    {"Herbal tea", "Травяной чай", "Camomile, thyme and linden blossom, without caffeine.",
     "Cup/Teapot", "200/310", "herbs 4/8", 240, infusion},
    {"Herbal tea with honey", "Травяной чай с мёдом", "The herbal blend, honey on the side.",
     "Cup/Teapot", "230/350", "herbs 4/8, honey 20/40", 240, infusion},
    {"Herbal tea with berries", "Травяной чай с ягодами", "The herbal blend, forest berries.",
     "Cup/Teapot", "240/370", "herbs 3.5/7, berries 40/80", 250, infusion},
    {"Ginger, lemon and honey", "Имбирь, лимон и мёд", "A hot infusion for cold days.",
     "Cup/Teapot", "250/390", "ginger 20/40, lemon 30/60, honey 30/60", 200, infusion},
    {"Mint and lemon", "Мята и лимон", "A hot infusion without tea leaves.",
     "Cup/Teapot", "220/340", "mint 10/20, lemon 30/60", 180, infusion},
    {"Berry punch", "Ягодный пунш", "Berries, orange juice and spices, without alcohol.",
     "Cup/Teapot", "280/420", "berries 60/120, orange juice 100/200, spices 2/4, sugar 10/20",
     240, "sugar"},
    {"Masala chai", "Чай масала", "Black tea boiled with milk and spices.",
     "S/M/L", "240/280/320", "black tea 4/5/6, milk 200/250/300, spices 3/4/5, sugar 5/6/7",
     240, milky},
    {"Vanilla chai latte", "Ванильный чай-латте", "Black tea, vanilla and steamed milk.",
     "S/M/L", "250/290/330", "black tea 4/5/6, milk 200/250/300, vanilla 15/20/25", 150, milky},
    {"Matcha", "Матча", "Ceremonial matcha whisked with hot water.",
     "200 ml", "270", "matcha 3", 120, "sugar"},
    {"Matcha latte", "Матча-латте", "Whisked matcha in steamed milk.",
     "S/M/L", "280/320/360", "matcha 2.5/3/4, milk 200/250/320", 130, milky},
    {"Cocoa", "Какао", "As in childhood, with milk.",
     "S/M/L", "220/260/300", "cocoa 15/20/25, milk 200/250/300, sugar 10/13/16", 120, milky},
    {"Hot chocolate", "Горячий шоколад", "Dark chocolate melted in milk, thick.",
     "S/M/L", "270/320/370", "chocolate 40/50/60, milk 200/240/280", 150, milky},
};
// clang-format on

}  // namespace

Section tea_and_cocoa() { return {"Tea and cocoa", dishes}; }

}  // namespace beanq::app::demo
