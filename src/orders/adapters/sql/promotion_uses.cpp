#include "orders/adapters/sql/promotion_uses.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

// The row of the promotion is changed before those of its customers: whoever holds it counts alone.
constexpr db::Statement count_use{
    "promotions.use",
    "UPDATE promotions SET used = used + 1 WHERE id = $1 AND (max_uses IS NULL OR used < max_uses) "
    "AND ($2 = 1 OR max_uses_per_customer IS NULL) RETURNING max_uses_per_customer"};

constexpr db::Statement count_customer_use{
    "promotions.customer_use",
    "INSERT INTO promotion_customers (promotion_id, customer_id, used) VALUES ($1, $2, 1) "
    "ON CONFLICT (promotion_id, customer_id) DO UPDATE SET used = promotion_customers.used + 1 "
    "WHERE promotion_customers.used < $3 RETURNING used"};

constexpr db::Statement take_back{"promotions.take_back",
                                  "UPDATE promotions SET used = used - 1 WHERE id = $1"};

constexpr db::Statement take_back_from_customer{
    "promotions.take_back_from_customer",
    "UPDATE promotion_customers SET used = used - 1 WHERE promotion_id = $1 AND customer_id = $2"};

constexpr db::Statement look_at{
    "promotions.limits",
    "SELECT p.max_uses IS NOT NULL AND p.used >= p.max_uses, "
    "p.max_uses_per_customer IS NOT NULL, COALESCE(c.used >= p.max_uses_per_customer, FALSE) "
    "FROM promotions AS p LEFT JOIN promotion_customers AS c "
    "ON c.promotion_id = p.id AND c.customer_id = $2 WHERE p.id = $1"};

std::unexpected<Error> used_up() {
    return refuse(ErrorKind::conflict, "promotion.used-up",
                  {"This code has been used up.", "Этот промокод уже израсходован."});
}

std::unexpected<Error> customer_limit() {
    return refuse(ErrorKind::conflict, "promotion.customer-limit",
                  {"You have used this code as often as it can be.",
                   "Вы уже использовали этот промокод столько раз, сколько можно."});
}

std::unexpected<Error> needs_account() {
    return refuse(ErrorKind::conflict, "promotion.needs-account",
                  {"This code is for guests with an account.",
                   "Этот промокод только для гостей с учётной записью."});
}

/// No limit that a customer could reach.
constexpr std::int64_t endless = std::int64_t{1} << 62;

}  // namespace

awaitable<std::vector<Result<void>>> SqlPromotionUses::take_all(
    Transaction& tx, const std::vector<PromotionUse>& uses) {
    std::vector<Result<void>> outcomes(uses.size());
    // In ascending order of promotions, in which everybody locks.
    std::vector<std::size_t> turns(uses.size());
    std::iota(turns.begin(), turns.end(), std::size_t{0});
    std::ranges::sort(turns, {}, [&](std::size_t i) { return std::pair(uses[i].promotion, i); });
    for (const std::size_t i : turns) {
        const PromotionUse& use = uses[i];
        const int has_account = use.customer ? 1 : 0;
        const auto counted = co_await db::sql(tx).run(count_use, use.promotion, has_account);
        if (counted.empty()) {
            auto why = co_await check(tx, use);
            outcomes[i] = why ? used_up() : std::move(why);
            continue;
        }
        if (!use.customer) continue;
        const auto limit = counted.front().get<std::optional<std::int64_t>>(0).value_or(endless);
        const auto by_customer =
            co_await db::sql(tx).run(count_customer_use, use.promotion, use.customer, limit);
        if (!by_customer.empty()) continue;
        co_await db::sql(tx).run(take_back, use.promotion);
        outcomes[i] = customer_limit();
    }
    co_return outcomes;
}

awaitable<Result<void>> SqlPromotionUses::check(Transaction& tx, const PromotionUse& use) {
    const auto rows = co_await db::sql(tx).run(look_at, use.promotion, use.customer);
    if (rows.empty() || rows.front().get<bool>(0)) co_return used_up();
    if (!use.customer && rows.front().get<bool>(1)) co_return needs_account();
    if (rows.front().get<bool>(2)) co_return customer_limit();
    co_return Result<void>{};
}

awaitable<void> SqlPromotionUses::give_back(Transaction& tx, std::vector<PromotionUse> uses) {
    if (uses.empty()) co_return;
    std::ranges::sort(uses);
    std::vector<db::Query> queries;
    for (const PromotionUse& use : uses) {
        queries.push_back(db::query(take_back, use.promotion));
        if (use.customer)
            queries.push_back(db::query(take_back_from_customer, use.promotion, use.customer));
    }
    co_await db::sql(tx).run_all(std::move(queries));
}

}  // namespace beanq::orders
