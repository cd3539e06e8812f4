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
#include "menu/domain/product.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct CreateProductCommand {
    struct Variation {
        std::string name;
        Money price;
    };
    std::string name;
    std::string description;
    std::optional<std::string> image_url;
    std::optional<std::string> tax_class;
    std::vector<std::string> allergens;
    int preparation_s = 0;
    std::vector<Variation> variations;    ///< in their order
    std::vector<ModifierGroupId> groups;  ///< in their order
    std::optional<CategoryId> category;   ///< placed there, after all others
};

/// What is set is changed; what is set to nothing is cleared.
struct ChangeProductCommand {
    ProductId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::optional<std::string>> image_url;
    std::optional<std::optional<std::string>> tax_class;
    std::optional<std::vector<std::string>> allergens;
    std::optional<int> preparation_s;
    std::optional<bool> active;
};

/// Creates, changes and removes products. Each change is published before it is answered.
class EditProducts {
public:
    struct Needs {
        UuidSource& ids;
        Locations& locations;
        ProductRepository& products;
        ModifierGroupRepository& groups;
        CategoryRepository& categories;
        MenuItemRepository& items;
        PublishMenu& publish;
    };
    explicit EditProducts(Needs needs) : needs_(needs) {}

    /// Active from the start. 422 `body.invalid`: see faults_in(Product); `field.unknown-id` and
    /// `field.duplicate` at `/modifier_group_ids/<n>`, `field.unknown-id` at `/category_id`.
    awaitable<Result<ProductWithGroups>> create(CreateProductCommand command,
                                                const Once<ProductWithGroups>& once) const;
    /// 404 `product.unknown`, 412 `version.stale`, 422 `body.invalid`.
    awaitable<Result<ProductWithGroups>> change(ChangeProductCommand command) const;
    /// Replaces the groups that the product asks for. 404 `product.unknown`, 412 `version.stale`,
    /// 422 with faults below `/modifier_groups/<n>`: see faults_in(GroupUse).
    awaitable<Result<ProductWithGroups>> set_groups(ProductId id,
                                                    std::optional<std::int64_t> if_match,
                                                    std::vector<GroupUse> groups) const;
    /// 404 `product.unknown`, 412 `version.stale`, 409 `product.placed` while it is in a category.
    awaitable<Result<void>> remove(ProductId id, std::optional<std::int64_t> if_match) const;

private:
    awaitable<std::vector<FieldError>> check_groups(Transaction& tx,
                                                    const std::vector<GroupUse>& uses,
                                                    std::string list, std::string id_field) const;
    awaitable<void> place(Transaction& tx, ProductId product, CategoryId category) const;
    awaitable<ProductWithGroups> whole(Transaction& tx, Product product) const;

    Needs needs_;
};

}  // namespace beanq::menu
