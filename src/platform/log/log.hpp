#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <variant>

/// Structured log lines on stderr:
///
///     log::info("listening", {{"address", "127.0.0.1"}, {"port", port}});
///
/// Never blocks the caller: lines wait in a bounded queue, and when stderr is too slow the oldest
/// are dropped and counted. Nothing is written while no Output exists, as in most tests.
namespace beanq::log {

enum class Level : std::uint8_t { debug, info, warn, error };

/// One JSON object per line, or text for people.
enum class Format : std::uint8_t { json, text };

/// Text, a whole number, a number with decimals (three are shown) or a truth value. Text is only
/// borrowed: it must live until the logging call returns.
class Value {
public:
    template <class T>
        requires std::convertible_to<const T&, std::string_view>
    Value(const T& text) : held_(std::string_view{text}) {}
    template <std::integral T>
    Value(T number) : held_(static_cast<std::int64_t>(number)) {}
    template <std::floating_point T>
    Value(T number) : held_(static_cast<double>(number)) {}
    Value(bool truth) : held_(truth) {}

    const auto& held() const { return held_; }

private:
    std::variant<std::string_view, std::int64_t, double, bool> held_;
};

struct Field {
    std::string_view key;
    Value value;
};

using Fields = std::initializer_list<Field>;

/// Whether lines of this level are written at all.
bool is_on(Level level);

void write(Level level, std::string_view message, std::span<const Field> fields);

inline void debug(std::string_view message, Fields fields = {}) {
    write(Level::debug, message, {fields.begin(), fields.size()});
}
inline void info(std::string_view message, Fields fields = {}) {
    write(Level::info, message, {fields.begin(), fields.size()});
}
inline void warn(std::string_view message, Fields fields = {}) {
    write(Level::warn, message, {fields.begin(), fields.size()});
}
inline void error(std::string_view message, Fields fields = {}) {
    write(Level::error, message, {fields.begin(), fields.size()});
}

struct Options {
    Level level = Level::info;
    Format format = Format::json;
    std::size_t queue_lines = 4096;
    std::function<void(std::string_view)>
        to;  ///< gets whole lines on the writer's thread; unset: stderr
};

/// Logging is on while one of these lives; at most one at a time, made before and destroyed after
/// the threads that log. Writes what is queued when destroyed, for at most a second.
class Output {
public:
    explicit Output(Options options);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace beanq::log
