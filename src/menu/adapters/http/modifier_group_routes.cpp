#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

void add_modifier_group_routes(http::Routes& routes, RouteNeeds needs) {
    http::get(
        routes, "/modifier-groups", http::permitted(Permission::read_product),
        "Modifier groups, newest first",
        [needs](http::Query<ModifierGroupsQuery> query) -> awaitable<PageReply<ModifierGroup>> {
            auto page = co_await needs.browse_menu.groups(page_of(query.value));
            co_return page_reply(std::move(page));
        });
    http::get(
        routes, "/modifier-groups/{id}", http::permitted(Permission::read_product),
        "A modifier group",
        [needs](http::Path<ModifierGroupPath> path) -> awaitable<VersionedReply<ModifierGroup>> {
            const auto group = co_await needs.browse_menu.group(path->id);
            co_return versioned(group);
        });
    http::post(
        routes, "/modifier-groups", http::permitted(Permission::create_product),
        "Create a modifier group",
        [needs](http::IdempotencyKey key,
                http::Body<NewModifierGroupBody> body) -> awaitable<CreatedReply<ModifierGroup>> {
            const auto once = key.once<ModifierGroup>(render<ModifierGroup>);
            auto command = to_command(std::move(body.value));
            const auto group = co_await needs.edit_modifier_groups.create(std::move(command), once);
            co_return created_reply(group);
        });
    http::patch(
        routes, "/modifier-groups/{id}", http::permitted(Permission::update_product),
        "Change a modifier group",
        [needs](
            http::Path<ModifierGroupPath> path, http::IfMatch match,
            http::Body<ModifierGroupChangeBody> body) -> awaitable<VersionedReply<ModifierGroup>> {
            auto command = to_command(path->id, match, std::move(body.value));
            const auto group = co_await needs.edit_modifier_groups.change(std::move(command));
            co_return versioned(group);
        });
    http::del(routes, "/modifier-groups/{id}", http::permitted(Permission::delete_product),
              "Delete a modifier group that no product uses",
              [needs](http::Path<ModifierGroupPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done =
                      co_await needs.edit_modifier_groups.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu
