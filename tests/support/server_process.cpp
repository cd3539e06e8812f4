#include "tests/support/server_process.hpp"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.hpp"

namespace beanq {

namespace {

struct Child {
    pid_t process;
    int out;  ///< what it prints
};

// stderr goes to a file: a pipe nobody reads would fill up.
Child spawn(const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& environment, const std::filesystem::path& err,
            const std::string& input_file) {
    int pipe_ends[2];
    if (::pipe2(pipe_ends, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input_file.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(),
                                     O_CREAT | O_WRONLY | O_APPEND, 0600);

    std::vector<std::string> words{BEANQ_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> settings{"PATH=/usr/bin:/bin"};
    // Sanitizers and coverage are told where to write by variables of their own.
    for (const char* name :
         {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"}) {
        if (const char* value = std::getenv(name))
            settings.push_back(std::string(name) + '=' + value);
    }
    for (const auto& [name, value] : environment)
        settings.push_back(name + '=' + value);
    const auto pointers = [](std::vector<std::string>& from) {
        std::vector<char*> to;
        for (auto& text : from)
            to.push_back(text.data());
        to.push_back(nullptr);
        return to;
    };
    auto argv = pointers(words);
    auto envp = pointers(settings);
    pid_t process = -1;
    const int fault =
        ::posix_spawn(&process, BEANQ_BINARY, &actions, nullptr, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe_ends[1]);
    if (fault != 0)
        throw std::system_error(fault, std::generic_category(), "cannot start " BEANQ_BINARY);
    return {process, pipe_ends[0]};
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string read_all(int handle) {
    std::string text;
    char chunk[4096];
    for (ssize_t got = 0; (got = ::read(handle, chunk, sizeof chunk)) > 0;) {
        text.append(chunk, static_cast<std::size_t>(got));
    }
    return text;
}

}  // namespace

Ended run_beanq(const std::vector<std::string>& arguments,
                const std::map<std::string, std::string>& environment, const std::string& input) {
    const TemporaryFolder folder;
    std::ofstream(folder / "in") << input;
    const Child child = spawn(arguments, environment, folder / "err", (folder / "in").string());
    Ended ended;
    ended.out = read_all(child.out);
    ::close(child.out);
    int status = 0;
    ::waitpid(child.process, &status, 0);
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    ended.err = content(folder / "err");
    return ended;
}

ServerProcess::ServerProcess(const std::filesystem::path& data_folder,
                             std::vector<std::string> options,
                             std::map<std::string, std::string> environment) {
    std::filesystem::create_directories(data_folder);
    const auto err = data_folder / "server.log";
    environment.emplace("BEANQ_DATA_DIR", data_folder.string());
    environment.emplace("BEANQ_LISTEN", "127.0.0.1:0");
    options.insert(options.begin(), "serve");
    const Child child = spawn(options, environment, err, "/dev/null");
    process_ = child.process;
    out_ = child.out;
    const std::string mark = "listens on http://127.0.0.1:";
    for (std::string::size_type at = std::string::npos; port_ == 0;) {
        pollfd ready{out_, POLLIN, 0};
        if (::poll(&ready, 1, 60'000) <= 0)
            throw std::runtime_error("no greeting came: " + content(err));
        char chunk[1024];
        const ssize_t got = ::read(out_, chunk, sizeof chunk);
        if (got <= 0) throw std::runtime_error("the server ended: " + content(err));
        greeting_.append(chunk, static_cast<std::size_t>(got));
        at = greeting_.find(mark);
        if (at == std::string::npos || greeting_.find('\n', at) == std::string::npos) continue;
        port_ = static_cast<std::uint16_t>(std::stoi(greeting_.substr(at + mark.size())));
    }
}

ServerProcess::~ServerProcess() {
    kill_now();
    ::close(out_);
}

void ServerProcess::kill_now() {
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    wait_for_end();
}

int ServerProcess::terminate() {
    if (process_ < 0) return -1;
    ::kill(process_, SIGTERM);
    return wait_for_end();
}

int ServerProcess::wait_for_end() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace beanq
