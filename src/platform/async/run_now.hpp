#pragma once

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "kernel/awaitable.hpp"

namespace beanq {

/// Drives one piece of work to its end on a loop of its own: for the steps before the server's
/// loops run, the command line and tests. Rethrows what it throws; std::logic_error when it waits
/// for something that nothing on the loop will bring.
inline void run_now(awaitable<void> work) {
    boost::asio::io_context loop{1};
    bool done = false;
    std::exception_ptr failure;
    boost::asio::co_spawn(loop, std::move(work), [&](const std::exception_ptr& thrown) {
        failure = thrown;
        done = true;
    });
    loop.run();
    if (!done) throw std::logic_error("the coroutine waits for something that never comes");
    if (failure) std::rethrow_exception(failure);
}

/// The same for work that answers something.
template <class T>
T run_now(awaitable<T> work) {
    std::optional<T> result;
    const auto keep = [](awaitable<T> inner, std::optional<T>& to) -> awaitable<void> {
        T value = co_await std::move(inner);
        to.emplace(std::move(value));
    };
    run_now(keep(std::move(work), result));
    return std::move(*result);
}

}  // namespace beanq
