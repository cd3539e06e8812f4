#include "inventory/adapters/http/stock_dto.hpp"

#include <algorithm>
#include <utility>

#include "inventory/adapters/http/ingredient_dto.hpp"

namespace beanq::inventory {

namespace {

constexpr Quantity thousand{1'000'000};
constexpr Quantity one{1000};

/// Per kilogram, litre or piece: a gram's price has too few minor units to be shown.
CostView cost_view(UnitCost cost, Unit unit, Currency currency) {
    const Quantity per = unit == Unit::pcs ? one : thousand;
    return {{value_minor(per, cost), currency}, to_view(per, unit)};
}

MovementView row_view(const Movement& movement, const Ingredient& ingredient, Currency currency) {
    MovementView view{.id = movement.id,
                      .location_id = movement.location,
                      .ingredient_id = ingredient.id,
                      .name = ingredient.name,
                      .kind = std::string(to_string(movement.kind)),
                      .quantity = to_view(movement.quantity, ingredient.unit),
                      .expected = {},
                      .counted = to_view(movement.counted, ingredient.unit),
                      .unit_cost = {},
                      .value = {},
                      .reason = movement.reason,
                      .posting_id = movement.posting,
                      .order_id = movement.order,
                      .at = movement.at,
                      .actor_id = movement.actor};
    if (movement.counted)
        view.expected = to_view(*movement.counted - movement.quantity, ingredient.unit);
    if (movement.cost) view.unit_cost = cost_view(*movement.cost, ingredient.unit, currency);
    if (movement.value_minor) view.value = Money{*movement.value_minor, currency};
    return view;
}

Currency currency_at(const Currencies& currencies, const LocationId& location) {
    const auto found = currencies.find(location);
    return found == currencies.end() ? Currency{} : found->second;
}

PostingKind posting_kind(MovementKind kind) {
    switch (kind) {
        case MovementKind::count: return PostingKind::count;
        case MovementKind::waste: return PostingKind::waste;
        case MovementKind::adjustment: return PostingKind::adjustment;
        case MovementKind::transfer: return PostingKind::transfer;
        default: return PostingKind::receipt;
    }
}

MovementKind movement_kind(PostingKind kind) {
    switch (kind) {
        case PostingKind::count: return MovementKind::count;
        case PostingKind::waste: return MovementKind::waste;
        case PostingKind::adjustment: return MovementKind::adjustment;
        case PostingKind::transfer: return MovementKind::transfer;
        case PostingKind::receipt: break;
    }
    return MovementKind::receipt;
}

}  // namespace

Page<StockView> to_view(const StockPage& found) {
    Page<StockView> page{{}, found.page.next_cursor};
    for (const auto& [level, ingredient, targets] : found.page.items) {
        const Currency currency = currency_at(found.currencies, level.location);
        StockView view{.location_id = level.location,
                       .ingredient_id = ingredient.id,
                       .name = ingredient.name,
                       .on_hand = to_view(level.on_hand, ingredient.unit),
                       .par_level = to_view(targets.par, ingredient.unit),
                       .reorder_threshold = to_view(targets.reorder, ingredient.unit),
                       .low = is_low(level.on_hand, targets),
                       .average_cost = {},
                       .value = {}};
        if (level.average) {
            view.average_cost = cost_view(*level.average, ingredient.unit, currency);
            view.value = Money{value_minor(level.on_hand, *level.average), currency};
        }
        page.items.push_back(std::move(view));
    }
    return page;
}

Page<MovementView> to_view(const MovementPage& found) {
    Page<MovementView> page{{}, found.page.next_cursor};
    for (const auto& [movement, ingredient] : found.page.items) {
        const Currency currency = currency_at(found.currencies, movement.location);
        page.items.push_back(row_view(movement, ingredient, currency));
    }
    return page;
}

PostingView to_view(const PostedMovements& posted) {
    const Posting& posting = posted.posting;
    PostingView view{.id = posting.id,
                     .location_id = posting.location,
                     .to_location_id = posting.to_location,
                     .kind = posting_kind(posting.kind),
                     .reason = posting.reason,
                     .at = posting.at,
                     .actor_id = posting.actor,
                     .lines = {},
                     .value = {0, posted.currency}};
    for (const Movement& movement : posting.movements) {
        const auto ingredient =
            std::ranges::find(posted.ingredients, movement.ingredient, &Ingredient::id);
        view.lines.push_back(row_view(movement, *ingredient, posted.currency));
        if (movement.location == posting.location)
            view.value.amount_minor += movement.value_minor.value_or(0);
    }
    return view;
}

http::Created<PostingView> created(const PostedMovements& posted) {
    return {to_view(posted), "/api/v1/stock/movements/" + to_string(posted.posting.id), 1};
}

StockFilter to_filter(const StockQuery& query) {
    StockFilter filter{.location = query.location_id,
                       .ingredient = query.ingredient_id,
                       .words = words_of(query.text),
                       .unit = query.unit,
                       .active = query.active,
                       .low = query.low};
    if (query.min_on_hand) filter.at_least = query.min_on_hand->value;
    if (query.max_on_hand) filter.at_most = query.max_on_hand->value;
    return filter;
}

Result<MovementFilter> to_filter(const MovementsQuery& query) {
    MovementFilter filter{.location = query.location_id,
                          .ingredient = query.ingredient_id,
                          .order = query.order_id,
                          .from = query.from,
                          .to = query.to};
    if (!query.kind) return filter;
    filter.kind = parse_movement_kind(*query.kind);
    if (filter.kind) return filter;
    const std::string kinds = "receipt, sale, return, waste, count, adjustment, transfer";
    return refuse_fields({{"?kind",
                           "field.choice",
                           {"must be one of: " + kinds, "должно быть одним из: " + kinds}}});
}

PostMovementsCommand to_command(UserId actor, NewMovementsBody body) {
    PostMovementsCommand command{.actor = actor,
                                 .location = body.location_id,
                                 .to_location = body.to_location_id,
                                 .kind = movement_kind(body.kind),
                                 .lines = {}};
    if (body.reason) command.reason = std::move(body.reason->value);
    for (auto& line : body.lines.value) {
        EnteredMovement entered{line.ingredient_id, to_amount(std::move(line.quantity))};
        if (line.unit_cost) entered.unit_cost = line.unit_cost->value;
        command.lines.push_back(std::move(entered));
    }
    return command;
}

}  // namespace beanq::inventory
