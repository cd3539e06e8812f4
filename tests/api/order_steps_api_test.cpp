// The life of an order: who may take which step from where, what stays on record.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/order_desk.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::vector<std::string> statuses{"pending", "confirmed", "preparing",
                                        "ready",   "completed", "cancelled"};

class OrderSteps : public OrderDesk {
protected:
    std::string placed(Person& by) { return text_at(place(by, menu()), "/id"); }
    HttpAnswer read(const std::string& order) { return barista_.get("/api/v1/orders/" + order); }
    HttpAnswer patch(HttpClient& by, const std::string& order, std::string_view body,
                     const HttpFields& headers = {{"If-Match", "*"}}) {
        return by.patch("/api/v1/orders/" + order, body, headers);
    }
};

TEST_F(OrderSteps, lead_from_pending_to_completed_and_the_lines_go_along) {
    const auto order = placed(client_);
    const std::vector<std::pair<std::string, std::string>> steps{{"confirmed", "queued"},
                                                                 {"preparing", "started"},
                                                                 {"ready", "done"},
                                                                 {"completed", "done"}};
    std::int64_t version = 1;
    for (const auto& [status, preparation] : steps) {
        const auto moved = move(barista_, order, status, version);
        expect_version(moved, ++version);
        EXPECT_EQ(text_at(moved, "/status"), status);
        EXPECT_EQ(text_at(moved, "/items/0/preparation"), preparation);
        EXPECT_EQ(client_.get("/api/v1/orders/" + order).body, moved.body);
    }
}

/// The table of the domain as the API shows it: from each status to each, by each role. Nothing
/// stands for 200.
std::string refusal(const std::string& role, const std::string& from, const std::string& to) {
    const std::map<std::string, std::string> next{{"pending", "confirmed"},
                                                  {"confirmed", "preparing"},
                                                  {"preparing", "ready"},
                                                  {"ready", "completed"}};
    const auto step = next.find(from);
    const bool is_step = step != next.end() && step->second == to;
    const bool is_cancel = step != next.end() && to == "cancelled";
    if (role == "client") {
        if (is_cancel && (from == "pending" || from == "confirmed")) return "";
        if (is_step) return "403 order.not-yours-to-move";
        return "409 order.bad-transition";
    }
    return is_step || is_cancel ? "" : "409 order.bad-transition";
}

TEST_F(OrderSteps, keep_to_the_table_for_each_role) {
    for (const std::string role : {"client", "barista", "manager", "admin"}) {
        auto person = app().sign_in(role);
        for (const auto& from : statuses) {
            std::string order;
            std::int64_t version = 0;
            for (const auto& to : statuses) {
                SCOPED_TRACE(role + ": " + from + " to " + to);
                if (order.empty()) {
                    order = placed(client_);
                    advance(barista_, order, from);
                    version = number_at(read(order), "/version");
                }
                const auto wanted = refusal(role, from, to);
                const auto answer = move(person, order, to, version, "because");
                if (wanted.empty()) {
                    expect_version(answer, version + 1);
                    EXPECT_EQ(text_at(answer, "/status"), to);
                    order.clear();  // another one for the next try
                    continue;
                }
                expect_problem(answer, std::stoi(wanted), wanted.substr(4));
                EXPECT_EQ(text_at(read(order), "/status"), from);
                EXPECT_EQ(number_at(read(order), "/version"), version);
            }
        }
    }
}

TEST_F(OrderSteps, follow_the_lines_that_are_prepared) {
    const auto order = placed(client_);
    move(barista_, order, "confirmed");
    const auto line = text_at(read(order), "/items/0/id");
    const auto prepare = [&](HttpClient& by, const std::string& item, std::string_view to,
                             const HttpFields& headers) {
        return by.post("/api/v1/orders/" + order + "/items/" + item + "/preparation",
                       fmt::format(R"({{"preparation":"{}"}})", to), headers);
    };
    expect_problem(prepare(barista_, line, "started", {}), 428, "version.required");
    expect_problem(prepare(barista_, line, "started", if_match(1)), 412, "version.stale");
    expect_problem(prepare(client_, line, "started", if_match(2)), 403, "auth.forbidden");
    expect_problem(prepare(barista_, order, "started", if_match(2)), 404, "order-line.unknown");
    expect_problem(prepare(barista_, line, "done", if_match(2)), 409, "order.bad-preparation");
    expect_faults(prepare(barista_, line, "burnt", if_match(2)), {"/preparation field.choice"});
    const auto started = prepare(barista_, line, "started", if_match(2));
    expect_version(started, 3);
    EXPECT_EQ(text_at(started, "/status"), "preparing");
    EXPECT_EQ(text_at(started, "/items/0/preparation"), "started");
    EXPECT_EQ(text_at(prepare(barista_, line, "done", if_match(3)), "/status"), "ready");
}

