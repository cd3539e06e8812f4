#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "kernel/awaitable.hpp"
#include "kernel/fault.hpp"

namespace beanq {

struct GatheringLimits {
    std::size_t together = 64;   ///< jobs of one round
    int rounds = 1;              ///< under way at once
    std::size_t waiting = 1024;  ///< jobs for a later round; more are refused
};

/// For work that costs little more for many than for one. Jobs come from coroutines on any thread.
/// While a round of them is under way the others line up, in the order in which they came, and the
/// next round takes as many of them as may go together; who comes alone is served at once. A round
/// runs on the event loop of its first job, but apart from that job's coroutine: whoever gives up
/// harms nobody, though their job may still be done.
template <class Job, class Answer>
class Gathering {
public:
    using Jobs = std::vector<Job>;

    /// Does the jobs and answers each, in their order. What it throws means that none of them was
    /// done (Unavailable: that nobody knows): then each is done in a round of its own, and what
    /// that throws is its caller's alone. Unavailable is everybody's, and nothing is done again.
    using Serve = std::function<awaitable<std::vector<Answer>>(const Jobs& jobs)>;

    /// Whether the two must not be in one round. Null: any may.
    using Clash = bool (*)(const Job& a, const Job& b);

    explicit Gathering(Serve serve, GatheringLimits limits = {}, Clash clash = nullptr)
        : line_(std::make_shared<Line>(std::move(serve), limits, clash)) {}

    /// The job's own answer, or what doing it threw. Throws Unavailable when too many wait.
    awaitable<Answer> join(Job job) {
        const auto line = line_;
        const auto executor = co_await boost::asio::this_coro::executor;
        Place place(line, executor, std::move(job));
        boost::system::error_code ended;
        co_await place.timer().async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ended));
        co_return place.answer(ended);
    }

