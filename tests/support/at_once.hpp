#pragma once

#include <barrier>
#include <functional>
#include <thread>
#include <vector>

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

}  // namespace beanq
