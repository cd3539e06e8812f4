// What `beanq doctor --deep` looks for, found where it is made, and nowhere else.
#include "platform/db/audit.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "kernel/clock.hpp"
#include "kernel/time_text.hpp"
#include "platform/async/run_now.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/managed_stock.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Promises = std::vector<std::string>;

class Audit : public ManagedStock {
protected:
    /// The promises that do not hold once that was done to the shop, which is undone again.
    static Promises broken_by(std::string deed) {
        return run_now(broken_by(app().running().parts(), std::move(deed)));
    }

    /// An order with a tax and a code, and a refund of another one.
    void priced_by_rules(const std::string& bun, const std::string& completed) {
        const auto tax =
            text_at(post("/tax-rates", {{"name", "VAT"}, {"rate_ppm", 100'000}}), "/id");
        expect_status(
            post("/promotions", {{"name", "Ten"}, {"code", "TEN"}, {"rate_ppm", 100'000}}), 201);
        auto order = order_of({line(bun)});
        order["promotion_code"] = "ten";
        auto client = app().sign_in("client");
        expect_status(client.post("/api/v1/orders", boost::json::serialize(order)), 201);
        expect_status(manager_.post("/api/v1/orders/" + completed + "/refunds",
                                    R"({"reason":"cold"})", any_version),
                      201);
        expect_status(patch("/tax-rates/" + tax, R"({"active":false})"), 200);
    }

    /// One of that for Olga, in a slot of tomorrow.
    HttpAnswer pick_up(Person& by, const std::string& variation) {
        expect_status(put("/pickup-settings", {{"enabled", true},
                                               {"slot_minutes", 15},
                                               {"capacity", 1},
                                               {"lead_minutes", 0},
                                               {"days_ahead", 1}}),
                      200);
        const auto tomorrow =
            std::chrono::floor<std::chrono::days>(SystemClock().now()) + std::chrono::days{1};
        auto order = walk_in(order_of({line(variation)}));
        order["fulfilment"] = {{"type", "pickup"}, {"pickup_at", to_rfc3339(tomorrow)}};
        return by.post("/api/v1/orders", boost::json::serialize(order));
    }

private:
    static awaitable<Promises> broken_by(app::Wiring& parts, std::string deed) {
        const auto tx = co_await parts.database->begin();
        if (!deed.empty()) co_await db::sql(*tx).run_script(std::move(deed));
        auto findings = co_await parts.orders.audit(*tx);
        auto of_stock = co_await parts.inventory.audit(*tx);
        std::ranges::move(of_stock, std::back_inserter(findings));
        Promises broken;
        for (const auto& finding : findings) {
            EXPECT_EQ(finding.examples.empty(), finding.broken == 0);
            if (finding.broken > 0) broken.push_back(finding.promise);
        }
        co_return broken;
    }
};

TEST_F(Audit, finds_nothing_in_a_shop_and_each_thing_that_is_broken) {
    const auto flour = ingredient("Flour", "g");
    const auto bun = sold_now("Bun");
    recipe("/variations/" + bun, {{{"ingredient_id", flour}, {"quantity", amount("50", "g")}}});
    moved("receipt", flour, amount("1", "kg"));
    auto barista = app().sign_in("barista");
    const auto made = text_at(buy(barista, bun, 2), "/id");
    for (const char* to : {"confirmed", "preparing", "ready", "completed"})
        expect_status(move(barista, made, to), 200);
    const auto cancelled = text_at(buy(barista, bun), "/id");
    expect_status(barista.post("/api/v1/orders/" + cancelled + "/status",
                               R"({"status":"cancelled","reason":"gone"})", any_version),
                  200);
    expect_problem(buy(barista, bun, 999), 409, "stock.short");
    priced_by_rules(bun, made);
    expect_status(pick_up(barista, bun), 201);
    EXPECT_THAT(broken_by(""), IsEmpty());

    EXPECT_THAT(broken_by("UPDATE orders SET subtotal_minor = subtotal_minor + 1,"
                          " total_minor = total_minor + 1"),
                ElementsAre("an order's subtotal is the sum of its lines"));
    EXPECT_THAT(
        broken_by("UPDATE orders SET total_minor = total_minor + 1"),
        ElementsAre("an order's total is its subtotal less the discount, with taxes on top, "
                    "tip and rounding"));
    EXPECT_THAT(broken_by("UPDATE order_lines SET unit_price_minor = unit_price_minor + 1"),
                ElementsAre("a line costs its unit price times its quantity, or nothing once "
                            "it is void"));
    EXPECT_THAT(broken_by("UPDATE order_lines SET discount_minor = 1"),
                ElementsAre("an order's discounts and taxes are the sums of its lines' shares"));
    EXPECT_THAT(broken_by("UPDATE order_discounts SET amount_minor = amount_minor + 1"),
                ElementsAre("an order's discount is what its discounts came to"));
    EXPECT_THAT(broken_by("UPDATE order_taxes SET amount_minor = amount_minor + 1"),
                ElementsAre("an order's tax is what its taxes came to"));
    EXPECT_THAT(broken_by("UPDATE order_refunds SET amount_minor = amount_minor + 1"),
                ElementsAre("an order has been refunded what its refunds say"));
    EXPECT_THAT(broken_by("UPDATE promotions SET used = used + 1"),
                ElementsAre("a code has been counted once for each order that names it and is "
                            "not cancelled"));
    EXPECT_THAT(broken_by("UPDATE promotions SET used = 2, max_uses = 1"),
                testing::Contains("a code is used no more often than it may be"));
    EXPECT_THAT(broken_by("UPDATE promotion_customers SET used = used + 1"),
                ElementsAre("a customer's uses of a code have been counted"));
    EXPECT_THAT(broken_by("DELETE FROM order_history WHERE version = 2"),
                testing::Contains("an order has one row of history for each of its versions"));
    EXPECT_THAT(broken_by("UPDATE orders SET status = 'ready' WHERE status = 'completed'"),
                ElementsAre("an order has the status that its history ends with"));
    EXPECT_THAT(broken_by("UPDATE order_history SET from_status = 'pending' WHERE version = 3"),
                ElementsAre("each row of history begins where the one before ended",
                            "an order moves only as orders may"));
    EXPECT_THAT(broken_by("UPDATE order_numbers SET last = last + 1"),
                ElementsAre("the orders of a place and day are numbered without a gap"));
    EXPECT_THAT(broken_by("DELETE FROM order_numbers"),
                ElementsAre("an order's place and day have counted it"));
    EXPECT_THAT(broken_by("DELETE FROM outbox_events WHERE type = 'order.placed'"),
                ElementsAre("each version of an order was told of, once"));
    EXPECT_THAT(broken_by("UPDATE orders SET promised_p50_at = NULL"),
                ElementsAre("an order is promised wholly, the likely time before the late one"));
    EXPECT_THAT(broken_by("UPDATE orders SET promised_p50_at = first_promised_at,"
                          " promised_at = placed_at"),
                ElementsAre("an order is promised wholly, the likely time before the late one"));
    EXPECT_THAT(broken_by("UPDATE orders SET ready_at = placed_at WHERE status = 'completed'"),
                ElementsAre("a promised order has the time when it was ready, once it was"));
    EXPECT_THAT(broken_by("UPDATE orders SET ready_at = placed_at WHERE status = 'cancelled'"),
                ElementsAre("a promised order has the time when it was ready, once it was"));
    EXPECT_THAT(broken_by("UPDATE outbox_events SET type = 'order.promise_changed'"
                          " WHERE aggregate = 'order' AND version = 5"),
                ElementsAre("each version of an order was told of, once",
                            "only an order that can still be late is promised anew"));
    EXPECT_THAT(broken_by("UPDATE stock_levels SET on_hand_thousandths = on_hand_thousandths - 1"),
                ElementsAre("a level is the sum of its ledger"));
    EXPECT_THAT(broken_by("DELETE FROM stock_levels"),
                ElementsAre("what the ledger moves has a level"));
    EXPECT_THAT(broken_by("UPDATE orders SET status = 'cancelled' WHERE status = 'completed'"),
                ElementsAre("an order has the status that its history ends with",
                            "a cancelled order has given back all that it took"));
    EXPECT_THAT(broken_by("UPDATE orders SET status = 'ready' WHERE status = 'cancelled'"),
                ElementsAre("an order has the status that its history ends with"));
    EXPECT_THAT(broken_by("UPDATE stock_levels SET on_hand_thousandths = on_hand_thousandths + 1; "
                          "INSERT INTO stock_movements (id, location_id, ingredient_id, kind,"
                          " quantity_thousandths, order_id, at) SELECT order_id, location_id,"
                          " ingredient_id, 'return', 1, order_id, at FROM stock_movements"
                          " WHERE kind = 'return'"),
                testing::Contains("an order gave back no more than it took"));
    EXPECT_THAT(broken_by("UPDATE pickup_slots SET taken = taken + 1"),
                ElementsAre("a pickup slot has counted the orders that hold it"));
    EXPECT_THAT(broken_by("UPDATE orders SET slot_at = NULL"),
                ElementsAre("a pickup slot has counted the orders that hold it"));
    EXPECT_THAT(broken_by("DELETE FROM pickup_slots"),
                ElementsAre("each pickup slot that orders hold is counted"));
    EXPECT_THAT(broken_by(""), IsEmpty()) << "all of it was undone";
}

TEST(Doctor, tells_what_is_well_and_ends_with_1_when_something_is_not) {
    const TemporaryFolder folder;
    std::map<std::string, std::string> environment{{"BEANQ_DATA_DIR", folder.path().string()},
                                                   {"BEANQ_LOG_LEVEL", "off"}};
    const auto well = run_beanq({"doctor", "--deep"}, environment);
    EXPECT_EQ(well.exit_code, 0) << well.err;
    EXPECT_THAT(well.out, HasSubstr("ok    database answers\n"));
    EXPECT_THAT(well.out, HasSubstr("ok    a level is the sum of its ledger\n"));
    EXPECT_THAT(well.out, Not(HasSubstr("FAULT")));
    environment["BEANQ_REDIS_URL"] = "redis://127.0.0.1:1";
    const auto ill = run_beanq({"doctor"}, environment);
    EXPECT_EQ(ill.exit_code, 1);
    EXPECT_THAT(ill.out, HasSubstr("FAULT redis: "));
    EXPECT_THAT(ill.out, Not(HasSubstr("ledger")));
}

}  // namespace
}  // namespace beanq
