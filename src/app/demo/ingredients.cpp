#include "app/demo/card.hpp"

namespace beanq::app::demo {

std::span<const Stocked> ingredients() {
    using enum Unit;
    static constexpr Stocked all[] = {
        // Coffee and milk
        {"beans", "Espresso beans", g, 1900},
        {"filter", "Filter coffee beans", g, 1700},
        {"milk", "Milk", ml, 95, "milk"},
        {"lactose-free", "Lactose-free milk", ml, 140, "milk"},
        {"oat", "Oat drink", ml, 220, "gluten"},
        {"coconut", "Coconut drink", ml, 260},
        {"cream", "Cream", ml, 420, "milk"},
        {"ice cream", "Vanilla ice cream", g, 480, "milk"},
        // Sweet and spiced
        {"sugar", "Sugar", g, 80},
        {"honey", "Honey", g, 600},
        {"vanilla", "Vanilla syrup", ml, 750},
        {"caramel", "Caramel syrup", ml, 750},
        {"hazelnut", "Hazelnut syrup", ml, 780, "nuts"},
        {"chocolate", "Dark chocolate", g, 1100, "milk, soy"},
        {"cocoa", "Cocoa powder", g, 900},
        {"spices", "Spice mix", g, 2500},
        // Tea, fruit and water
        {"black tea", "Black tea", g, 1800},
        {"green tea", "Green tea", g, 2100},
        {"herbs", "Herbal tea", g, 2400},
        {"matcha", "Matcha", g, 9000},
        {"ginger", "Ginger", g, 350},
        {"lemon", "Lemons", g, 180},
        {"mint", "Fresh mint", g, 1500},
        {"berries", "Frozen berries", g, 520},
        {"orange juice", "Orange juice", ml, 190},
        {"sparkling", "Sparkling water", ml, 60},
        // Kitchen
        {"eggs", "Eggs", pcs, 12, "eggs"},
        {"bread", "Sourdough bread, slices", pcs, 9, "gluten"},
        {"croissants", "Croissants", pcs, 65, "gluten, milk, eggs"},
        {"flour", "Wheat flour", g, 60, "gluten"},
        {"oats", "Rolled oats", g, 90, "gluten"},
        {"butter", "Butter", g, 850, "milk"},
        {"cheese", "Gouda cheese", g, 900, "milk"},
        {"quark", "Quark", g, 420, "milk"},
        {"chicken", "Chicken breast", g, 480},
        {"salmon", "Cured salmon", g, 2400, "fish"},
        {"tomatoes", "Tomatoes", g, 280},
        {"salad", "Salad leaves", g, 700},
        {"avocado", "Avocado", g, 650},
        {"cutlery", "Wooden cutlery sets", pcs, 7},
    };
    return all;
}

}  // namespace beanq::app::demo
