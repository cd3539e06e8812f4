#include "platform/log/log.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <spdlog/async_logger.h>
#include <spdlog/details/null_mutex.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/base_sink.h>
#include <unistd.h>

#include "kernel/clock.hpp"
#include "platform/log/line.hpp"

namespace beanq::log {

namespace {

using SteadyClock = std::chrono::steady_clock;

std::atomic<Output::State*> current{nullptr};

/// Writes to stderr; once `stopping` is set, for at most a second more.
class Stderr {
public:
    void write(std::string_view bytes, const std::atomic<bool>& stopping) {
        while (!bytes.empty() && wait_writable(stopping)) {
            // A pipe that polls writable takes PIPE_BUF bytes without blocking.
            const ssize_t count =
                ::write(STDERR_FILENO, bytes.data(), std::min(bytes.size(), 4096UL));
            if (count < 0 && errno != EINTR && errno != EAGAIN) return;
            if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

private:
    bool wait_writable(const std::atomic<bool>& stopping) {
        pollfd watched{STDERR_FILENO, POLLOUT, 0};
        while (::poll(&watched, 1, 100) <= 0) {
            if (!stopping) continue;
            if (!give_up_at_) give_up_at_ = SteadyClock::now() + std::chrono::seconds{1};
            if (SteadyClock::now() >= *give_up_at_) return false;
        }
        return true;
    }

    std::optional<SteadyClock::time_point> give_up_at_;
};

/// Runs on the writer's thread. Gathers lines while more are waiting, so that a busy server makes
/// few system calls and a quiet one shows each line at once.
class GatheringSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
public:
    GatheringSink(const Options& options, const std::atomic<bool>& stopping)
        : format_(options.format), to_(options.to), stopping_(stopping) {}

    void follow(spdlog::details::thread_pool* queue) { queue_ = queue; }

    /// Writes what is gathered, behind a word on the lines that were lost so far.
    void finish(std::size_t dropped) {
        tell_dropped(dropped);
        flush_();
    }

private:
    void sink_it_(const spdlog::details::log_msg& line) override {
        gathered_.append(line.payload.data(), line.payload.size());
        if (queue_->queue_size() > 0 && gathered_.size() < max_gathered) return;
        finish(queue_->overrun_counter());
        rest_when_busy();
    }

    void flush_() override {
        if (to_) {
            to_(gathered_);
        } else {
            stderr_.write(gathered_, stopping_);
        }
        gathered_.clear();
    }

    /// Between lines that follow closely: waking this thread for each of them would cost the event
    /// loops more than the lines themselves.
    void rest_when_busy() {
        constexpr std::chrono::milliseconds rest{5};
        const auto now = SteadyClock::now();
        const auto last = std::exchange(last_written_, now);
        if (now - last < 4 * rest && !stopping_) std::this_thread::sleep_for(rest);
    }

    void tell_dropped(std::size_t dropped) {
        if (dropped == told_dropped_) return;
        const Field field{"lines", dropped - std::exchange(told_dropped_, dropped)};
        const Instant now = SystemClock{}.now();
        const auto* message = "stderr is too slow, log lines were dropped";
        gathered_ += format_ == Format::json ? json_line(now, Level::warn, message, {&field, 1})
                                             : text_line(now, Level::warn, message, {&field, 1});
    }

    static constexpr std::size_t max_gathered = 64UL * 1024;

    Format format_;
    std::function<void(std::string_view)> to_;
    const std::atomic<bool>& stopping_;
    spdlog::details::thread_pool* queue_ = nullptr;
    std::string gathered_;
    Stderr stderr_;
    std::size_t told_dropped_ = 0;
    SteadyClock::time_point last_written_;
};

}  // namespace

struct Output::State {
    Level level;
    Format format;
    std::atomic<bool> stopping{false};
    std::shared_ptr<GatheringSink> sink;
    std::shared_ptr<spdlog::details::thread_pool> queue;
    std::shared_ptr<spdlog::async_logger> logger;

    explicit State(const Options& options)
        : level(options.level),
          format(options.format),
          sink(std::make_shared<GatheringSink>(options, stopping)),
          queue(std::make_shared<spdlog::details::thread_pool>(options.queue_lines, 1U)),
          logger(std::make_shared<spdlog::async_logger>(
              "beanq", spdlog::sink_ptr{sink}, queue,
              spdlog::async_overflow_policy::overrun_oldest)) {
        sink->follow(queue.get());
    }
};

Output::Output(Options options) : state_(std::make_unique<State>(options)) {
    if (current.exchange(state_.get()) != nullptr) {
        throw std::logic_error("logging has been set up already");
    }
}

Output::~Output() {
    current = nullptr;
    state_->stopping = true;
    const std::size_t dropped = state_->queue->overrun_counter();
    state_->queue.reset();  // its thread ends after the last line
    state_->sink->finish(dropped);
}

bool is_on(Level level) {
    const Output::State* state = current.load(std::memory_order_acquire);
    return state != nullptr && level >= state->level;
}

void write(Level level, std::string_view message, std::span<const Field> fields) {
    Output::State* state = current.load(std::memory_order_acquire);
    if (state == nullptr || level < state->level) return;
    const Instant now = SystemClock{}.now();
    const std::string line = state->format == Format::json ? json_line(now, level, message, fields)
                                                           : text_line(now, level, message, fields);
    state->logger->log(spdlog::level::critical, spdlog::string_view_t{line});
}

}  // namespace beanq::log
