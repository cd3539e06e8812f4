#include "inventory/domain/posting_rules.hpp"

#include <set>

namespace beanq::inventory {

namespace {

struct Rule {
    bool holds;
    Phrase phrase;
};

Rule rule_for(MovementKind kind, Quantity quantity) {
    switch (kind) {
        case MovementKind::count:
            return {quantity >= Quantity{},
                    {"must not be negative", "не должно быть отрицательным"}};
        case MovementKind::adjustment:
            return {quantity != Quantity{}, {"must not be zero", "не должно быть нулём"}};
        default:
            return {quantity > Quantity{}, {"must be more than zero", "должно быть больше нуля"}};
    }
}

/// The difference that this line makes to a level.
Quantity difference(const Level& level, MovementKind kind, Quantity quantity) {
    switch (kind) {
        case MovementKind::count: return quantity - level.on_hand;
        case MovementKind::waste:
        case MovementKind::transfer: return -quantity;
        default: return quantity;
    }
}

}  // namespace

std::vector<FieldError> faults_in(MovementKind kind, const std::vector<PostingLine>& lines) {
    std::vector<FieldError> faults;
    std::set<IngredientId> counted;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string at = "/lines/" + std::to_string(i);
        const Rule rule = rule_for(kind, lines[i].quantity);
        if (!rule.holds) faults.push_back({at + "/quantity/value", "field.range", rule.phrase});
        if (kind == MovementKind::count && !counted.insert(lines[i].ingredient).second) {
            faults.push_back(
                {at + "/ingredient_id", "field.duplicate", {"is given twice", "указано дважды"}});
        }
    }
    return faults;
}

Movement post(Level& level, MovementKind kind, const PostingLine& line,
              std::optional<UnitCost> usual) {
    const Quantity quantity = difference(level, kind, line.quantity);
    const auto cost = line.cost ? line.cost : level.average ? level.average : usual;
    Level valued = level;
    valued.average = cost;
    Movement movement = movement_of(valued, kind, quantity);
    if (kind == MovementKind::count) movement.counted = line.quantity;
    if (kind == MovementKind::receipt && cost)
        level.average = moved_average(level.on_hand, level.average, quantity, *cost);
    if (!level.average) level.average = cost;
    level.on_hand = level.on_hand + quantity;
    return movement;
}

Movement receive(Level& level, const Movement& sent) {
    Level valued = level;
    valued.average = sent.cost;
    const Movement movement = movement_of(valued, sent.kind, -sent.quantity);
    if (sent.cost)
        level.average = moved_average(level.on_hand, level.average, movement.quantity, *sent.cost);
    level.on_hand = level.on_hand + movement.quantity;
    return movement;
}

}  // namespace beanq::inventory
