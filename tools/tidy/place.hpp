#pragma once

#include <string>
#include <string_view>

namespace beanq::tidy {

enum class Layer {
    outside,  ///< not under src/
    test,     ///< under tests/, or x_test.cpp beside the code
    main,
    app,
    kernel,
    platform,
    domain,
    ports,
    use_cases,
    adapters,
    events,  ///< <module>/events.hpp
    module,  ///< <module>/module.hpp and other files at a module's top
};

/// Where a file stands in the house.
struct Place {
    Layer layer = Layer::outside;
    std::string module;        ///< "orders"; empty where there is none
    bool speaks_http = false;  ///< platform/http/ or adapters/http/

    /// Open to other modules.
    bool is_public_face = false;
};

/// The place of a path counted from the root of the tree: "src/orders/domain/order.hpp".
Place place_of(std::string_view path);

/// How messages call a layer.
std::string_view name_of(Layer layer);

}  // namespace beanq::tidy
