#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "orders/domain/offer.hpp"
#include "orders/domain/order.hpp"

namespace beanq::orders {

struct WantedModifier {
    ModifierId modifier;
    int quantity = 1;
};

/// A line that can be sold, at the offer's prices.
struct ChosenLine {
    ProductId product;
    VariationId variation;
    std::string name;
    std::string variation_name;
    Money variation_price;
    int quantity = 1;
    std::vector<LineModifier> modifiers;
    std::optional<std::string> notes;
    std::vector<CategoryId> categories = {};
    std::optional<std::string> tax_class = {};
    int preparation_s = 0;  ///< of one piece
};

struct WantedLine {
    VariationId variation;
    int quantity = 1;
    /// Nothing: the defaults of each group. A list, an empty one too, is exactly what is wanted.
    std::optional<std::vector<WantedModifier>> modifiers = {};
    std::optional<std::string> notes = {};
    /// A line that the order has already, at the prices that it was taken at.
    std::optional<ChosenLine> kept = {};
};

/// Finds each wanted line in the offer, in order, or tells every fault of every line. Pointers are
/// into the order's body: `/items/0/variation_id`. Codes: `order.not-on-sale`, `order.sold-out`,
/// `order.foreign-modifier`, `order.no-repeats`, `order.too-few-modifiers`,
/// `order.too-many-modifiers`, `field.duplicate`.
std::expected<std::vector<ChosenLine>, std::vector<FieldError>> choose_lines(
    const std::vector<WantedLine>& wanted, const Offer& offer);

}  // namespace beanq::orders
