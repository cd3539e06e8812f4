#include "menu/adapters/http/product_dto.hpp"

#include <utility>

namespace beanq::menu {

namespace {

template <std::size_t Min, std::size_t Max>
std::optional<std::optional<std::string>> to_change(http::Change<http::Text<Min, Max>> change) {
    if (!change.present) return std::nullopt;
    return value_of(std::move(change.value));
}

std::optional<std::vector<std::string>> texts_of(std::optional<Allergens> list) {
    if (!list) return std::nullopt;
    std::vector<std::string> texts;
    for (auto& text : list->value)
        texts.push_back(std::move(text.value));
    return texts;
}

std::optional<int> seconds_of(const std::optional<PreparationSeconds>& seconds) {
    return seconds ? std::optional<int>(static_cast<int>(seconds->value)) : std::nullopt;
}

ProductGroupView to_view(const ModifierGroup& group, const GroupUse& use) {
    const Bounds bounds = use.bounds(group.bounds);
    ProductGroupView view{group.id, group.name, bounds.min,    bounds.max,
                          use.min,  use.max,    group.repeats, {}};
    for (const auto& modifier : group.modifiers) {
        view.modifiers.push_back(
            {modifier.id, modifier.name, modifier.price, modifier.is_default, !modifier.sold_out});
    }
    return view;
}

}  // namespace

VariationView to_view(const Variation& variation) {
    return {.id = variation.id,
            .product_id = variation.product,
            .name = variation.name,
            .price = variation.price,
            .available = !variation.sold_out,
            .sold_out = variation.sold_out,
            .sort = variation.sort,
            .version = variation.version};
}

ProductView to_view(const ProductWithGroups& whole) {
    const Product& product = whole.product;
    ProductView view{.id = product.id,
                     .name = product.name,
                     .description = product.description,
                     .image_url = product.image_url,
                     .tax_class = product.tax_class,
                     .allergens = product.allergens,
                     .preparation_seconds = product.preparation_s,
                     .active = product.active,
                     .variations = {},
                     .modifier_groups = {},
                     .version = product.version};
    for (const auto& variation : product.variations)
        view.variations.push_back(to_view(variation));
    for (std::size_t i = 0; i < whole.groups.size(); ++i) {
        view.modifier_groups.push_back(to_view(whole.groups[i], product.groups[i]));
    }
    return view;
}

ModifierView to_view(const Modifier& modifier) {
    return {.id = modifier.id,
            .modifier_group_id = modifier.group,
            .name = modifier.name,
            .price = modifier.price,
            .default_ = modifier.is_default,
            .available = !modifier.sold_out,
            .sold_out = modifier.sold_out,
            .sort = modifier.sort,
            .version = modifier.version};
}

ModifierGroupView to_view(const ModifierGroup& group) {
    ModifierGroupView view{.id = group.id,
                           .name = group.name,
                           .min = group.bounds.min,
                           .max = group.bounds.max,
                           .repeats = group.repeats,
                           .modifiers = {},
                           .version = group.version};
    for (const auto& modifier : group.modifiers)
        view.modifiers.push_back(to_view(modifier));
    return view;
}

http::Created<VariationView> created(const Variation& variation) {
    return {to_view(variation), "/api/v1/variations/" + to_string(variation.id), variation.version};
}

http::Created<ProductView> created(const ProductWithGroups& whole) {
    return {to_view(whole), "/api/v1/products/" + to_string(whole.product.id),
            whole.product.version};
}

http::Created<ModifierView> created(const Modifier& modifier) {
    return {to_view(modifier), "/api/v1/modifiers/" + to_string(modifier.id), modifier.version};
}

http::Created<ModifierGroupView> created(const ModifierGroup& group) {
    return {to_view(group), "/api/v1/modifier-groups/" + to_string(group.id), group.version};
}

CreateProductCommand to_command(NewProductBody body) {
    CreateProductCommand command{
        .name = std::move(body.name.value),
        .description = value_of(std::move(body.description)).value_or(""),
        .image_url = value_of(std::move(body.image_url)),
        .tax_class = value_of(std::move(body.tax_class)),
        .allergens = texts_of(std::move(body.allergens)).value_or(std::vector<std::string>{}),
        .preparation_s = seconds_of(body.preparation_seconds).value_or(0),
        .variations = {},
        .groups = {},
        .category = body.category_id};
    for (auto& variation : body.variations.value) {
        command.variations.push_back({std::move(variation.name.value), variation.price.value});
    }
    if (body.modifier_group_ids) command.groups = std::move(body.modifier_group_ids->value);
    return command;
}

ChangeProductCommand to_command(ProductId id, const http::IfMatch& match, ProductChangeBody body) {
    return {.id = id,
            .if_match = match.version,
            .name = value_of(std::move(body.name)),
            .description = value_of(std::move(body.description)),
            .image_url = to_change(std::move(body.image_url)),
            .tax_class = to_change(std::move(body.tax_class)),
            .allergens = texts_of(std::move(body.allergens)),
            .preparation_s = seconds_of(body.preparation_seconds),
            .active = {}};
}

std::vector<GroupUse> to_uses(const ProductGroupsBody& body) {
    std::vector<GroupUse> uses;
    for (const auto& group : body.modifier_groups.value) {
        uses.push_back({group.modifier_group_id, group.min, group.max});
    }
    return uses;
}

CreateVariationCommand to_command(ProductId product, NewVariationBody body) {
    return {product, std::move(body.name.value), body.price.value, sort_of(body.sort)};
}

ChangeVariationCommand to_command(VariationId id, const http::IfMatch& match,
                                  VariationChangeBody body) {
    return {.id = id,
            .if_match = match.version,
            .name = value_of(std::move(body.name)),
            .price = value_of(body.price),
            .sort = sort_of(body.sort),
            .sold_out = body.sold_out};
}

CreateModifierGroupCommand to_command(NewModifierGroupBody body) {
    CreateModifierGroupCommand command{.name = std::move(body.name.value),
                                       .bounds = {body.min, body.max},
                                       .repeats = body.repeats.value_or(false),
                                       .modifiers = {}};
    if (!body.modifiers) return command;
    for (auto& modifier : body.modifiers->value) {
        command.modifiers.push_back({std::move(modifier.name.value), modifier.price.value,
                                     modifier.default_.value_or(false)});
    }
    return command;
}

ChangeModifierGroupCommand to_command(ModifierGroupId id, const http::IfMatch& match,
                                      ModifierGroupChangeBody body) {
    return {.id = id,
            .if_match = match.version,
            .name = value_of(std::move(body.name)),
            .min = body.min,
            .max = body.max,
            .repeats = body.repeats};
}

CreateModifierCommand to_command(NewModifierBody body) {
    return {.group = body.modifier_group_id,
            .name = std::move(body.name.value),
            .price = body.price.value,
            .is_default = body.default_.value_or(false),
            .sort = sort_of(body.sort)};
}

ChangeModifierCommand to_command(ModifierId id, const http::IfMatch& match,
                                 ModifierChangeBody body) {
    return {.id = id,
            .if_match = match.version,
            .name = value_of(std::move(body.name)),
            .price = value_of(body.price),
            .is_default = body.default_,
            .sort = sort_of(body.sort),
            .sold_out = body.sold_out};
}

}  // namespace beanq::menu
