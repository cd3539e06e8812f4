// The client against peers that are no Redis, or a bad one.
#include <atomic>
#include <functional>
#include <string>
#include <thread>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>

#include "kernel/fault.hpp"
#include "platform/cache/redis/client.hpp"
#include "tests/support/run.hpp"

namespace beanq::redis {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

/// Answers everything that comes with the same bytes; without any, closes at once.
class Peer {
public:
    explicit Peer(std::string bytes) : bytes_(std::move(bytes)) {}
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer() {
        is_over_ = true;
        boost::system::error_code ignored;
        tcp::socket last(loop_);
        last.connect(acceptor_.local_endpoint(), ignored);
        last.close(ignored);
        thread_.join();
    }

    Options options() const {
        return {.address = {.host = "127.0.0.1",
                            .port = acceptor_.local_endpoint().port(),
                            .user = {},
                            .password = {}}};
    }
    int visits() const { return visits_; }

private:
    void serve() {
        while (!is_over_) {
            boost::system::error_code fault;
            tcp::socket socket(loop_);
            acceptor_.accept(socket, fault);
            ++visits_;
            char chunk[1024];
            while (!fault && !bytes_.empty()) {
                socket.read_some(asio::buffer(chunk), fault);
                if (!fault) asio::write(socket, asio::buffer(bytes_), fault);
            }
        }
    }

    std::string bytes_;
    asio::io_context loop_;
    tcp::acceptor acceptor_{loop_, {asio::ip::address_v4::loopback(), 0}};
    std::atomic<bool> is_over_ = false;
    std::atomic<int> visits_ = 0;
    std::thread thread_{[this] { serve(); }};
};

std::string fault_of(Client& client) {
    try {
        run(client.ping());
        return "none";
    } catch (const Unavailable& fault) {
        return fault.what();
    }
}

TEST(RedisLine, refuses_who_does_not_speak_the_protocol) {
    const Peer peer("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    Client client(peer.options());
    EXPECT_THAT(fault_of(client), testing::HasSubstr("Redis' protocol"));
    EXPECT_FALSE(client.is_up());
}

TEST(RedisLine, refuses_answers_to_nothing) {
    const Peer peer("+OK\r\n+OK\r\n+OK\r\n");
    Client client(peer.options());
    EXPECT_THAT(fault_of(client), testing::HasSubstr("an answer to nothing"));
}

TEST(RedisLine, gives_an_answer_that_never_ends_its_time) {
    const Peer peer("$100\r\n");
    Client client(peer.options());
    EXPECT_EQ(fault_of(client), "Redis did not answer in time");
}

TEST(RedisLine, comes_again_ever_more_rarely_to_who_closes_at_once) {
    const Peer peer("");
    const Client client(peer.options());
    std::this_thread::sleep_for(1s);
    EXPECT_GE(peer.visits(), 2);
    EXPECT_LE(peer.visits(), 12);
}

TEST(RedisLine, says_when_there_is_no_such_host) {
    Client client({.address = {.host = "nowhere.invalid", .user = {}, .password = {}}});
    EXPECT_NE(fault_of(client), "none");
}

}  // namespace
}  // namespace beanq::redis