TEST_F(OrderSteps, tell_what_is_possible_instead) {
    const auto order = placed(client_);
    const auto english = move(barista_, order, "ready");
    EXPECT_THAT(text_at(english, "/detail"), HasSubstr("Possible now: “confirmed”, “cancelled”."));
    const std::string url = "/api/v1/orders/" + order + "/status";
    const auto russian =
        barista_.post(url, R"({"status":"ready"})", {{"If-Match", "*"}, {"Accept-Language", "ru"}});
    EXPECT_THAT(text_at(russian, "/detail"), HasSubstr("«принят» (confirmed)"));
}

TEST_F(OrderSteps, name_the_version_they_start_from) {
    const auto order = placed(client_);
    const std::string url = "/api/v1/orders/" + order + "/status";
    expect_problem(barista_.post(url, R"({"status":"confirmed"})"), 428, "version.required");
    expect_problem(move(barista_, order, "confirmed", 2), 412, "version.stale");
    expect_version(move(barista_, order, "confirmed", 1), 2);
    expect_problem(move(barista_, order, "confirmed", 1), 412, "version.stale");
    expect_problem(move(client_, order, "cancelled", 1, "late"), 412, "version.stale");
    expect_version(barista_.post(url, R"({"status":"preparing"})", {{"If-Match", "W/\"2\""}}), 3);
    expect_faults(barista_.post(url, R"({"status":"lost","reason":1})", {{"If-Match", "*"}}),
                  {"/status field.choice", "/reason field.type"});
}

TEST_F(OrderSteps, cancel_with_a_reason_only) {
    for (Person* by : {&client_, &barista_}) {
        const auto order = placed(client_);
        expect_faults(move(*by, order, "cancelled", 1), {"/reason field.required"});
        expect_faults(move(*by, order, "cancelled", 1, "  "), {"/reason field.required"});
        expect_faults(move(*by, order, "cancelled", 1, std::string(501, 'x')),
                      {"/reason field.too-long"});
        const auto cancelled = move(*by, order, "cancelled", 1, "Кончилось молоко");
        expect_version(cancelled, 2);
        EXPECT_EQ(text_at(cancelled, "/status"), "cancelled");
        const auto history = by->get("/api/v1/orders/" + order + "/history");
        EXPECT_EQ(text_at(history, "/items/1/reason"), "Кончилось молоко");
        EXPECT_EQ(text_at(history, "/items/1/actor_id"), by->id);
    }
}

TEST_F(OrderSteps, leave_a_history_of_who_when_from_to_and_why) {
    const auto order = placed(client_);
    auto manager = app().sign_in("manager");
    expect_status(move(barista_, order, "confirmed", 1), 200);
    expect_status(patch(client_, order, R"({"notes":"no sugar"})"), 200);
    expect_status(move(barista_, order, "preparing", 3, "hurry"), 200);
    expect_status(move(manager, order, "cancelled", 4, "power cut"), 200);
    const auto history = client_.get("/api/v1/orders/" + order + "/history");
    expect_status(history, 200);
    EXPECT_EQ(keys(history.json()), "items");
    EXPECT_EQ(keys(at(history, "/items/0")), "kind at actor_id actor_role from to reason version");
    EXPECT_THAT(items_of(history, "kind"),
                ElementsAre("placed", "status", "details", "status", "status"));
    EXPECT_THAT(items_of(history, "from"),
                ElementsAre("null", "pending", "confirmed", "confirmed", "preparing"));
    EXPECT_THAT(items_of(history, "to"),
                ElementsAre("pending", "confirmed", "confirmed", "preparing", "cancelled"));
    EXPECT_THAT(items_of(history, "actor_id"),
                ElementsAre(client_.id, barista_.id, client_.id, barista_.id, manager.id));
    EXPECT_THAT(items_of(history, "actor_role"),
                ElementsAre("client", "barista", "client", "barista", "manager"));
    EXPECT_THAT(items_of(history, "reason"),
                ElementsAre("null", "null", "null", "hurry", "power cut"));
    EXPECT_THAT(items_of(history, "version"), ElementsAre("1", "2", "3", "4", "5"));
    const auto times = items_of(history, "at");
    EXPECT_TRUE(std::ranges::is_sorted(times));
    EXPECT_TRUE(is_instant(times.front()));
    EXPECT_THAT(ApiDocument(client_).faults("OrderHistoryView", history.json()), SizeIs(0));
}