private:
    using Timer = boost::asio::steady_timer;

    struct Outcome {
        std::optional<Answer> answer = {};
        std::exception_ptr fault = {};
    };

    /// What one who waits and the round that serves them share.
    struct Guest {
        Job job;  ///< until a round takes it
        boost::asio::any_io_executor executor;
        std::weak_ptr<Timer> waiting = {};  ///< gone with the one who waits
        Outcome outcome = {};
    };
    struct Round {
        std::vector<std::shared_ptr<Guest>> guests = {};
        Jobs jobs = {};  ///< theirs, in the same order
    };

    // Posts to a guest's event loop happen with the mutex held while the guest waits, and who
    // leaves does so under the same mutex: nothing is posted to a loop after its last coroutine.
    struct Line : std::enable_shared_from_this<Line> {
        Line(Serve with, GatheringLimits within, Clash apart)
            : serve(std::move(with)), limits(within), clash(apart) {}

        const Serve serve;
        const GatheringLimits limits;
        const Clash clash;
        std::mutex mutex;  ///< for all below, and each guest's `waiting` and `outcome`
        std::deque<std::shared_ptr<Guest>> guests;
        int rounds = 0;

        /// With the mutex held.
        void start_rounds() {
            while (rounds < limits.rounds && !guests.empty()) {
                ++rounds;
                Round round = take_round();
                const auto executor = round.guests.front()->executor;
                boost::asio::post(executor, [executor, line = this->shared_from_this(),
                                             round = std::move(round)]() mutable {
                    boost::asio::co_spawn(executor, run_round(std::move(line), std::move(round)),
                                          boost::asio::detached);
                });
            }
        }

        Round take_round() {
            Round round;
            std::deque<std::shared_ptr<Guest>> left;
            for (auto& guest : guests) {
                if (round.jobs.size() == limits.together || clashes(guest->job, round.jobs)) {
                    left.push_back(std::move(guest));
                } else {
                    round.jobs.push_back(std::move(guest->job));
                    round.guests.push_back(std::move(guest));
                }
            }
            guests = std::move(left);
            return round;
        }

        bool clashes(const Job& job, const Jobs& jobs) const {
            if (clash == nullptr) return false;
            for (const Job& other : jobs) {
                if (clash(job, other)) return true;
            }
            return false;
        }

        void end_round(const Round& round, std::vector<Outcome>& outcomes) {
            const std::lock_guard lock(mutex);
            for (std::size_t i = 0; i < outcomes.size(); ++i) {
                round.guests[i]->outcome = std::move(outcomes[i]);
                wake(round.guests[i]->waiting);
            }
            --rounds;
            start_rounds();
        }

        /// Ends the wait, also one that is only about to begin.
        static void wake(const std::weak_ptr<Timer>& waiting) {
            const auto timer = waiting.lock();
            if (!timer) return;
            boost::asio::post(timer->get_executor(), [waiting] {
                const auto still = waiting.lock();
                if (still) still->expires_at(std::chrono::steady_clock::time_point::min());
            });
        }
    };

    /// A place in the line, and later the wait for the answer. Leaving it loses no place.
    class Place {
    public:
        Place(std::shared_ptr<Line> line, const boost::asio::any_io_executor& executor, Job job)
            : line_(std::move(line)),
              timer_(std::make_shared<Timer>(executor, Timer::time_point::max())),
              guest_(std::make_shared<Guest>(Guest{std::move(job), executor, timer_})) {
            const std::lock_guard lock(line_->mutex);
            if (line_->guests.size() >= line_->limits.waiting)
                throw Unavailable("too many are waiting for the same work");
            line_->guests.push_back(guest_);
            line_->start_rounds();
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place() {
            const std::lock_guard lock(line_->mutex);
            std::erase(line_->guests, guest_);
            timer_.reset();
        }

        Timer& timer() { return *timer_; }

        Answer answer(const boost::system::error_code& ended) {
            const std::lock_guard lock(line_->mutex);
            auto& [done, fault] = guest_->outcome;
            if (fault) std::rethrow_exception(fault);
            if (done) return std::move(*done);
            throw boost::system::system_error(ended);  // the coroutine was cancelled
        }

    private:
        std::shared_ptr<Line> line_;
        std::shared_ptr<Timer> timer_;
        std::shared_ptr<Guest> guest_;
    };

    enum class Done { yes, not_together, nobody_knows };

    // A round that is destroyed half-way, with its event loop, ends nothing: all is torn down.
    static awaitable<void> run_round(std::shared_ptr<Line> line, Round round) {
        std::vector<Outcome> outcomes(round.jobs.size());
        Done done = co_await serve(*line, round.jobs, outcomes);
        for (std::size_t i = 0; i < outcomes.size() && done == Done::not_together; ++i) {
            Jobs alone;
            alone.push_back(std::move(round.jobs[i]));
            const Done one = co_await serve(*line, alone, std::span(outcomes).subspan(i));
            if (one == Done::nobody_knows) done = one;
        }
        line->end_round(round, outcomes);
    }

    /// Fills in the outcomes of the jobs; when nobody knows, all outcomes.
    static awaitable<Done> serve(const Line& line, const Jobs& jobs, std::span<Outcome> outcomes) {
        try {
            std::vector<Answer> answers = co_await line.serve(jobs);
            if (answers.size() != jobs.size()) throw std::logic_error("not one answer to each job");
            for (std::size_t i = 0; i < jobs.size(); ++i)
                outcomes[i].answer.emplace(std::move(answers[i]));
            co_return Done::yes;
        } catch (const Unavailable& away) {
            for (Outcome& outcome : outcomes)
                outcome.fault = std::make_exception_ptr(away);
            co_return Done::nobody_knows;
        } catch (const std::exception&) {
            if (jobs.size() == 1) outcomes.front().fault = std::current_exception();
        }
        co_return jobs.size() == 1 ? Done::yes : Done::not_together;
    }

    std::shared_ptr<Line> line_;
};

}  // namespace beanq
