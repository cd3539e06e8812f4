#include "identity/domain/role.hpp"

#include <initializer_list>

namespace beanq::identity {

namespace {

PermissionSet with(PermissionSet base, std::initializer_list<Permission> more) {
    for (const Permission permission : more)
        base.add(permission);
    return base;
}

PermissionSet all_permissions() {
    PermissionSet all;
    for (const std::string_view name : permission_names)
        all.add(*parse_permission(name));
    return all;
}

}  // namespace

std::vector<Role> system_roles() {
    using enum Permission;
    const PermissionSet client = with({}, {create_own_order, read_own_order, cancel_own_order});
    const PermissionSet barista = with(
        client, {read_menu, read_product, create_order, read_order, update_order, cancel_order,
                 read_ingredient, read_stock, update_stock, update_availability, read_promotion});
    const PermissionSet manager =
        with(barista, {create_menu, update_menu, delete_menu, create_product, update_product,
                       delete_product, read_user, create_user, update_user, read_role,
                       create_ingredient, update_ingredient, delete_ingredient, update_recipe,
                       update_location, update_promotion, discount_order, refund_order});
    return {{std::string(admin_role), all_permissions(), true},
            {"manager", manager, true},
            {"barista", barista, true},
            {std::string(client_role), client, true}};
}

std::vector<std::string> names_of(const PermissionSet& permissions) {
    std::vector<std::string> names;
    for (const std::string_view name : permission_names) {
        if (permissions.has(*parse_permission(name))) names.emplace_back(name);
    }
    return names;
}

}  // namespace beanq::identity
