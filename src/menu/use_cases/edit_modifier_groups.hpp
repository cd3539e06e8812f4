#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/money.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct CreateModifierGroupCommand {
    struct Modifier {
        std::string name;
        Money price;
        bool is_default = false;
    };
    std::string name;
    Bounds bounds;
    bool repeats = false;
    std::vector<Modifier> modifiers;  ///< in their order
};

/// What is set is changed.
struct ChangeModifierGroupCommand {
    ModifierGroupId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name;
    std::optional<int> min;
    std::optional<int> max;
    std::optional<bool> repeats;
};

/// Creates, changes and removes modifier groups; whichever products use one change their version
/// with it. Each change is published before it is answered.
class EditModifierGroups {
public:
    struct Needs {
        UuidSource& ids;
        Locations& locations;
        ModifierGroupRepository& groups;
        ProductRepository& products;
        PublishMenu& publish;
    };
    explicit EditModifierGroups(Needs needs) : needs_(needs) {}

    /// 422 `body.invalid`: see faults_in(ModifierGroup).
    awaitable<Result<ModifierGroup>> create(CreateModifierGroupCommand command,
                                            const Once<ModifierGroup>& once) const;
    /// 404 `modifier-group.unknown`, 412 `version.stale`, 422 `body.invalid`: see
    /// faults_in(ModifierGroup), also where a product has bounds of its own.
    awaitable<Result<ModifierGroup>> change(ChangeModifierGroupCommand command) const;
    /// 404 `modifier-group.unknown`, 412 `version.stale`, 409 `modifier-group.in-use`.
    awaitable<Result<void>> remove(ModifierGroupId id, std::optional<std::int64_t> if_match) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu
