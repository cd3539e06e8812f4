#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

/// How many of one variation can still be made; nothing when no level limits it.
struct PortionsLeft {
    ProductId product;
    std::string product_name;
    VariationId variation;
    std::string variation_name;
    std::optional<std::int64_t> portions;
    bool available = false;
};

struct PortionsAt {
    LocationId location;
    std::vector<PortionsLeft> items;
};

/// Counts what can still be made of what is on sale now, for those behind the counter.
class CountPortions {
public:
    struct Needs {
        Store& store;
        PublishMenu& published;
        Kitchen& kitchen;
    };
    explicit CountPortions(Needs needs) : needs_(needs) {}

    /// In the order of the menus, each variation once, as its recipe is without modifiers. 422
    /// `location.unknown`.
    awaitable<Result<PortionsAt>> run(std::optional<LocationId> location) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu
