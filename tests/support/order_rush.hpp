// What tests of many orders at once need: a store that can be held up, stock that runs out, a
// fault.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "kernel/fault.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// The store, behind a door that a test opens; counts the transactions that went through.
class DoorStore final : public Store {
public:
    explicit DoorStore(Store& store) : store_(store) {}

    awaitable<std::unique_ptr<Transaction>> begin() override {
        ++begun;
        boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
        while (closed) {
            pause.expires_after(std::chrono::milliseconds{1});
            co_await pause.async_wait(boost::asio::use_awaitable);
        }
        auto tx = co_await store_.begin();
        co_return tx;
    }
    awaitable<std::unique_ptr<Transaction>> begin_read() override { return store_.begin_read(); }

    std::atomic<int> begun = 0;
    std::atomic<bool> closed = false;

private:
    Store& store_;
};

/// So many portions of anything, for orders of one line.
class CountedStock final : public Stock {
public:
    explicit CountedStock(int portions) : left(portions) {}

    awaitable<Result<void>> check(Transaction&, const Draft&) override { co_return Result<void>{}; }
    awaitable<std::vector<Result<void>>> take_all(Transaction&,
                                                  std::vector<PlacedOrder>& orders) override {
        std::vector<Result<void>> outcomes;
        for (const auto& [order, entry] : orders) {
            const int wanted = order.lines.front().quantity;
            if (wanted > left) {
                outcomes.emplace_back(refuse(ErrorKind::conflict, "stock.short", {"no", "нет"}));
                continue;
            }
            left -= wanted;
            outcomes.emplace_back();
        }
        co_return outcomes;
    }
    awaitable<void> give_back(Transaction&, const Order&, const UserId&) override { co_return; }
    awaitable<void> write_off(Transaction&, const Order&, const UserId&,
                              const std::optional<std::string>&) override {
        co_return;
    }

    int left;
};

/// Fails whenever an order for Mallory is among those told of.
class FailingEvents final : public OrderEvents {
public:
    awaitable<void> placed(Transaction&, const std::vector<PlacedOrder>& orders) override {
        for (const auto& [order, entry] : orders) {
            if (order.guest_name == "Mallory" && loses_connection) throw Unavailable("away");
            if (order.guest_name == "Mallory") throw std::runtime_error("a fault");
        }
        co_return;
    }
    awaitable<void> status_changed(Transaction&, const Order&, OrderStatus) override { co_return; }
    awaitable<void> edited(Transaction&, const Order&) override { co_return; }
    awaitable<void> promise_changed(Transaction&, const std::vector<PromisedOrder>&) override {
        co_return;
    }

    bool loses_connection = false;
};

}  // namespace beanq::orders
