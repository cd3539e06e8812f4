// streams PORT ACCESS_TOKEN BOARDS GUESTS CHANGES_PER_SECOND SECONDS <ORDERS: opens event streams
// on 127.0.0.1, BOARDS for all orders and GUESTS for one of the orders each, waits until each is
// served, then confirms one order after the other, evenly in time. ORDERS are ids of pending
// orders, a line each; those that guests follow are the first ones, and they are confirmed first.
// Prints how many events were delivered, how many were to be, and how long after the `at` of their
// change: p50, p99 and the longest, in milliseconds. An event's `at` is from before its commit.
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::system_clock;
using Ms = std::chrono::duration<double, std::milli>;

constexpr std::size_t most_opening = 200;
constexpr auto nap = 2ms;
constexpr auto last_events_within = 5s;

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "streams: %s (%s)\n", what.c_str(), std::strerror(errno));
    std::exit(1);
}

struct Stream {
    int socket = -1;
    bool is_served = false;
    std::string begun;  ///< what has come, until it is served; then an event's beginning
};

class Bench {
public:
    Bench(std::string port, std::string token, std::vector<std::string> orders)
        : authorization_("Host: x\r\nAuthorization: Bearer " + token + "\r\n"),
          orders_(std::move(orders)) {
        address_.sin_family = AF_INET;
        address_.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        epoll_ = ::epoll_create1(0);
        placer_ = connected();
    }

    void open(std::size_t boards, std::size_t guests) {
        if (guests > orders_.size()) fail("there are fewer orders than guests");
        streams_.resize(boards + guests);
        boards_ = boards;
        guests_ = guests;
        for (std::size_t i = 0; i < streams_.size(); ++i) {
            streams_[i].socket = connected();
            watch(streams_[i].socket, i);
            send(streams_[i].socket, "GET /api/v1/orders/" +
                                         (i < boards ? "" : orders_[i - boards] + "/") +
                                         "stream HTTP/1.1\r\n" + authorization_ + "\r\n");
            while (i + 1 - served_ >= most_opening)
                take();
        }
        for (const auto end = Clock::now() + 30s; served_ < streams_.size();) {
            if (Clock::now() > end) fail("not every stream is served");
            take();
        }
    }

    void change(int per_second, int seconds) {
        const auto changes = static_cast<std::size_t>(per_second * seconds);
        if (changes > orders_.size()) fail("there are fewer orders than changes");
        watch(placer_, streams_.size());
        const auto began = Clock::now();
        for (std::size_t i = 0; i < changes; ++i) {
            const auto due = began + i * 1'000'000us / per_second;
            while (Clock::now() < due || !is_answered_)
                take();
            confirm(orders_[i]);
        }
        expected_ = changes * boards_ + std::min(changes, guests_);
        for (const auto end = Clock::now() + last_events_within;
             (delays_.size() < expected_ || !is_answered_) && Clock::now() < end;)
            take();
    }

    void print() {
        std::ranges::sort(delays_);
        const auto at = [this](double part) -> double {
            if (delays_.empty()) return 0;
            return delays_[static_cast<std::size_t>(part *
                                                    static_cast<double>(delays_.size() - 1))];
        };
        std::printf("%zu %zu %.1f %.1f %.1f\n", delays_.size(), expected_, at(0.5), at(0.99),
                    at(1));
    }

private:
    int connected() const {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket < 0) fail("no socket: see ulimit -n");
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address_), sizeof(address_)) != 0)
            fail("cannot connect");
        return socket;
    }

    void watch(int socket, std::size_t who) const {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = who}};
        if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) fail("cannot watch a socket");
    }

    static void send(int socket, const std::string& text) {
        if (::send(socket, text.data(), text.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(text.size()))
            fail("cannot send");
    }

    void confirm(const std::string& order) {
        is_answered_ = false;
        send(placer_,
             "POST /api/v1/orders/" + order + "/status HTTP/1.1\r\n" + authorization_ +
                 "If-Match: \"1\"\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n"
                 R"({"status":"confirmed"})");
    }

    /// What has come, every 2 ms: to be woken for each would take the server's time.
    void take() {
        std::this_thread::sleep_for(nap);
        std::array<epoll_event, 512> events;
        int count = 0;
        do {
            count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 0);
            for (int i = 0; i < count; ++i)
                take(events[static_cast<std::size_t>(i)].data.u64);
        } while (count == static_cast<int>(events.size()));
    }

    void take(std::size_t who) {
        if (who == streams_.size())
            take_answer(read(placer_));
        else
            take_text(streams_[who], read(streams_[who].socket));
    }

    std::string_view read(int socket) {
        const ssize_t got = ::recv(socket, buffer_.data(), buffer_.size(), 0);
        if (got <= 0) fail("a connection has ended");
        return {buffer_.data(), static_cast<std::size_t>(got)};
    }

    void take_answer(std::string_view text) {
        if (text.starts_with("HTTP/1.1 ") && !text.starts_with("HTTP/1.1 200"))
            fail("a change was refused: " + std::string(text));
        if (text.ends_with("}")) is_answered_ = true;  // its body is small
    }

    /// A guest's stream begins with the order's present state, in an event without an id.
    void take_text(Stream& stream, std::string_view text) {
        if (!stream.begun.empty() || !stream.is_served) text = stream.begun.append(text);
        if (!stream.is_served) {
            if (text.size() > 12 && !text.starts_with("HTTP/1.1 200"))
                fail("a stream was refused: " + std::string(text));
            const bool is_guests = &stream >= &streams_[boards_];
            if (!text.contains(is_guests ? "order.snapshot" : "\n:\n\n") ||
                !text.ends_with("\n\n\r\n"))
                return;
            stream.is_served = true;
            ++served_;
        } else {
            if (!text.ends_with("\n\n\r\n")) {
                if (stream.begun.empty()) stream.begun = text;
                return;
            }
            count(text);
        }
        stream.begun.clear();
    }

    void count(std::string_view text) {
        constexpr std::string_view mark = R"("at":")";
        const auto now = Clock::now();
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
            const auto kind = text.rfind("event: ", at);
            at += mark.size();
            // Promises follow from the changes that are counted.
            if (text.substr(kind).starts_with("event: order.promise_changed")) continue;
            delays_.push_back(static_cast<float>(Ms(now - time_of(text.substr(at, 24))).count()));
        }
    }

    /// Of `2026-11-23T08:15:30.125Z`.
    Clock::time_point time_of(std::string_view text) {
        if (text == last_text_) return last_time_;
        const auto number = [text](std::size_t from, std::size_t digits) {
            int value = 0;
            std::from_chars(text.data() + from, text.data() + from + digits, value);
            return value;
        };
        const std::chrono::year_month_day day{
            std::chrono::year(number(0, 4)),
            std::chrono::month(static_cast<unsigned>(number(5, 2))),
            std::chrono::day(static_cast<unsigned>(number(8, 2)))};
        last_text_ = text;
        last_time_ = std::chrono::sys_days(day) + std::chrono::hours(number(11, 2)) +
                     std::chrono::minutes(number(14, 2)) + std::chrono::seconds(number(17, 2)) +
                     std::chrono::milliseconds(number(20, 3));
        return last_time_;
    }

    std::string authorization_;
    std::vector<std::string> orders_;
    sockaddr_in address_{};
    int epoll_ = -1;
    int placer_ = -1;
    bool is_answered_ = true;
    std::vector<Stream> streams_;
    std::size_t boards_ = 0;
    std::size_t guests_ = 0;
    std::size_t served_ = 0;
    std::size_t expected_ = 0;
    std::vector<float> delays_;
    std::array<char, 16384> buffer_;
    std::string last_text_;
    Clock::time_point last_time_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 7) return 2;
    std::vector<std::string> orders;
    for (std::string line; std::getline(std::cin, line);)
        orders.push_back(line);
    Bench bench(argv[1], argv[2], std::move(orders));
    bench.open(std::stoul(argv[3]), std::stoul(argv[4]));
    bench.change(std::stoi(argv[5]), std::stoi(argv[6]));
    bench.print();
}
