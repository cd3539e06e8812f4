#pragma once

#include <exception>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "kernel/awaitable.hpp"

namespace beanq::app {

/// Drives one piece of work to its end on a loop of its own, for the steps before the server's
/// loops run and for the command line. Rethrows what it throws.
inline void run_now(awaitable<void> work) {
    boost::asio::io_context loop{1};
    std::exception_ptr failure;
    boost::asio::co_spawn(loop, std::move(work),
                          [&](const std::exception_ptr& thrown) { failure = thrown; });
    loop.run();
    if (failure) std::rethrow_exception(failure);
}

template <class T>
T run_now(awaitable<T> work) {
    std::optional<T> result;
    const auto keep = [](awaitable<T> inner, std::optional<T>& to) -> awaitable<void> {
        to.emplace(co_await std::move(inner));
    };
    run_now(keep(std::move(work), result));
    return std::move(*result);
}

}  // namespace beanq::app
