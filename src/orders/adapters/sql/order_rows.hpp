#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orders/domain/order.hpp"
#include "platform/db/sql.hpp"

/// Between rows and the domain.
namespace beanq::orders {

/// What `order_from` reads, in its order; `o` is the table.
inline constexpr std::string_view order_columns =
    "o.id, o.location_id, o.business_date, o.number, o.customer_id, o.guest_name, o.status, "
    "o.payment_status, o.payment_method, o.fulfilment_type, o.pickup_at, o.notes, o.currency, "
    "o.subtotal_minor, o.discount_minor, o.tax_minor, o.tip_minor, o.total_minor, o.placed_at, "
    "o.promised_at, o.updated_at, o.version, o.tax_included_minor, o.rounding_minor, "
    "o.rounding_step_minor, o.rounding_mode, o.refunded_minor, o.has_price_rules, "
    "o.promised_p50_at, o.first_promised_at, o.ready_at, o.pace_ppm";

/// What `add_line` reads.
inline constexpr std::string_view line_columns =
    "order_id, id, product_id, variation_id, name, variation_name, quantity, unit_price_minor, "
    "total_minor, preparation, notes, recipe_version, discount_minor, tax_minor, "
    "tax_included_minor, tax_class, voided, preparation_s, started_at, done_at";

/// What `add_modifier` reads.
inline constexpr std::string_view modifier_columns =
    "order_id, line_position, modifier_id, group_name, name, price_minor, quantity, recipe_version";

/// A row of orders.
struct OrderRow {
    Order order;                   ///< without its lines
    bool has_price_rules = false;  ///< whether discounts or taxes are to be read
};

/// Throws std::logic_error for a name that the domain does not know.
OrderRow order_from(const db::Row& row);

/// Gives each order its lines and modifiers from rows that are sorted by position; rows of other
/// orders may not be among them.
void attach_lines(std::span<Order> orders, std::span<const db::Rows> lines,
                  std::span<const db::Rows> modifiers);

/// `0,2`, as it is stored.
std::string to_text(const LinePositions& lines);
LinePositions positions_from(const std::string& text);

/// Whether it has rows of discounts or taxes.
bool has_price_rules(const Order& order);

/// Inserts of an order's lines, modifiers, discounts and taxes.
std::vector<db::Query> content_of(const Order& order);

HistoryEntry history_entry_from(const db::Row& row);

/// A row's cells, one after another.
class Cells {
public:
    explicit Cells(const db::Row& row) : row_(row) {}

    template <class T>
    T next() {
        return row_.get<T>(at_++);
    }
    /// Throws std::logic_error for a name that the domain does not know.
    template <class E>
    E next_named() {
        const auto name = next<std::string>();
        if (const auto value = parse<E>(name)) return *value;
        throw std::logic_error("the database holds an unknown name: " + name);
    }

private:
    const db::Row& row_;
    std::size_t at_ = 0;
};

/// Text put together while compiling, so that statements which share parts stay constant.
template <std::size_t Size>
struct JoinedText {
    std::array<char, Size> text{};
    constexpr std::string_view view() const { return {text.data(), text.size()}; }
};

template <const std::string_view&... Parts>
inline constexpr auto joined = [] {
    JoinedText<(Parts.size() + ... + 0)> result;
    std::size_t at = 0;
    for (const auto part : {Parts...}) {
        for (const char c : part)
            result.text[at++] = c;
    }
    return result;
}();

}  // namespace beanq::orders
