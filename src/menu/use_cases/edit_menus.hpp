#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/menu.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct CreateMenuCommand {
    std::optional<LocationId> location;  ///< empty: the oldest one
    std::string name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::optional<int> sort;  ///< empty: after all others
    WeeklyHours hours = {};
};

/// What is set is changed; a date that is set to nothing is cleared.
struct ChangeMenuCommand {
    MenuId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name;
    std::optional<std::optional<Date>> valid_from;
    std::optional<std::optional<Date>> valid_until;
    std::optional<int> sort;
    std::optional<bool> active;
    std::optional<WeeklyHours> hours = {};
};

/// Creates, changes and removes menus. Each change is published before it is answered.
class EditMenus {
public:
    struct Needs {
        UuidSource& ids;
        Locations& locations;
        MenuRepository& menus;
        PublishMenu& publish;
    };
    explicit EditMenus(Needs needs) : needs_(needs) {}

    /// Active from the start. 422 `location.unknown`, `body.invalid` for the dates.
    awaitable<Result<Menu>> create(CreateMenuCommand command, const Once<Menu>& once) const;
    /// 404 `menu.unknown`, 412 `version.stale`, 422 `body.invalid` for the dates.
    awaitable<Result<Menu>> change(ChangeMenuCommand command) const;
    /// With its categories and items. 404 `menu.unknown`, 412 `version.stale`.
    awaitable<Result<void>> remove(MenuId id, std::optional<std::int64_t> if_match) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu
