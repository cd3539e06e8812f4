#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

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

struct CreateModifierCommand {
    ModifierGroupId group;
    std::string name;
    Money price;
    bool is_default = false;
    std::optional<int> sort;  ///< empty: after all others
};

/// What is set is changed.
struct ChangeModifierCommand {
    ModifierId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name;
    std::optional<Money> price;
    std::optional<bool> is_default;
    std::optional<int> sort;
    std::optional<bool> sold_out;
};

/// Creates, changes and removes modifiers, and raises the version of their group and of the
/// products that use it too. Each change is published before it is answered.
class EditModifiers {
public:
    struct Needs {
        UuidSource& ids;
        Locations& locations;
        ModifierGroupRepository& groups;
        ProductRepository& products;
        PublishMenu& publish;
    };
    explicit EditModifiers(Needs needs) : needs_(needs) {}

    /// 422 with `field.unknown-id` at `/modifier_group_id`, `field.currency`, or `field.defaults`
    /// at `/default` when more would be defaults than may be taken; 409
    /// `modifier-group.too-many-modifiers`.
    awaitable<Result<Modifier>> create(CreateModifierCommand command,
                                       const Once<Modifier>& once) const;
    /// 404 `modifier.unknown`, 412 `version.stale`, 422 as for `create`.
    awaitable<Result<Modifier>> change(ChangeModifierCommand command) const;
    /// 404 `modifier.unknown`, 412 `version.stale`.
    awaitable<Result<void>> remove(ModifierId id, std::optional<std::int64_t> if_match) const;

private:
    awaitable<Result<void>> check(Transaction& tx, const ModifierGroup& group,
                                  const Modifier& modifier) const;
    awaitable<void> publish(std::unique_ptr<Transaction> tx, ModifierGroup group) const;

    Needs needs_;
};

}  // namespace beanq::menu
