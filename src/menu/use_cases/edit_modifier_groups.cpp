#include "menu/use_cases/edit_modifier_groups.hpp"

#include <utility>

#include "menu/domain/product.hpp"
#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<ModifierGroup>> EditModifierGroups::create(CreateModifierGroupCommand command,
                                                            const Once<ModifierGroup>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    ModifierGroup group{.id = ModifierGroupId{needs_.ids.next()},
                        .name = std::move(command.name),
                        .bounds = command.bounds,
                        .repeats = command.repeats};
    for (auto& modifier : command.modifiers) {
        group.modifiers.push_back({.id = ModifierId{needs_.ids.next()},
                                   .group = group.id,
                                   .name = std::move(modifier.name),
                                   .price = modifier.price,
                                   .is_default = modifier.is_default,
                                   .sort = sort_after(group.modifiers)});
    }
    auto faults = faults_in(group, location->currency);
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    // No product uses it yet, so no menu changes.
    co_await needs_.groups.add(*tx, group);
    co_await once.settle(*tx, group);
    co_await tx->commit();
    co_return group;
}

awaitable<Result<ModifierGroup>> EditModifierGroups::change(
    ChangeModifierGroupCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto group = co_await needs_.groups.find(*tx, command.id);
    if (!group) co_return refuse_unknown("modifier-group");
    auto current = check_version(command.if_match, group->version);
    if (!current) co_return std::unexpected(current.error());
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    if (command.name) group->name = std::move(*command.name);
    if (command.min) group->bounds.min = *command.min;
    if (command.max) group->bounds.max = *command.max;
    if (command.repeats) group->repeats = *command.repeats;
    auto faults = faults_in(*group, location->currency);
    const auto uses = co_await needs_.groups.uses_of(*tx, group->id);
    for (const GroupUse& use : uses) {
        if (faults.empty()) faults = faults_in(use, *group, "");
    }
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_await needs_.groups.update(*tx, *group);
    co_await needs_.products.touch_users_of(*tx, group->id);
    co_await needs_.publish.changed(*tx, std::nullopt);
    co_await needs_.publish.commit(std::move(tx));
    co_return *group;
}

awaitable<Result<void>> EditModifierGroups::remove(ModifierGroupId id,
                                                   std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto group = co_await needs_.groups.find(*tx, id);
    if (!group) co_return refuse_unknown("modifier-group");
    auto current = check_version(if_match, group->version);
    if (!current) co_return std::unexpected(current.error());
    const bool used = co_await needs_.groups.is_used(*tx, id);
    if (used) {
        co_return refuse(
            ErrorKind::conflict, "modifier-group.in-use",
            {"Products use this modifier group. Take it off them first.",
             "Эту группу модификаторов используют товары. Сначала уберите её из них."});
    }
    co_await needs_.groups.remove(*tx, id, group->version);
    co_await tx->commit();
    co_return Result<void>{};
}

}  // namespace beanq::menu
