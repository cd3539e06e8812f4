#pragma once

#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/id.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// Orders as those who may see them do: staff with `read_order` all, everybody else their own.
/// Another guest's order is answered as one that does not exist.
class ReadOrders {
public:
    struct Needs {
        Store& store;
        OrderRepository& orders;
    };

    explicit ReadOrders(Needs needs) : needs_(needs) {}

    /// 404 `order.unknown`.
    awaitable<Result<Order>> one(Caller caller, OrderId id) const;

    /// Oldest first. 404 `order.unknown`.
    awaitable<Result<std::vector<HistoryEntry>>> history(Caller caller, OrderId id) const;

    /// Newest first. 422 `field.cursor`.
    awaitable<Result<Page<Order>>> list(Caller caller, OrderFilter filter, PageRequest page) const;

    /// The caller's own, newest first, whatever else they may see. 422 `field.cursor`.
    awaitable<Result<Page<Order>>> mine(Caller caller, OrderFilter filter, PageRequest page) const;

private:
    awaitable<Result<Page<Order>>> page_of(OrderFilter filter, PageRequest page) const;

    Needs needs_;
};

}  // namespace beanq::orders
