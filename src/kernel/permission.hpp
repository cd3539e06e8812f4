#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

namespace beanq {

/// Everything a role can allow, as `operation_resource`; the names are the API's and the
/// database's.
enum class Permission : unsigned char {
    read_user,
    create_user,
    update_user,
    assign_role,
    read_role,
    read_menu,
    create_menu,
    update_menu,
    delete_menu,
    read_product,
    create_product,
    update_product,
    delete_product,
    create_own_order,
    read_own_order,
    cancel_own_order,
    create_order,
    read_order,
    update_order,
    cancel_order,
    read_ingredient,
    create_ingredient,
    update_ingredient,
    delete_ingredient,
    update_recipe,
    read_stock,
    update_stock,
    update_availability,
    update_location,
    read_promotion,
    update_promotion,
    discount_order,
    refund_order,
};

inline constexpr std::array<std::string_view, 33> permission_names{
    "read_user",       "create_user",       "update_user",       "assign_role",
    "read_role",       "read_menu",         "create_menu",       "update_menu",
    "delete_menu",     "read_product",      "create_product",    "update_product",
    "delete_product",  "create_own_order",  "read_own_order",    "cancel_own_order",
    "create_order",    "read_order",        "update_order",      "cancel_order",
    "read_ingredient", "create_ingredient", "update_ingredient", "delete_ingredient",
    "update_recipe",   "read_stock",        "update_stock",      "update_availability",
    "update_location", "read_promotion",    "update_promotion",  "discount_order",
    "refund_order",
};

constexpr std::string_view to_string(Permission permission) {
    return permission_names[static_cast<std::size_t>(permission)];
}

constexpr std::optional<Permission> parse_permission(std::string_view name) {
    for (std::size_t i = 0; i < permission_names.size(); ++i) {
        if (permission_names[i] == name) return static_cast<Permission>(i);
    }
    return std::nullopt;
}

/// A set of permissions; `a.covers(b)` when b holds nothing that a does not.
class PermissionSet {
public:
    void add(Permission permission) { bits_.set(static_cast<std::size_t>(permission)); }
    bool has(Permission permission) const {
        return bits_.test(static_cast<std::size_t>(permission));
    }
    bool covers(const PermissionSet& other) const { return (other.bits_ & ~bits_).none(); }
    bool operator==(const PermissionSet&) const = default;

private:
    std::bitset<permission_names.size()> bits_;
};

}  // namespace beanq
