#include "menu/use_cases/edit_modifiers.hpp"

#include <algorithm>
#include <utility>

#include "menu/domain/limits.hpp"
#include "menu/domain/product.hpp"
#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<Modifier>> EditModifiers::create(CreateModifierCommand command,
                                                  const Once<Modifier>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto group = co_await needs_.groups.find(*tx, command.group);
    if (!group) co_return refuse_unknown_id("/modifier_group_id");
    if (group->modifiers.size() >= max_modifiers) {
        co_return refuse(ErrorKind::conflict, "modifier-group.too-many-modifiers",
                         {"A modifier group can have at most 100 modifiers.",
                          "В группе может быть не более 100 модификаторов."});
    }
    const Modifier modifier{.id = ModifierId{needs_.ids.next()},
                            .group = group->id,
                            .name = std::move(command.name),
                            .price = command.price,
                            .is_default = command.is_default,
                            .sort = command.sort.value_or(sort_after(group->modifiers))};
    auto sound = co_await check(*tx, *group, modifier);
    if (!sound) co_return std::unexpected(sound.error());
    co_await needs_.groups.add_modifier(*tx, modifier);
    co_await once.settle(*tx, modifier);
    co_await publish(std::move(tx), std::move(*group));
    co_return modifier;
}

awaitable<Result<Modifier>> EditModifiers::change(ChangeModifierCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto modifier = co_await needs_.groups.find_modifier(*tx, command.id);
    if (!modifier) co_return refuse_unknown("modifier");
    auto current = check_version(command.if_match, modifier->version);
    if (!current) co_return std::unexpected(current.error());
    if (command.name) modifier->name = std::move(*command.name);
    if (command.price) modifier->price = *command.price;
    if (command.is_default) modifier->is_default = *command.is_default;
    if (command.sort) modifier->sort = *command.sort;
    if (command.sold_out) modifier->sold_out = *command.sold_out;
    auto group = co_await needs_.groups.find(*tx, modifier->group);
    auto sound = co_await check(*tx, *group, *modifier);
    if (!sound) co_return std::unexpected(sound.error());
    co_await needs_.groups.update_modifier(*tx, *modifier);
    co_await publish(std::move(tx), std::move(*group));
    co_return *modifier;
}

awaitable<Result<void>> EditModifiers::remove(ModifierId id,
                                              std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto modifier = co_await needs_.groups.find_modifier(*tx, id);
    if (!modifier) co_return refuse_unknown("modifier");
    auto current = check_version(if_match, modifier->version);
    if (!current) co_return std::unexpected(current.error());
    auto group = co_await needs_.groups.find(*tx, modifier->group);
    co_await needs_.groups.remove_modifier(*tx, id, modifier->version);
    co_await publish(std::move(tx), std::move(*group));
    co_return Result<void>{};
}

awaitable<Result<void>> EditModifiers::check(Transaction& tx, const ModifierGroup& group,
                                             const Modifier& modifier) const {
    auto location = co_await needs_.locations.find(tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    auto faults = faults_in(modifier.price, location->currency, "/price");
    if (modifier.is_default) {
        const auto uses = co_await needs_.groups.uses_of(tx, group.id);
        int most = group.bounds.max;
        for (const GroupUse& use : uses)
            most = std::min(most, use.bounds(group.bounds).max);
        const auto others = std::ranges::count_if(group.modifiers, [&](const Modifier& other) {
            return other.is_default && other.id != modifier.id;
        });
        if (others >= most) {
            faults.push_back(
                {"/default",
                 "field.defaults",
                 {"more modifiers would be chosen by default than may be taken",
                  "по умолчанию было бы выбрано больше модификаторов, чем можно взять"}});
        }
    }
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_return Result<void>{};
}

awaitable<void> EditModifiers::publish(std::unique_ptr<Transaction> tx, ModifierGroup group) const {
    co_await needs_.groups.update(*tx, group);
    co_await needs_.products.touch_users_of(*tx, group.id);
    co_await needs_.publish.changed(*tx, std::nullopt);
    co_await needs_.publish.commit(std::move(tx));
}

}  // namespace beanq::menu
