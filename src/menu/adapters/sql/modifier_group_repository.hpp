#pragma once

#include "menu/ports.hpp"

namespace beanq::menu {

/// Modifier groups with their modifiers.
class SqlModifierGroupRepository final : public ModifierGroupRepository {
public:
    awaitable<void> add(Transaction& tx, const ModifierGroup& group) override;
    awaitable<std::optional<ModifierGroup>> find(Transaction& tx, ModifierGroupId id) override;
    awaitable<std::vector<ModifierGroup>> list(Transaction& tx,
                                               std::optional<ModifierGroupId> before,
                                               int limit) override;
    awaitable<void> update(Transaction& tx, ModifierGroup& group) override;
    awaitable<void> remove(Transaction& tx, ModifierGroupId id, std::int64_t version) override;
    awaitable<bool> is_used(Transaction& tx, ModifierGroupId id) override;
    awaitable<std::vector<GroupUse>> uses_of(Transaction& tx, ModifierGroupId id) override;

    awaitable<std::optional<Modifier>> find_modifier(Transaction& tx, ModifierId id) override;
    awaitable<void> add_modifier(Transaction& tx, const Modifier& modifier) override;
    awaitable<void> update_modifier(Transaction& tx, Modifier& modifier) override;
    awaitable<void> remove_modifier(Transaction& tx, ModifierId id, std::int64_t version) override;
};

}  // namespace beanq::menu
