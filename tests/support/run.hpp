#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "kernel/awaitable.hpp"

namespace beanq {

/// This thread's event loop for tests. It stays between calls of `run`: a transaction may begin in
/// one and go on in the next.
inline boost::asio::io_context& test_loop() {
    // A worker may hold the loop for a moment longer than the answer takes that it gave.
    struct Loop {
        ~Loop() {
            context.restart();
            context.run_for(std::chrono::seconds{1});
        }
        boost::asio::io_context context{1};
    };
    static thread_local Loop loop;
    return loop.context;
}

/// Drives `work` to its end on this thread's event loop; rethrows what it throws.
inline void run(awaitable<void> work) {
    bool done = false;
    std::exception_ptr failure;
    boost::asio::co_spawn(test_loop(), std::move(work), [&](const std::exception_ptr& thrown) {
        failure = thrown;
        done = true;
    });
    if (test_loop().stopped()) test_loop().restart();
    while (!done && test_loop().run_one() != 0) {
    }
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
