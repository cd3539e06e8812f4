#pragma once

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "kernel/awaitable.hpp"

namespace beanq {

/// Drives `work` on an event loop of its own until it is done; rethrows what it throws.
inline void run(awaitable<void> work) {
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
T run(awaitable<T> work) {
    std::optional<T> result;
    const auto keep = [](awaitable<T> inner, std::optional<T>& to) -> awaitable<void> {
        T value = co_await std::move(inner);
        to.emplace(std::move(value));
    };
    run(keep(std::move(work), result));
    return std::move(*result);
}

}  // namespace beanq
