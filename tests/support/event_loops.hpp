#pragma once

#include <cstddef>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include "kernel/awaitable.hpp"

namespace beanq {

/// Event loops as the server has them: one thread each.
class EventLoops {
public:
    explicit EventLoops(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            loops_.push_back(std::make_unique<Loop>());
    }
    EventLoops(const EventLoops&) = delete;
    EventLoops& operator=(const EventLoops&) = delete;
    ~EventLoops() { finish(); }

    std::size_t size() const { return loops_.size(); }

    /// Starts `work` on a loop; the future answers or throws what it does.
    template <class T>
    std::future<T> start(std::size_t loop, awaitable<T> work) {
        return boost::asio::co_spawn(loops_.at(loop)->context, std::move(work),
                                     boost::asio::use_future);
    }

    /// The same, until `stop` is emitted on that loop.
    template <class T>
    std::future<T> start(std::size_t loop, awaitable<T> work,
                         boost::asio::cancellation_signal& stop) {
        return boost::asio::co_spawn(
            loops_.at(loop)->context, std::move(work),
            boost::asio::bind_cancellation_slot(stop.slot(), boost::asio::use_future));
    }

    /// Cancels what was started with `stop`, from any thread.
    void cancel(std::size_t loop, boost::asio::cancellation_signal& stop) {
        boost::asio::post(loops_.at(loop)->context,
                          [&stop] { stop.emit(boost::asio::cancellation_type::terminal); });
    }

    /// Waits until every loop has nothing left to do.
    void finish() {
        for (auto& loop : loops_)
            loop->guard.reset();
        for (auto& loop : loops_) {
            if (loop->thread.joinable()) loop->thread.join();
        }
    }

    /// Stops the loops where they are; what waits on them is destroyed with this object. Before
    /// that, whatever other threads still post to them must have ended.
    void abandon() {
        for (auto& loop : loops_)
            loop->context.stop();
        finish();
    }

private:
    struct Loop {
        boost::asio::io_context context{1};
        boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard{
            context.get_executor()};
        std::thread thread{[this] { context.run(); }};
    };

    std::vector<std::unique_ptr<Loop>> loops_;
};

}  // namespace beanq
