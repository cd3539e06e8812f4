// Levels and movements as the API shows and takes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "inventory/adapters/http/amount_dto.hpp"
#include "inventory/use_cases/post_movements.hpp"
#include "inventory/use_cases/read_stock.hpp"
#include "kernel/page.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/fields.hpp"

namespace beanq::inventory {

/// What is entered by hand.
enum class PostingKind : unsigned char { receipt, count, waste, adjustment, transfer };
BOOST_DESCRIBE_ENUM(PostingKind, receipt, count, waste, adjustment, transfer)

struct StockQuery {
    std::optional<LocationId> location_id;
    std::optional<IngredientId> ingredient_id;
    std::optional<http::Text<0, 100>> text;
    std::optional<Unit> unit;
    std::optional<bool> active;
    std::optional<bool> low;  ///< at or below the reorder threshold
    std::optional<AnyDecimal> min_on_hand;
    std::optional<AnyDecimal> max_on_hand;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(StockQuery, (),
                      (location_id, ingredient_id, text, unit, active, low, min_on_hand,
                       max_on_hand, limit, cursor))

struct MovementsQuery {
    std::optional<LocationId> location_id;
    std::optional<IngredientId> ingredient_id;
    std::optional<std::string> kind;
    std::optional<OrderId> order_id;
    std::optional<Instant> from;  ///< at or after
    std::optional<Instant> to;    ///< before
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(MovementsQuery, (),
                      (location_id, ingredient_id, kind, order_id, from, to, limit, cursor))

struct MovementLineBody {
    IngredientId ingredient_id;
    SignedAmountBody quantity;
    std::optional<http::Price> unit_cost;  ///< of one of the quantity's unit; receipts only
};
BOOST_DESCRIBE_STRUCT(MovementLineBody, (), (ingredient_id, quantity, unit_cost))

struct NewMovementsBody {
    std::optional<LocationId> location_id;
    std::optional<LocationId> to_location_id;
    PostingKind kind = PostingKind::receipt;
    std::optional<http::Text<1, 500>> reason;
    http::List<MovementLineBody, 1, 500> lines;
};
BOOST_DESCRIBE_STRUCT(NewMovementsBody, (), (location_id, to_location_id, kind, reason, lines))

struct PostingPath {
    PostingId id;
};
BOOST_DESCRIBE_STRUCT(PostingPath, (), (id))

struct StockView {
    LocationId location_id;
    IngredientId ingredient_id;
    std::string name;
    QuantityView on_hand;
    std::optional<QuantityView> par_level;
    std::optional<QuantityView> reorder_threshold;
    bool low = false;
    std::optional<CostView> average_cost;  ///< rounded to a minor unit
    std::optional<Money> value;
};
BOOST_DESCRIBE_STRUCT(StockView, (),
                      (location_id, ingredient_id, name, on_hand, par_level, reorder_threshold, low,
                       average_cost, value))

/// `quantity` is what the level changed by. A count shows what it expected and what it found.
struct MovementView {
    MovementId id;
    LocationId location_id;
    IngredientId ingredient_id;
    std::string name;
    std::string kind;
    QuantityView quantity;
    std::optional<QuantityView> expected;
    std::optional<QuantityView> counted;
    std::optional<CostView> unit_cost;
    std::optional<Money> value;
    std::optional<std::string> reason;
    std::optional<PostingId> posting_id;
    std::optional<OrderId> order_id;
    Instant at{};
    std::optional<UserId> actor_id;
};
BOOST_DESCRIBE_STRUCT(MovementView, (),
                      (id, location_id, ingredient_id, name, kind, quantity, expected, counted,
                       unit_cost, value, reason, posting_id, order_id, at, actor_id))

/// `value` is the sum over the lines at the location; of a count, its variance in money.
struct PostingView {
    PostingId id;
    LocationId location_id;
    std::optional<LocationId> to_location_id;
    PostingKind kind = PostingKind::receipt;
    std::optional<std::string> reason;
    Instant at{};
    std::optional<UserId> actor_id;
    std::vector<MovementView> lines;
    Money value;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PostingView, (),
                      (id, location_id, to_location_id, kind, reason, at, actor_id, lines, value,
                       version))

Page<StockView> to_view(const StockPage& found);
Page<MovementView> to_view(const MovementPage& found);
PostingView to_view(const PostedMovements& posted);
http::Created<PostingView> created(const PostedMovements& posted);

StockFilter to_filter(const StockQuery& query);
/// 422 `field.choice` at `?kind`.
Result<MovementFilter> to_filter(const MovementsQuery& query);
PostMovementsCommand to_command(UserId actor, NewMovementsBody body);

}  // namespace beanq::inventory
