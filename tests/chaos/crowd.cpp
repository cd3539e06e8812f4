#include "tests/chaos/crowd.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "tests/support/answers.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Sooner than Retry-After asks for, so that no moment of a recovery goes unseen.
constexpr milliseconds before_asking_again{50};

}  // namespace

class Crowd::Client {
public:
    Client(const Shop& shop, Ledger& ledger, unsigned seed, int number)
        : shop_(shop),
          guest_("Bearer " + shop.guest),
          barista_("Bearer " + shop.barista),
          ledger_(ledger),
          random_(seed + static_cast<unsigned>(number)),
          number_(number),
          at_(static_cast<std::size_t>(number) % shop.ports.size()) {}

    void run(const std::atomic<bool>& over) {
        while (!over) {
            const auto id = place(fmt::format("{}-{}", number_, placed_.load()));
            ++placed_;
            move_along(id);
        }
    }

    int placed() const { return placed_; }
    milliseconds longest() const { return longest_; }

private:
    std::string place(const std::string& key) {
        const auto answer = ask_until_certain([&](HttpClient& http) {
            return http.post("/api/v1/orders", shop_.order,
                             {{"Authorization", guest_}, {"Idempotency-Key", key}});
        });
        ledger_.answered(answer, {201});
        if (answer.status != 201) throw std::runtime_error(answer.body);
        ledger_.placed(key, text_at(answer, "/id"));
        return text_at(answer, "/id");
    }

    void move_along(const std::string& id) {
        static constexpr std::array steps{"confirmed", "preparing", "ready", "completed"};
        const auto until = random_() % (steps.size() + 1);
        std::int64_t version = 1;
        for (std::size_t i = 0; i < until; ++i)
            move(id, version++, steps.at(i));
        if (until < steps.size() && random_() % 2 == 0) move(id, version, "cancelled");
    }

    /// Asks how the order stands when it does not know whether a step was taken.
    void move(const std::string& id, std::int64_t version, const std::string& to) {
        for (;;) {
            const auto answer = ask([&](HttpClient& http) {
                return http.post(
                    "/api/v1/orders/" + id + "/status",
                    R"({"status":")" + to + R"(","reason":"chaos"})",
                    {{"Authorization", barista_}, {"If-Match", fmt::format("\"{}\"", version)}});
            });
            if (answer) ledger_.answered(*answer, {200, 412});
            if (answer && answer->status != 200 && answer->status != 412 && answer->status != 503)
                throw std::runtime_error(answer->body);
            if ((answer && answer->status == 200) || stands_at(id, version + 1))
                return ledger_.moved(id, version + 1, to);
        }
    }

    bool stands_at(const std::string& id, std::int64_t version) {
        const auto answer = ask_until_certain([&](HttpClient& http) {
            return http.get("/api/v1/orders/" + id, {{"Authorization", barista_}});
        });
        ledger_.answered(answer, {200});
        return number_at(answer, "/version") == version;
    }

    using Send = std::function<HttpAnswer(HttpClient&)>;

    HttpAnswer ask_until_certain(const Send& send) {
        for (;;) {
            auto answer = ask(send);
            if (answer && answer->status != 503) return *answer;
            if (answer) ledger_.answered(*answer, {});
        }
    }

    /// Nothing when the connection broke. Pauses behind what is no certain answer.
    std::optional<HttpAnswer> ask(const Send& send) {
        const auto began = Clock::now();
        std::optional<HttpAnswer> answer;
        try {
            if (!http_) http_ = std::make_unique<HttpClient>(shop_.ports[at_]);
            answer = send(*http_);
        } catch (const std::runtime_error&) {
            ledger_.broke();
            http_.reset();
            at_ = (at_ + 1) % shop_.ports.size();
        }
        longest_ = std::max(longest_, std::chrono::ceil<milliseconds>(Clock::now() - began));
        if (!answer || answer->status == 503) std::this_thread::sleep_for(before_asking_again);
        return answer;
    }

    const Shop& shop_;
    std::string guest_;
    std::string barista_;
    Ledger& ledger_;
    std::mt19937 random_;
    int number_;
    std::size_t at_;  ///< the instance it talks to
    std::unique_ptr<HttpClient> http_;
    std::atomic<int> placed_{0};
    milliseconds longest_{0};
};

Crowd::Crowd(const Shop& shop, Ledger& ledger, int clients, unsigned seed) {
    for (int i = 0; i < clients; ++i)
        clients_.push_back(std::make_unique<Client>(shop, ledger, seed, i));
    for (const auto& client : clients_)
        threads_.emplace_back([this, &client = *client] { client.run(over_); });
}

Crowd::~Crowd() { finish(); }

bool Crowd::goes_on_within(milliseconds patience) const {
    std::vector<int> before;
    for (const auto& client : clients_)
        before.push_back(client->placed());
    const auto goes_on = [&](std::size_t i) { return clients_[i]->placed() > before[i] + 1; };
    for (const auto until = Clock::now() + patience; Clock::now() < until;) {
        std::size_t who = 0;
        while (who < clients_.size() && goes_on(who))
            ++who;
        if (who == clients_.size()) return true;
        std::this_thread::sleep_for(milliseconds{5});
    }
    return false;
}

void Crowd::finish() {
    over_ = true;
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

milliseconds Crowd::longest_answer() const {
    milliseconds longest{0};
    for (const auto& client : clients_)
        longest = std::max(longest, client->longest());
    return longest;
}

}  // namespace beanq
