#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

void add_modifier_routes(http::Routes& routes, RouteNeeds needs) {
    http::get(routes, "/modifier-groups/{id}/modifiers", http::permitted(Permission::read_product),
              "The modifiers of a group, in their order",
              [needs](http::Path<ModifierGroupPath> path) -> awaitable<PageReply<Modifier>> {
                  auto group = co_await needs.browse_menu.group(path->id);
                  if (!group) co_return std::unexpected(std::move(group.error()));
                  Page<Modifier> page{std::move(group->modifiers), {}};
                  co_return page_reply<Modifier>(std::move(page));
              });
    http::get(routes, "/modifiers/{id}", http::permitted(Permission::read_product), "A modifier",
              [needs](http::Path<ModifierPath> path) -> awaitable<VersionedReply<Modifier>> {
                  const auto modifier = co_await needs.browse_menu.modifier(path->id);
                  co_return versioned(modifier);
              });
    http::post(routes, "/modifiers", http::permitted(Permission::create_product),
               "Add a modifier to a group",
               [needs](http::IdempotencyKey key,
                       http::Body<NewModifierBody> body) -> awaitable<CreatedReply<Modifier>> {
                   const auto once = key.once<Modifier>(render<Modifier>);
                   auto command = to_command(std::move(body.value));
                   const auto modifier =
                       co_await needs.edit_modifiers.create(std::move(command), once);
                   co_return created_reply(modifier);
               });
    http::patch(
        routes, "/modifiers/{id}", http::permitted(Permission::update_product), "Change a modifier",
        [needs](http::Path<ModifierPath> path, http::IfMatch match,
                http::Body<ModifierChangeBody> body) -> awaitable<VersionedReply<Modifier>> {
            auto command = to_command(path->id, match, std::move(body.value));
            const auto modifier = co_await needs.edit_modifiers.change(std::move(command));
            co_return versioned(modifier);
        });
    http::del(routes, "/modifiers/{id}", http::permitted(Permission::delete_product),
              "Delete a modifier",
              [needs](http::Path<ModifierPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.edit_modifiers.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu
