#include "inventory/use_cases/post_movements.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

namespace {

using Levels = std::map<Place, Level>;

const Ingredient* find(const std::vector<Ingredient>& known, const IngredientId& id) {
    const auto found = std::ranges::find(known, id, &Ingredient::id);
    return found == known.end() ? nullptr : &*found;
}

FieldError required(std::string pointer) {
    return {std::move(pointer), "field.required", {"is required", "обязательное поле"}};
}

FieldError not_allowed(std::string pointer) {
    return {
        std::move(pointer), "field.not-allowed", {"does not belong here", "здесь не указывается"}};
}

std::vector<FieldError> faults_in_head(const PostMovementsCommand& command) {
    std::vector<FieldError> faults;
    const bool is_transfer = command.kind == MovementKind::transfer;
    if (command.kind == MovementKind::waste && !command.reason)
        faults.push_back(required("/reason"));
    if (is_transfer && !command.to_location) faults.push_back(required("/to_location_id"));
    if (!is_transfer && command.to_location) faults.push_back(not_allowed("/to_location_id"));
    return faults;
}

/// What one of the unit costs, as the cost of one base unit.
std::optional<UnitCost> cost_of(const EnteredMovement& entered, const Ingredient& ingredient,
                                MovementKind kind, Currency currency, const std::string& at,
                                std::vector<FieldError>& faults) {
    if (!entered.unit_cost) return std::nullopt;
    if (kind != MovementKind::receipt) {
        faults.push_back(not_allowed(at + "/unit_cost"));
        return std::nullopt;
    }
    if (entered.unit_cost->currency != currency) {
        faults.push_back({at + "/unit_cost/currency",
                          "field.currency",
                          {"must be " + currency.text(), "должно быть " + currency.text()}});
        return std::nullopt;
    }
    const auto one = in_base_unit({{1000}, entered.quantity.unit}, ingredient);
    if (!one || *one <= Quantity{}) return std::nullopt;
    return unit_cost(entered.unit_cost->amount_minor, *one);
}

std::vector<PostingLine> read_lines(const PostMovementsCommand& command,
                                    const std::vector<Ingredient>& known, Currency currency,
                                    std::vector<FieldError>& faults) {
    std::vector<PostingLine> lines;
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        const EnteredMovement& entered = command.lines[i];
        const std::string at = "/lines/" + std::to_string(i);
        const Ingredient* ingredient = find(known, entered.ingredient);
        if (ingredient == nullptr) {
            faults.push_back(unknown_id(at + "/ingredient_id"));
            continue;
        }
        const auto quantity = in_base_unit(entered.quantity, *ingredient);
        if (!quantity) {
            faults.push_back(bad_unit(*ingredient, at + "/quantity"));
            continue;
        }
        const auto cost = cost_of(entered, *ingredient, command.kind, currency, at, faults);
        lines.push_back({entered.ingredient, *quantity, cost});
    }
    return lines;
}

std::optional<UnitCost> usual_cost(const Ingredient& ingredient) {
    if (!ingredient.cost) return std::nullopt;
    return unit_cost(ingredient.cost->price.amount_minor, ingredient.cost->per);
}

/// What must not run out and would.
std::vector<Lack> lacks_in(const Levels& before, const Levels& after,
                           const std::vector<Ingredient>& known) {
    std::vector<Lack> lacks;
    for (const auto& [place, level] : after) {
        const Quantity was = before.at(place).on_hand;
        const Ingredient& ingredient = *find(known, level.ingredient);
        if (level.on_hand >= Quantity{} || level.on_hand >= was) continue;
        if (ingredient.shortage == Shortage::warn) continue;
        lacks.push_back(
            {ingredient.id.value, ingredient.name, ingredient.unit, was - level.on_hand, was});
    }
    return lacks;
}

bool too_much(const Levels& levels) {
    return std::ranges::any_of(levels, [](const auto& entry) {
        return entry.second.on_hand > max_level || entry.second.on_hand < -max_level;
    });
}

}  // namespace

awaitable<Result<PostedMovements>> PostMovements::run(PostMovementsCommand command,
                                                      const Once<PostedMovements>& once) const {
    auto tx = co_await needs_.store.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto posted = co_await run_in(*tx, std::move(command));
    if (!posted) co_return posted;
    co_await once.settle(*tx, *posted);
    co_await tx->commit();
    co_return posted;
}

awaitable<Result<PostedMovements>> PostMovements::run_in(Transaction& tx,
                                                         PostMovementsCommand command) const {
    auto faults = faults_in_head(command);
    auto location = co_await needs_.locations.find(tx, command.location);
    if (!location) co_return std::unexpected(location.error());
    PostedMovements posted{{.id = PostingId(needs_.ids.next()),
                            .location = location->id,
                            .kind = command.kind,
                            .reason = command.reason,
                            .at = needs_.clock.now(),
                            .actor = command.actor},
                           {},
                           location->currency};
    if (command.kind == MovementKind::transfer && command.to_location) {
        auto other = co_await needs_.locations.find(tx, command.to_location);
        if (!other) co_return std::unexpected(other.error());
        posted.posting.to_location = other->id;
        if (other->id == location->id || other->currency != location->currency)
            faults.push_back(not_allowed("/to_location_id"));
    }
    std::vector<IngredientId> ids;
    for (const auto& line : command.lines)
        ids.push_back(line.ingredient);
    posted.ingredients = co_await needs_.ingredients.find_all(tx, std::move(ids));
    const auto lines = read_lines(command, posted.ingredients, posted.currency, faults);
    if (faults.empty()) faults = faults_in(command.kind, lines);
    if (!faults.empty()) co_return refuse_fields(std::move(faults));

    const Levels before = co_await lock(tx, posted.posting, lines);
    Levels after = before;
    for (const PostingLine& line : lines) {
        const auto usual = usual_cost(*find(posted.ingredients, line.ingredient));
        Level& level = after.at({posted.posting.location, line.ingredient});
        auto movement = post(level, command.kind, line, usual);
        posted.posting.movements.push_back(movement);
        if (!posted.posting.to_location) continue;
        Level& there = after.at({*posted.posting.to_location, line.ingredient});
        posted.posting.movements.push_back(receive(there, movement));
    }
    auto lacks = lacks_in(before, after, posted.ingredients);
    if (!lacks.empty()) co_return stock_short(std::move(lacks));
    if (too_much(after)) {
        co_return refuse_fields(
            {{"/lines",
              "field.range",
              {"would hold more than can be counted", "запас вышел бы за пределы учёта"}}});
    }
    for (Movement& movement : posted.posting.movements) {
        movement.id = MovementId(needs_.ids.next());
        movement.posting = posted.posting.id;
        movement.reason = posted.posting.reason;
        movement.at = posted.posting.at;
        movement.actor = posted.posting.actor;
    }
    co_await store(tx, before, after, posted);
    co_return posted;
}

awaitable<PostMovements::Levels> PostMovements::lock(Transaction& tx, const Posting& posting,
                                                     const std::vector<PostingLine>& lines) const {
    std::set<Place> places;
    for (const PostingLine& line : lines) {
        places.emplace(posting.location, line.ingredient);
        if (posting.to_location) places.emplace(*posting.to_location, line.ingredient);
    }
    const auto locked = co_await needs_.levels.lock(tx, {places.begin(), places.end()});
    Levels levels;
    for (const Level& level : locked)
        levels.emplace(Place{level.location, level.ingredient}, level);
    co_return levels;
}

awaitable<void> PostMovements::store(Transaction& tx, const Levels& before, const Levels& after,
                                     const PostedMovements& posted) const {
    std::vector<Level> levels;
    for (const auto& [place, level] : after)
        levels.push_back(level);
    co_await needs_.levels.save(tx, levels);
    co_await needs_.ledger.append(tx, posted.posting);
    for (Level& level : levels) {
        const Quantity was = before.at({level.location, level.ingredient}).on_hand;
        const auto targets = co_await needs_.levels.targets(tx, level.location, level.ingredient);
        if (is_low(was, targets) || !is_low(level.on_hand, targets)) continue;
        ++level.version;
        co_await needs_.events.low(tx, *find(posted.ingredients, level.ingredient),
                                   {level, targets});
    }
    co_await needs_.assortment.changed(tx, posted.posting.location);
    if (posted.posting.to_location)
        co_await needs_.assortment.changed(tx, *posted.posting.to_location);
}

}  // namespace beanq::inventory
