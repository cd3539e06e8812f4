#include "app/demo/card.hpp"

namespace beanq::app::demo {

std::span<const Stocked> ingredients() {
    using enum Unit;
    static constexpr Stocked all[] = {
        // Coffee and milk
        {"beans", "Espresso beans", g},
        {"filter", "Filter coffee beans", g},
        {"milk", "Milk", ml, "milk"},
        {"lactose-free", "Lactose-free milk", ml, "milk"},
        {"oat", "Oat drink", ml, "gluten"},
        {"coconut", "Coconut drink", ml},
        {"cream", "Cream", ml, "milk"},
        {"ice cream", "Vanilla ice cream", g, "milk"},
        // Sweet and spiced
        {"sugar", "Sugar", g},
        {"honey", "Honey", g},
        {"vanilla", "Vanilla syrup", ml},
        {"caramel", "Caramel syrup", ml},
        {"hazelnut", "Hazelnut syrup", ml, "nuts"},
        {"chocolate", "Dark chocolate", g, "milk, soy"},
        {"cocoa", "Cocoa powder", g},
        {"spices", "Spice mix", g},
        // Tea, fruit and water
        {"black tea", "Black tea", g},
        {"green tea", "Green tea", g},
        {"herbs", "Herbal tea", g},
        {"matcha", "Matcha", g},
        {"ginger", "Ginger", g},
        {"lemon", "Lemons", g},
        {"mint", "Fresh mint", g},
        {"berries", "Frozen berries", g},
        {"orange juice", "Orange juice", ml},
        {"sparkling", "Sparkling water", ml},
        // Kitchen
        {"eggs", "Eggs", pcs, "eggs"},
        {"bread", "Sourdough bread, slices", pcs, "gluten"},
        {"croissants", "Croissants", pcs, "gluten, milk, eggs"},
        {"flour", "Wheat flour", g, "gluten"},
        {"oats", "Rolled oats", g, "gluten"},
        {"butter", "Butter", g, "milk"},
        {"cheese", "Gouda cheese", g, "milk"},
        {"quark", "Quark", g, "milk"},
        {"chicken", "Chicken breast", g},
        {"salmon", "Cured salmon", g, "fish"},
        {"tomatoes", "Tomatoes", g},
        {"salad", "Salad leaves", g},
        {"avocado", "Avocado", g},
        {"cutlery", "Wooden cutlery sets", pcs},
    };
    return all;
}

}  // namespace beanq::app::demo
