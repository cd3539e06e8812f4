#pragma once

#include <exception>
#include <string_view>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/result.hpp"
#include "orders/domain/order.hpp"
#include "platform/log/log.hpp"

namespace beanq::orders {

/// What `use_case` answers to all `jobs`. Says so when they cannot be done together: it should not
/// happen often.
template <class UseCase, class Job>
awaitable<std::vector<Result<Order>>> run_together(const UseCase& use_case,
                                                   const std::vector<Job>& jobs,
                                                   std::string_view trouble) {
    try {
        auto outcomes = co_await use_case.run_all(jobs);
        co_return outcomes;
    } catch (const std::exception& fault) {
        if (jobs.size() > 1) log::warn(trouble, {{"orders", jobs.size()}, {"cause", fault.what()}});
        throw;
    }
}

}  // namespace beanq::orders
