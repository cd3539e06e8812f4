#pragma once

#include <array>
#include <cstddef>
#include <span>
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
    "o.promised_at, o.updated_at, o.version, o.promised_p50_at, o.first_promised_at, o.ready_at, "
    "o.pace_ppm";

/// What `add_line` reads.
inline constexpr std::string_view line_columns =
    "order_id, id, product_id, variation_id, name, variation_name, quantity, unit_price_minor, "
    "total_minor, preparation, notes, recipe_version, preparation_s, started_at, done_at";

/// What `add_modifier` reads.
inline constexpr std::string_view modifier_columns =
    "order_id, line_position, modifier_id, group_name, name, price_minor, quantity, recipe_version";

/// Without its lines. Throws std::logic_error for a name that the domain does not know.
Order order_from(const db::Row& row);

/// Gives each order its lines and modifiers from rows that are sorted by position; rows of other
/// orders may not be among them.
void attach_lines(std::span<Order> orders, std::span<const db::Rows> lines,
                  std::span<const db::Rows> modifiers);

HistoryEntry history_entry_from(const db::Row& row);

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
