// Exits with 0 when the compiler runs everyday coroutines as written. g++ 12 does not: the body
// behind `if (co_await f())` is skipped, and temporaries captured by a co_await expression are
// destroyed twice.
#include <coroutine>
#include <exception>
#include <string>
#include <utility>

namespace {

template <class T>
struct Task {
    struct promise_type {
        T value{};
        std::coroutine_handle<> next = std::noop_coroutine();
        Task get_return_object() { return Task{Handle::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        auto final_suspend() noexcept {
            struct Resume {
                bool await_ready() noexcept { return false; }
                std::coroutine_handle<> await_suspend(
                    std::coroutine_handle<promise_type> done) noexcept {
                    return done.promise().next;
                }
                void await_resume() noexcept {}
            };
            return Resume{};
        }
        void return_value(T result) { value = std::move(result); }
        void unhandled_exception() { std::terminate(); }
    };
    using Handle = std::coroutine_handle<promise_type>;
    explicit Task(Handle handle) : handle_(handle) {}
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    ~Task() {
        if (handle_) handle_.destroy();
    }
    bool await_ready() { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) {
        handle_.promise().next = caller;
        return handle_;
    }
    T await_resume() { return std::move(handle_.promise().value); }
    T run() {
        handle_.resume();
        return std::move(handle_.promise().value);
    }
    Handle handle_;
};

int alive = 0;
struct Counted {
    std::string text = "a text too long for the small string buffer";
    Counted() { ++alive; }
    Counted(const Counted& other) : text(other.text) { ++alive; }
    Counted(Counted&& other) noexcept : text(std::move(other.text)) { ++alive; }
    ~Counted() { --alive; }
};

Task<bool> yes() { co_return true; }
Task<int> length(Counted counted) { co_return static_cast<int>(counted.text.size()); }
template <class F>
Task<int> call(F function) {
    co_return function();
}

Task<int> bodies_behind_a_condition() {
    int ran = 0;
    if (co_await yes()) ++ran;
    if (co_await yes()) {
        ++ran;
    }
    if (bool b = co_await yes(); b) ++ran;
    if (co_await yes() && co_await yes()) ++ran;
    while (co_await yes()) {
        ++ran;
        break;
    }
    co_return ran;
}
Task<int> captured_temporaries() {
    int sum = co_await length(Counted{});
    Counted kept;
    if (co_await call([kept] { return static_cast<int>(kept.text.size()); }) > 0) sum += 1;
    sum += co_await call([c = Counted{}] { return static_cast<int>(c.text.size()); });
    co_return sum;
}
}  // namespace

int main() {
    int a = bodies_behind_a_condition().run();
    int b = captured_temporaries().run();
    return a == 5 && alive == 0 ? 0 : 1;
}
