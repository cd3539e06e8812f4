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
    awaitable<void> give_back_all(Transaction&, std::vector<CalledOff>) override { co_return; }
    awaitable<void> write_off_all(Transaction&, std::vector<CalledOff>) override { co_return; }
    awaitable<Result<void>> exchange(Transaction&, Order&, const UserId&) override {
        co_return Result<void>{};
    }

    int left;
};

/// Fails whenever an order for Mallory is among those told of.
class FailingEvents final : public OrderEvents {
public:
    awaitable<void> placed(Transaction&, const std::vector<PlacedOrder>& orders) override {
        for (const auto& [order, entry] : orders)
            check(order);
        co_return;
    }
    awaitable<void> changed(Transaction&, const std::vector<ChangedOrder>& orders) override {
        for (const auto& [before, order, entry] : orders)
            check(order);
        co_return;
    }
    awaitable<void> promise_changed(Transaction&, const std::vector<PromisedOrder>&) override {
        co_return;
    }

    bool loses_connection = false;

private:
    void check(const Order& order) const {
        if (order.guest_name != "Mallory") return;
        if (loses_connection) throw Unavailable("away");
        throw std::runtime_error("a fault");
    }
};

}  // namespace beanq::orders
