#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/domain/level.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/quantity.hpp"

namespace beanq::inventory {

/// Why a level changed. `return_` is an order that was called off before it was made.
enum class MovementKind : unsigned char {
    receipt,
    sale,
    return_,  // NOLINT(readability-identifier-naming): `return` is a keyword
    waste,
    count,
    adjustment,
    transfer
};

inline constexpr std::array<std::string_view, 7> movement_kind_names{
    "receipt", "sale", "return", "waste", "count", "adjustment", "transfer"};

constexpr std::string_view to_string(MovementKind kind) {
    return movement_kind_names[static_cast<std::size_t>(kind)];
}

constexpr std::optional<MovementKind> parse_movement_kind(std::string_view name) {
    for (std::size_t i = 0; i < movement_kind_names.size(); ++i) {
        if (movement_kind_names[i] == name) return static_cast<MovementKind>(i);
    }
    return std::nullopt;
}

/// One row of the ledger. Rows are only ever added.
struct Movement {
    MovementId id;
    LocationId location;
    IngredientId ingredient;
    MovementKind kind = MovementKind::receipt;
    Quantity quantity;                             ///< what the level changed by
    std::optional<UnitCost> cost = {};             ///< of one base unit, where it is known
    std::optional<std::int64_t> value_minor = {};  ///< of the quantity, with its sign
    std::optional<Quantity> counted = {};          ///< by a count; `quantity` is the difference
    std::optional<std::string> reason = {};
    std::optional<PostingId> posting = {};  ///< entered by hand, with others
    std::optional<OrderId> order = {};      ///< taken by an order, or given back
    Instant at{};
    std::optional<UserId> actor = {};

    bool operator==(const Movement&) const = default;
};

/// Movements that were entered together, all or nothing.
struct Posting {
    PostingId id;
    LocationId location;
    std::optional<LocationId> to_location = {};  ///< of a transfer
    MovementKind kind = MovementKind::receipt;
    std::optional<std::string> reason = {};
    Instant at{};
    std::optional<UserId> actor = {};
    std::vector<Movement> movements = {};
};

/// The ledger's row for a change of that level by `quantity`, valued at the level's average.
Movement movement_of(const Level& level, MovementKind kind, Quantity quantity);

}  // namespace beanq::inventory
