// The HTTP platform alone, with routes that a test makes up: no modules, no database.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "platform/http/route.hpp"
#include "platform/http/server.hpp"

namespace beanq {

/// Keeps nothing: for routes that take no Idempotency-Key.
class NoAnswers final : public AnswerBook {
public:
    awaitable<std::vector<Result<void>>> claim_all(Transaction&,
                                                   std::vector<RequestKey> keys) override {
        co_return std::vector<Result<void>>(keys.size());
    }
    awaitable<void> settle_all(Transaction&, std::vector<KeptAnswer>) override { co_return; }
    awaitable<void> release_all(Transaction&, std::vector<RequestKey>) override { co_return; }
};

/// The token `barista` may read menus, `admin` everything a test asks for; others are invalid.
class TwoTokens final : public http::Authenticator {
public:
    /// No token is good any more.
    void revoke() { is_revoked_ = true; }

    awaitable<Result<Caller>> authenticate(std::string_view token) override {
        if (is_revoked_ || (token != "barista" && token != "admin")) {
            co_return refuse(ErrorKind::unauthenticated, "auth.token-invalid",
                             {"The token is not valid.", "Токен недействителен."});
        }
        Caller caller;
        caller.role = token;
        caller.user.value.bytes[15] = 7;
        caller.permissions.add(Permission::read_menu);
        if (token == "admin") caller.permissions.add(Permission::read_user);
        co_return caller;
    }

private:
    std::atomic<bool> is_revoked_{false};
};

class BareServer {
public:
    using Handle = std::function<awaitable<http::Response>(http::Request&)>;

    explicit BareServer(http::ServerOptions options = {}, int threads = 2)
        : options_(std::move(options)) {
        options_.port = 0;
        for (int i = 0; i < threads; ++i) {
            loops_.push_back(std::make_unique<boost::asio::io_context>(1));
            guards_.push_back(boost::asio::make_work_guard(*loops_.back()));
        }
    }
    BareServer(const BareServer&) = delete;
    BareServer& operator=(const BareServer&) = delete;
    ~BareServer() {
        if (server_) server_->drain();
        guards_.clear();
        for (const auto& loop : loops_)
            loop->stop();
        for (auto& thread : threads_)
            thread.join();
    }

    /// Before `start()`. The handler may be a coroutine lambda; it is kept as long as the server.
    void route(http::Method method, std::string pattern, Handle handle,
               http::Access access = http::open_to_all()) {
        routes_.add(
            {method, std::move(pattern), std::move(access), "", std::move(handle), nullptr});
    }

    std::uint16_t start() {
        router_ = std::make_unique<http::Router>(routes_, "");
        std::vector<boost::asio::io_context*> loops;
        for (const auto& loop : loops_)
            loops.push_back(loop.get());
        server_ = std::make_unique<http::Server>(loops, *router_, tokens_, options_);
        server_->start();
        for (const auto& loop : loops_) {
            threads_.emplace_back([loop = loop.get()] { loop->run(); });
        }
        return server_->port();
    }

    http::Server& server() { return *server_; }
    TwoTokens& tokens() { return tokens_; }
    std::uint16_t port() const { return server_->port(); }
    boost::asio::io_context& loop() { return *loops_.front(); }

private:
    http::ServerOptions options_;
    NoAnswers answers_;
    TwoTokens tokens_;
    http::Routes routes_{http::RouteContext{answers_}};
    std::unique_ptr<http::Router> router_;
    std::vector<std::unique_ptr<boost::asio::io_context>> loops_;
    std::vector<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> guards_;
    std::unique_ptr<http::Server> server_;
    std::vector<std::thread> threads_;
};

/// A handler that answers this text at once.
inline BareServer::Handle say(std::string text) {
    return [text = std::move(text)](http::Request&) -> awaitable<http::Response> {
        http::Response response;
        response.set("Content-Type", "text/plain");
        response.body = text;
        co_return response;
    };
}

/// A handler that answers the request's body.
inline BareServer::Handle echo() {
    return [](http::Request& request) -> awaitable<http::Response> {
        http::Response response;
        response.body = request.body;
        co_return response;
    };
}

}  // namespace beanq
