#pragma once

#include <utility>

#include "platform/async/run_now.hpp"

namespace beanq {

/// Drives `work` on an event loop of its own until it is done; rethrows what it throws.
template <class T>
T run(awaitable<T> work) {
    return run_now(std::move(work));
}

}  // namespace beanq
