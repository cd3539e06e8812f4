// What may be entered into the ledger by hand, and what it does to the levels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/movement.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

/// A line that is understood: in the base unit, its cost of one base unit.
struct PostingLine {
    IngredientId ingredient;
    Quantity quantity;
    std::optional<UnitCost> cost = {};
};

/// Beyond this no level goes, so that sums of levels fit too.
inline constexpr Quantity max_level{1'000'000'000'000'000};

/// At `/lines/<n>/quantity/value`: `field.range` unless a receipt, waste and transfer are more than
/// zero, a count at least zero, an adjustment not zero. `field.duplicate` at
/// `/lines/<n>/ingredient_id` when a count counts something twice.
std::vector<FieldError> faults_in(MovementKind kind, const std::vector<PostingLine>& lines);

/// Does one line to the level, at `usual` cost where none is known better, and answers its row of
/// the ledger. A receipt moves the average; a count posts the difference.
Movement post(Level& level, MovementKind kind, const PostingLine& line,
              std::optional<UnitCost> usual);

/// What comes in at the other end of a transfer: the cost comes along.
Movement receive(Level& level, const Movement& sent);

}  // namespace beanq::inventory
