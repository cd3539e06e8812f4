#include "tests/chaos/ledger.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "orders/domain/order_number.hpp"
#include "tests/support/server_process.hpp"

namespace beanq {
namespace {

/// Each order's steps as `id version status`, from where they are kept.
constexpr auto steps_in_history =
    "SELECT order_id || ' ' || version || ' ' || to_status FROM order_history";
constexpr auto steps_in_outbox =
    "SELECT aggregate_id || ' ' || version || ' ' || (payload->>'status')"
    " FROM outbox_events WHERE aggregate = 'order' AND type <> 'order.promise_changed'";

/// What a history must not hold: a step that does not go on from the one before.
constexpr auto broken_chains =
    "SELECT order_id FROM (SELECT order_id, from_status, lag(to_status) OVER steps AS before,"
    " version - row_number() OVER steps AS skipped FROM order_history"
    " WINDOW steps AS (PARTITION BY order_id ORDER BY version)) AS history"
    " WHERE skipped <> 0 OR from_status IS DISTINCT FROM before";

/// Orders that are not as their history ends.
constexpr auto strayed_orders =
    "SELECT id FROM orders AS o WHERE NOT EXISTS (SELECT FROM order_history AS h"
    " WHERE h.order_id = o.id AND h.version = o.version AND h.to_status COLLATE \"C\" = o.status)";

constexpr auto numbers_of_days =
    "SELECT string_agg(number, ' ') FROM orders GROUP BY business_date";

void expect_without_gap(const std::string& numbers) {
    std::set<std::string> taken;
    std::size_t count = 0;
    for (std::size_t from = 0; from < numbers.size(); ++count) {
        const auto to = std::min(numbers.find(' ', from), numbers.size());
        taken.insert(numbers.substr(from, to - from));
        from = to + 1;
    }
    EXPECT_EQ(taken.size(), count) << "daily numbers are unique";
    std::set<std::string> expected;
    for (std::size_t nth = 1; nth <= count; ++nth)
        expected.insert(orders::order_number(static_cast<std::int64_t>(nth)));
    EXPECT_EQ(taken, expected) << "daily numbers have no gap";
}

}  // namespace

void Ledger::placed(const std::string& key, const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = ids_by_key_.emplace(key, id);
    if (!is_new && known->second != id)
        wrong_locked(fmt::format("key {} made the orders {} and {}", key, known->second, id));
    stories_[id].steps.emplace(1, "pending");
}

void Ledger::moved(const std::string& id, std::int64_t version, const std::string& to) {
    const std::lock_guard lock(mutex_);
    const bool is_new = stories_[id].steps.emplace(version, to).second;
    if (!is_new) wrong_locked(fmt::format("version {} of order {} was made twice", version, id));
}

void Ledger::answered(const HttpAnswer& answer, const std::vector<int>& expected) {
    const bool is_refusal = answer.status == 503 && answer.has_header("Retry-After");
    const std::lock_guard lock(mutex_);
    if (is_refusal) ++refused_;
    if (is_refusal || std::ranges::count(expected, answer.status) > 0) return;
    wrong_locked(fmt::format("answer {} {}", answer.status, answer.body));
}

void Ledger::broke() {
    const std::lock_guard lock(mutex_);
    ++broken_;
}

void Ledger::wrong(std::string what) {
    const std::lock_guard lock(mutex_);
    wrong_locked(std::move(what));
}

std::size_t Ledger::orders() const {
    const std::lock_guard lock(mutex_);
    return ids_by_key_.size();
}

int Ledger::refused() const {
    const std::lock_guard lock(mutex_);
    return refused_;
}

int Ledger::broken() const {
    const std::lock_guard lock(mutex_);
    return broken_;
}

std::vector<std::string> Ledger::wrongs() const {
    const std::lock_guard lock(mutex_);
    return wrongs_;
}

void Ledger::wrong_locked(std::string what) {
    if (wrongs_.size() < 20) wrongs_.push_back(std::move(what));
}

void Ledger::expect_orders(const std::vector<std::string>& stored) const {
    std::vector<std::string> acknowledged;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, id] : ids_by_key_)
            acknowledged.push_back(id);
    }
    EXPECT_FALSE(acknowledged.empty()) << "nothing was placed at all";
    std::ranges::sort(acknowledged);
    auto sorted = stored;
    std::ranges::sort(sorted);
    EXPECT_EQ(sorted, acknowledged);
}

void Ledger::expect_kept(const PostgresServer& postgres) const {
    expect_orders(postgres.ask("SELECT id FROM orders"));
    for (const auto& numbers : postgres.ask(numbers_of_days))
        expect_without_gap(numbers);
    EXPECT_THAT(postgres.ask(broken_chains), testing::IsEmpty());
    EXPECT_THAT(postgres.ask(strayed_orders), testing::IsEmpty());
    expect_steps(postgres, steps_in_history);
    expect_steps(postgres, steps_in_outbox);
    const auto doctor = run_beanq({"doctor", "--deep"}, {{"BEANQ_DATABASE_URL", postgres.url()}});
    EXPECT_EQ(doctor.exit_code, 0) << doctor.out << doctor.err;
}

void Ledger::expect_steps(const PostgresServer& postgres, const std::string& sql) const {
    std::vector<std::string> expected;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [id, story] : stories_) {
            for (const auto& [version, status] : story.steps)
                expected.push_back(fmt::format("{} {} {}", id, version, status));
        }
    }
    auto stored = postgres.ask(sql);
    std::ranges::sort(expected);
    std::ranges::sort(stored);
    EXPECT_EQ(stored, expected) << sql;
}

}  // namespace beanq
