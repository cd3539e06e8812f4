#include "tests/support/tcp_gate.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "tests/support/free_port.hpp"

namespace beanq {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

namespace {

/// How long a connection that lost something looks alive.
constexpr std::chrono::milliseconds until_the_end{200};

/// What happens to a connection.
struct Fault {
    std::chrono::milliseconds delay{0};
    std::optional<std::size_t> answer_limit = {};  ///< bytes of the server's that still pass
    bool truncates = false;                        ///< at the limit; else it cuts
    std::string cut_before = {};
    bool swallows = false;
};

}  // namespace

struct TcpGate::State {
    State(asio::io_context& on, std::uint16_t from, std::uint16_t to)
        : context(on), acceptor(on), here(loopback(from)), server(loopback(to)) {}

    static tcp::endpoint loopback(std::uint16_t port) {
        return {asio::ip::address_v4::loopback(), port};
    }
    void listen();
    void set_all(const Fault& next);
    void cut_all();

    asio::io_context& context;
    tcp::acceptor acceptor;
    tcp::endpoint here;
    tcp::endpoint server;
    Fault fault;
    std::vector<std::weak_ptr<Passage>> passages;
    std::atomic<int> hits{0};
};

/// One connection through the gate.
class TcpGate::Passage : public std::enable_shared_from_this<Passage> {
public:
    Passage(State& state, tcp::socket client)
        : state_(state), client_(std::move(client)), server_(state.context), fault_(state.fault) {}

    awaitable<void> run() {
        const auto self = shared_from_this();
        if (fault_.swallows) ++state_.hits;
        boost::system::error_code failed;
        co_await server_.async_connect(state_.server, asio::redirect_error(use_awaitable, failed));
        if (failed) co_return cut();
        client_.set_option(tcp::no_delay{true});
        server_.set_option(tcp::no_delay{true});
        asio::co_spawn(state_.context, pump(self, &Passage::client_, &Passage::server_),
                       asio::detached);
        co_await pump(self, &Passage::server_, &Passage::client_);
    }

    void set(const Fault& fault) {
        if (fault_.swallows) return;  // its bytes are gone for good
        fault_ = fault;
        if (fault_.swallows) ++state_.hits;
    }

    /// With a reset on both sides.
    void cut() {
        boost::system::error_code ignored;
        for (tcp::socket* socket : {&client_, &server_}) {
            socket->set_option(asio::socket_base::linger{true, 0}, ignored);
            socket->close(ignored);
        }
    }

private:
    using End = tcp::socket Passage::*;

    static awaitable<void> pump(std::shared_ptr<Passage> self, End from, End to) {
        std::array<char, 16 * 1024> bytes{};
        asio::steady_timer pause(self->state_.context);
        boost::system::error_code failed;
        for (;;) {
            const auto size = co_await ((*self).*from)
                                  .async_read_some(asio::buffer(bytes),
                                                   asio::redirect_error(use_awaitable, failed));
            if (failed) break;
            if (self->fault_.delay.count() > 0) {
                pause.expires_after(self->fault_.delay);
                co_await pause.async_wait(asio::redirect_error(use_awaitable, failed));
            }
            const bool answers = from == &Passage::server_;
            const auto passing = self->judge({bytes.data(), size}, answers);
            co_await asio::async_write((*self).*to, asio::buffer(passing),
                                       asio::redirect_error(use_awaitable, failed));
            if (failed || self->is_over_) break;
        }
        if (self->is_over_ && !self->fault_.truncates) self->cut();
        if (self->is_over_) {
            pause.expires_after(until_the_end);
            co_await pause.async_wait(asio::redirect_error(use_awaitable, failed));
        }
        self->end();
    }

    /// What of it passes. May cut the connection.
    std::string_view judge(std::string_view bytes, bool answers) {
        if (fault_.swallows) return {};
        if (!answers) return bytes;
        if (!fault_.cut_before.empty() && bytes.contains(fault_.cut_before)) {
            ++state_.hits;
            cut();
            return {};
        }
        if (!fault_.answer_limit) return bytes;
        const auto passing = bytes.substr(0, *fault_.answer_limit);
        *fault_.answer_limit -= passing.size();
        if (passing.size() == bytes.size()) return bytes;
        ++state_.hits;
        is_over_ = true;
        return passing;
    }

    void end() {
        boost::system::error_code ignored;
        client_.close(ignored);
        server_.close(ignored);
    }

    State& state_;
    tcp::socket client_;
    tcp::socket server_;
    Fault fault_;
    bool is_over_ = false;  ///< the limit is reached
};

void TcpGate::State::listen() {
    acceptor.open(tcp::v4());
    acceptor.set_option(tcp::acceptor::reuse_address{true});
    acceptor.bind(here);
    acceptor.listen();
    const auto accept = [](State& state) -> awaitable<void> {
        for (boost::system::error_code failed; !failed;) {
            tcp::socket client =
                co_await state.acceptor.async_accept(asio::redirect_error(use_awaitable, failed));
            if (failed) co_return;
            const auto passage = std::make_shared<Passage>(state, std::move(client));
            std::erase_if(state.passages, [](const auto& known) { return known.expired(); });
            state.passages.push_back(passage);
            asio::co_spawn(state.context, passage->run(), asio::detached);
        }
    };
    asio::co_spawn(context, accept(*this), asio::detached);
}

void TcpGate::State::set_all(const Fault& next) {
    fault = next;
    for (const auto& known : passages) {
        if (const auto passage = known.lock()) passage->set(next);
    }
    if (!acceptor.is_open()) listen();
}

void TcpGate::State::cut_all() {
    for (const auto& known : passages) {
        const auto passage = known.lock();
        if (!passage) continue;
        ++hits;
        passage->cut();
    }
}

TcpGate::TcpGate(std::uint16_t server)
    : port_(free_port()), state_(std::make_shared<State>(context_, port_, server)) {
    state_->listen();
    thread_ = std::thread([this] {
        const auto guard = asio::make_work_guard(context_);
        context_.run();
    });
}

TcpGate::~TcpGate() {
    context_.stop();
    thread_.join();
}

void TcpGate::set(const std::function<void(State&)>& change) {
    std::promise<void> done;
    asio::post(context_, [&] {
        change(*state_);
        done.set_value();
    });
    done.get_future().wait();
}

void TcpGate::open() {
    set([](State& state) { state.set_all({}); });
}

void TcpGate::delay(std::chrono::milliseconds by) {
    set([by](State& state) { state.set_all({.delay = by}); });
}

void TcpGate::cut() {
    set([](State& state) {
        state.set_all({});
        state.cut_all();
    });
}

void TcpGate::cut_after(std::size_t answered) {
    set([=](State& state) { state.set_all({.answer_limit = answered}); });
}

void TcpGate::cut_before(std::string answer) {
    set([&](State& state) { state.set_all({.cut_before = std::move(answer)}); });
}

void TcpGate::truncate_after(std::size_t answered) {
    set([=](State& state) { state.set_all({.answer_limit = answered, .truncates = true}); });
}

void TcpGate::swallow() {
    set([](State& state) { state.set_all({.swallows = true}); });
}

void TcpGate::refuse() {
    set([](State& state) {
        state.set_all({});
        state.acceptor.close();
        state.cut_all();
    });
}

int TcpGate::hits() const { return state_->hits; }

}  // namespace beanq