TEST_F(OrderSteps, are_taken_by_one_of_two_baristas) {
    auto second = app().new_staff("barista");
    for (int round = 0; round < 15; ++round) {
        const auto order = placed(client_);
        std::vector<int> answers(2);
        {
            const std::jthread one(
                [&] { answers[0] = move(barista_, order, "confirmed", 1).status; });
            const std::jthread two(
                [&] { answers[1] = move(second, order, "confirmed", 1).status; });
        }
        std::ranges::sort(answers);
        EXPECT_THAT(answers, ElementsAre(200, 412));
        EXPECT_THAT(items_of(barista_.get("/api/v1/orders/" + order + "/history"), "to"),
                    ElementsAre("pending", "confirmed"));
    }
}

TEST_F(OrderSteps, of_any_version_are_taken_once_too) {
    for (int round = 0; round < 10; ++round) {
        const auto order = placed(client_);
        std::vector<int> answers(6);
        {
            std::vector<std::jthread> threads;
            for (auto& answer : answers) {
                threads.emplace_back([&, same = std::make_shared<Person>(barista_)] {
                    answer = move(*same, order, "confirmed").status;
                });
            }
        }
        EXPECT_EQ(std::ranges::count(answers, 200), 1);
        EXPECT_EQ(std::ranges::count(answers, 409), 5);
    }
}

TEST_F(OrderSteps, let_guest_or_barista_win_when_one_cancels_and_one_confirms) {
    for (int round = 0; round < 10; ++round) {
        const auto order = placed(client_);
        int cancelled = 0;
        int confirmed = 0;
        {
            const std::jthread guest(
                [&] { cancelled = move(client_, order, "cancelled", 1, "late").status; });
            const std::jthread staff(
                [&] { confirmed = move(barista_, order, "confirmed", 1).status; });
        }
        ASSERT_TRUE((cancelled == 200) != (confirmed == 200)) << cancelled << ' ' << confirmed;
        EXPECT_EQ(text_at(read(order), "/status"), cancelled == 200 ? "cancelled" : "confirmed");
    }
}

using OrderEdits = OrderSteps;

TEST_F(OrderEdits, correct_notes_and_the_guests_name_until_the_making_starts) {
    const auto order = placed(barista_);
    const auto edited =
        patch(barista_, order, R"({"notes":" extra hot ","guest_name":"Olya"})", if_match(1));
    expect_version(edited, 2);
    EXPECT_EQ(text_at(edited, "/notes"), "extra hot");
    EXPECT_EQ(text_at(edited, "/guest_name"), "Olya");
    expect_problem(barista_.patch("/api/v1/orders/" + order, R"({"notes":"x"})"), 428,
                   "version.required");
    expect_problem(patch(barista_, order, R"({"notes":"x"})", if_match(1)), 412, "version.stale");
    expect_version(patch(barista_, order, R"({"notes":"extra hot"})", if_match(2)), 2);
    const auto cleared = patch(barista_, order, R"({"notes":null})", if_match(2));
    expect_version(cleared, 3);
    EXPECT_TRUE(at(cleared, "/notes").is_null());
    for (const std::string status : {"preparing", "ready", "completed"}) {
        const auto late = placed(barista_);
        advance(barista_, late, status);
        expect_problem(patch(barista_, late, R"({"notes":"x"})"), 409, "order.not-editable");
    }
}

TEST_F(OrderEdits, are_the_clients_own_for_its_notes) {
    const auto order = placed(client_);
    expect_version(patch(client_, order, R"({"notes":"with honey"})", if_match(1)), 2);
    expect_faults(patch(client_, order, R"({"guest_name":"X"})"),
                  {"/guest_name field.not-allowed"});
    expect_faults(patch(barista_, order, R"({"guest_name":"X"})"),
                  {"/guest_name field.not-allowed"});
    for (const std::string_view field :
         {"status", "items", "totals", "payment_status", "customer_id"}) {
        expect_faults(patch(client_, order, fmt::format(R"({{"{}":1}})", field)),
                      {fmt::format("/{} field.unknown", field)});
    }
    expect_faults(
        patch(client_, order, json::serialize(json::object{{"notes", json::string(501, 'x')}})),
        {"/notes field.too-long"});
    auto stranger = app().new_client();
    expect_problem(patch(stranger, order, R"({"notes":"x"})"), 404, "order.unknown");
}

}  // namespace
}  // namespace beanq
