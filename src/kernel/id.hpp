#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/uuid.hpp"

namespace beanq {

/// An id that cannot be mistaken for an id of something else.
template <class Tag>
struct Id {
    Uuid value{};

    Id() = default;
    explicit Id(const Uuid& uuid) : value(uuid) {}
    auto operator<=>(const Id&) const = default;
};

template <class Tag>
std::string to_string(const Id<Tag>& id) {
    return to_string(id.value);
}

using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using LocationId = Id<struct LocationTag>;
using MenuId = Id<struct MenuTag>;
using CategoryId = Id<struct CategoryTag>;
using MenuItemId = Id<struct MenuItemTag>;
using ProductId = Id<struct ProductTag>;
using VariationId = Id<struct VariationTag>;
using ModifierGroupId = Id<struct ModifierGroupTag>;
using ModifierId = Id<struct ModifierTag>;
using IngredientId = Id<struct IngredientTag>;
using PostingId = Id<struct PostingTag>;
using MovementId = Id<struct MovementTag>;
using OrderId = Id<struct OrderTag>;
using OrderLineId = Id<struct OrderLineTag>;
using RefundId = Id<struct RefundTag>;
using TaxRateId = Id<struct TaxRateTag>;
using PromotionId = Id<struct PromotionTag>;

}  // namespace beanq

template <class Tag>
struct std::hash<beanq::Id<Tag>> {
    std::size_t operator()(const beanq::Id<Tag>& id) const noexcept {
        return std::hash<beanq::Uuid>{}(id.value);
    }
};
