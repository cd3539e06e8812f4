#pragma once

#include "orders/ports.hpp"

namespace beanq::menu {
class Module;
}

namespace beanq::orders {

/// What can be sold is what the menu says.
class MenuOffers final : public Offers {
public:
    explicit MenuOffers(menu::Module& menu) : menu_(menu) {}

    awaitable<Result<std::shared_ptr<const Offer>>> current(
        Transaction& tx, std::optional<LocationId> location) override;

private:
    menu::Module& menu_;
};

}  // namespace beanq::orders
