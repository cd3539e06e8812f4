#pragma once

#include "menu/ports.hpp"

namespace beanq::menu {

class SqlStoredMenus final : public StoredMenus {
public:
    awaitable<void> hold(Transaction& tx) override;
    awaitable<std::int64_t> version(Transaction& tx, LocationId location) override;
    awaitable<MenuState> state(Transaction& tx, LocationId location) override;
    awaitable<StoredMenu> load(Transaction& tx, LocationId location) override;
    awaitable<Versions> raise(Transaction& tx, std::optional<LocationId> location) override;
    awaitable<Versions> raise_availability(Transaction& tx, LocationId location) override;
};

}  // namespace beanq::menu
