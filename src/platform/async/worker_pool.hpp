#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/resource.h>

#include "kernel/awaitable.hpp"
#include "kernel/fault.hpp"

namespace beanq {

/// A bounded pool of threads for work that must not run on an event loop: password hashing, SQLite.
/// When `max_waiting` jobs are queued the next is refused with Unavailable instead of waiting.
class WorkerPool {
public:
    /// With a `niceness` above 0 its threads yield the processor to the event loops.
    WorkerPool(std::string name, std::size_t threads, int max_waiting, int niceness = 0)
        : name_(std::move(name)), max_waiting_(max_waiting), niceness_(niceness), pool_(threads) {}
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    ~WorkerPool() { pool_.join(); }

    /// Runs `work()` on a thread of the pool and answers its result (or exception) on the
    /// awaiting coroutine's own executor.
    template <class Work>
    awaitable<std::invoke_result_t<Work&>> run(Work work) {
        using R = std::invoke_result_t<Work&>;
        const int before_me = waiting_.fetch_add(1);
        Place place(&waiting_);
        if (before_me >= max_waiting_) throw Unavailable(name_ + " is busy");
        Outcome<R> outcome = co_await submit<R>(std::move(work), std::move(place));
        if (outcome.failure) std::rethrow_exception(outcome.failure);
        if constexpr (!std::is_void_v<R>) co_return std::move(*outcome.value);
    }

    /// Runs `work()` some time later; nobody waits for it and it is never refused.
    template <class Work>
    void detach(Work work) {
        boost::asio::post(pool_, std::move(work));
    }

    /// Waits for all that was given to it. Nothing may be given afterwards.
    void join() { pool_.join(); }

private:
    template <class R>
    struct Outcome {
        std::optional<std::conditional_t<std::is_void_v<R>, std::monostate, R>> value;
        std::exception_ptr failure;
    };

    /// One of those that wait; counted down when it is destroyed, also if its job never ran.
    struct Leave {
        void operator()(std::atomic<int>* waiting) const { waiting->fetch_sub(1); }
    };
    using Place = std::unique_ptr<std::atomic<int>, Leave>;

    template <class R, class Work>
    awaitable<Outcome<R>> submit(Work work, Place place) {
        return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(Outcome<R>)>(
            [this](auto handler, Work job, Place mine) {
                auto executor = boost::asio::get_associated_executor(handler);
                boost::asio::post(
                    pool_, [this, job = std::move(job), mine = std::move(mine),
                            handler = std::move(handler),
                            guard = boost::asio::make_work_guard(executor)]() mutable {
                        settle_in();
                        Outcome<R> outcome = attempt<R>(job);
                        mine.reset();
                        boost::asio::dispatch(
                            guard.get_executor(),
                            [handler = std::move(handler), outcome = std::move(outcome)]() mutable {
                                std::move(handler)(std::move(outcome));
                            });
                    });
            },
            boost::asio::use_awaitable, std::move(work), std::move(place));
    }

    /// Lowers the priority of the calling thread, once; Linux keeps one for each thread.
    void settle_in() const {
        thread_local bool settled = false;
        if (settled || niceness_ == 0) return;
        settled = true;
        ::setpriority(PRIO_PROCESS, 0, niceness_);
    }

    template <class R, class Work>
    static Outcome<R> attempt(Work& job) {
        Outcome<R> outcome;
        try {
            if constexpr (std::is_void_v<R>) {
                job();
            } else {
                outcome.value.emplace(job());
            }
        } catch (const std::exception&) {
            outcome.failure = std::current_exception();
        }
        return outcome;
    }

    std::string name_;
    int max_waiting_;
    int niceness_;
    std::atomic<int> waiting_{0};
    boost::asio::thread_pool pool_;
};

}  // namespace beanq
