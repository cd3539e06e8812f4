#include "tests/support/redis_server.hpp"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/free_port.hpp"

namespace beanq {

namespace {

using namespace std::chrono_literals;

std::string fresh_prefix() {
    static std::atomic<int> count{0};
    return "test-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ":";
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

class Socket {
public:
    Socket() : handle_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() { ::close(handle_); }
    int handle() const { return handle_; }

private:
    int handle_;
};

/// Ends with this process, however that ends.
pid_t spawn(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t process = ::fork();
    if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (process > 0) return process;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int handle : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(nowhere, handle);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

}  // namespace

redis::Options fresh_redis() {
    const char* const url = std::getenv("BEANQ_TEST_REDIS_URL");
    if (url == nullptr) {
        throw std::runtime_error(
            "BEANQ_TEST_REDIS_URL is not set: run the tests through script/with-servers");
    }
    return {.address = redis::parse_address(url), .prefix = fresh_prefix()};
}

std::string ask_redis(std::uint16_t port, std::string_view command) {
    const Socket socket;
    const sockaddr_in address = loopback(port);
    if (::connect(socket.handle(), reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
        0)
        return {};
    const std::string line = std::string(command) + "\r\n";
    if (::send(socket.handle(), line.data(), line.size(), MSG_NOSIGNAL) < 0) return {};
    pollfd ready{socket.handle(), POLLIN, 0};
    if (::poll(&ready, 1, 1000) <= 0) return {};
    std::string answer(64 * 1024, '\0');
    const ssize_t got = ::recv(socket.handle(), answer.data(), answer.size(), 0);
    answer.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return answer;
}

RedisServer::RedisServer(std::vector<std::string> options)
    : options_(std::move(options)), port_(free_port()) {
    start();
}

RedisServer::~RedisServer() { kill_now(); }

redis::Options RedisServer::options() const {
    return {.address = {.host = "127.0.0.1", .port = port_, .user = {}, .password = {}},
            .prefix = fresh_prefix()};
}

void RedisServer::start() {
    std::vector<std::string> words{"redis-server",
                                   "--bind",
                                   "127.0.0.1",
                                   "--port",
                                   std::to_string(port_),
                                   "--dir",
                                   folder_.path().string(),
                                   "--save",
                                   "",
                                   "--appendonly",
                                   "no"};
    words.insert(words.end(), options_.begin(), options_.end());
    process_ = spawn(words);
    for (int i = 0; i < 1000; ++i) {
        if (answers()) return;
        std::this_thread::sleep_for(10ms);
    }
    throw std::runtime_error("redis-server does not start; script/setup installs it");
}

bool RedisServer::answers() const {
    const std::string answer = answer_to("PING");
    return answer.starts_with("+PONG") || answer.starts_with("-NOAUTH");
}

void RedisServer::kill_now() {
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

// To -1 a signal would go to every process there is.
void RedisServer::pause() const {
    if (process_ > 0) ::kill(process_, SIGSTOP);
}

void RedisServer::resume() const {
    if (process_ > 0) ::kill(process_, SIGCONT);
}

std::string RedisServer::answer_to(std::string_view command) const {
    return ask_redis(port_, command);
}

}  // namespace beanq
