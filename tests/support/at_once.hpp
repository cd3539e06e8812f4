#pragma once

#include <barrier>
#include <functional>
#include <thread>
#include <vector>

#include "kernel/fault.hpp"
#include "tests/support/run.hpp"

namespace beanq {

/// Runs `work(i)` in that many threads that start together.
inline void at_once(int threads, const std::function<void(int)>& work) {
    std::barrier start(threads);
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
    }
}

/// Again when somebody else was faster, as the server does.
template <class Work>
auto settled(const Work& work) {
    for (;;) {
        try {
            return run(work());
        } catch (const TransientConflict&) {
            std::this_thread::yield();
        }
    }
}

}  // namespace beanq
