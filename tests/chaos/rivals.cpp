#include "tests/chaos/rivals.hpp"

#include <future>
#include <utility>

#include <fmt/format.h>

#include "tests/support/answers.hpp"

namespace beanq {
namespace {

/// Empty when there is none.
std::string next_of(const std::string& status) {
    if (status == "pending") return "confirmed";
    if (status == "confirmed") return "preparing";
    if (status == "preparing") return "ready";
    return status == "ready" ? "completed" : "";
}

bool is_replay(const HttpAnswer& answer) { return answer.has_header("Idempotent-Replayed"); }

std::uint16_t port_of(const Shop& shop, int number) {
    return shop.ports[static_cast<std::size_t>(number) % shop.ports.size()];
}

}  // namespace

void Board::show(Order order) {
    constexpr std::size_t most = 12;
    const std::lock_guard lock(mutex_);
    std::erase_if(orders_, [&](const Order& known) { return known.id == order.id; });
    if (next_of(order.status).empty()) return;
    orders_.push_back(std::move(order));
    if (orders_.size() > most) orders_.pop_front();
}

std::optional<Board::Order> Board::pick(unsigned any) const {
    const std::lock_guard lock(mutex_);
    if (orders_.empty()) return std::nullopt;
    return orders_[any % orders_.size()];
}

Rival::Rival(const Shop& shop, Board& board, Ledger& ledger, unsigned seed, int number)
    : shop_(shop),
      board_(board),
      ledger_(ledger),
      random_(seed + static_cast<unsigned>(number)),
      number_(number),
      here_(port_of(shop, number)),
      elsewhere_(port_of(shop, number + 1)) {}

void Rival::act() {
    const auto order = board_.pick(static_cast<unsigned>(random_()));
    const auto choice = random_() % 8;
    if (order && choice > 1) return move(*order);
    const std::string key = fmt::format("{}-{}", number_, keys_++);
    if (choice == 1) return place_twice(key);
    place(here_, key);
}

HttpAnswer Rival::place(HttpClient& at, const std::string& key) {
    auto answer = at.post("/api/v1/orders", shop_.order,
                          {{"Authorization", "Bearer " + shop_.guest}, {"Idempotency-Key", key}});
    ledger_.answered(answer, {201});
    if (answer.status != 201) return answer;
    ledger_.placed(key, text_at(answer, "/id"));
    if (!is_replay(answer)) board_.show({.id = text_at(answer, "/id"), .status = "pending"});
    return answer;
}

/// At two instances at once: one of them places it, the other one finds it.
void Rival::place_twice(const std::string& key) {
    auto twin = std::async(std::launch::async, [&] { return place(elsewhere_, key); });
    const auto first = place(here_, key);
    const auto second = twin.get();
    if (is_replay(first) == is_replay(second)) ledger_.wrong("twins were both new, or neither");
    if (first.body != second.body) ledger_.wrong("twins were answered differently");
}

void Rival::move(Board::Order order) {
    order.status = random_() % 8 == 0 ? "cancelled" : next_of(order.status);
    const auto answer = here_.post("/api/v1/orders/" + order.id + "/status",
                                   R"({"status":")" + order.status + R"(","reason":"chaos"})",
                                   {{"Authorization", "Bearer " + shop_.barista},
                                    {"If-Match", fmt::format("\"{}\"", order.version)}});
    ledger_.answered(answer, {200, 412});
    if (answer.status != 200) return look_again(order.id);
    ++order.version;
    ledger_.moved(order.id, order.version, order.status);
    board_.show(std::move(order));
}

void Rival::look_again(const std::string& id) {
    const auto answer =
        here_.get("/api/v1/orders/" + id, {{"Authorization", "Bearer " + shop_.barista}});
    ledger_.answered(answer, {200});
    if (answer.status != 200) return;
    board_.show({id, text_at(answer, "/status"), number_at(answer, "/version")});
}

}  // namespace beanq
