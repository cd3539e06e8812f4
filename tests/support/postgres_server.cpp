#include "tests/support/postgres_server.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/free_port.hpp"

namespace beanq {
namespace {

namespace fs = std::filesystem;

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Debian keeps the programs of each version beside each other.
fs::path programs() {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql"))
        newest = std::max(newest, entry.path() / "bin");
    return newest;
}

/// In front of a command: it refuses to be root, and ends when this program does.
std::vector<std::string> as_postgres() {
    std::vector<std::string> words{"/usr/bin/setpriv", "--pdeathsig=QUIT"};
    if (::geteuid() == 0)
        words.insert(words.end(), {"--reuid=postgres", "--regid=postgres", "--init-groups"});
    return words;
}

pid_t spawn(const std::vector<std::string>& command, const fs::path& log) {
    std::vector<std::string> words = as_postgres();
    words.insert(words.end(), command.begin(), command.end());
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::string locale = "LC_ALL=C.UTF-8";
    char* environment[] = {locale.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(),
                                     O_CREAT | O_WRONLY | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t process = -1;
    const int fault = ::posix_spawn(&process, arguments.front(), &actions, nullptr,
                                    arguments.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
    if (fault != 0) throw std::system_error(fault, std::generic_category(), command.front());
    return process;
}

[[noreturn]] void fail(const std::string& what, const fs::path& log) {
    std::ostringstream text;
    text << what << "; script/setup installs PostgreSQL. " << std::ifstream(log).rdbuf();
    throw std::runtime_error(text.str());
}

/// A folder that the user postgres reaches and owns.
fs::path make_home(const fs::path& folder) {
    const fs::path home = folder / "postgres";
    fs::create_directory(home);
    const passwd* const postgres = ::getpwnam("postgres");
    if (::geteuid() != 0 || postgres == nullptr) return home;
    fs::permissions(folder, fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add);
    if (::chown(home.c_str(), postgres->pw_uid, postgres->pw_gid) != 0)
        throw std::system_error(errno, std::generic_category(), home.string());
    return home;
}

/// In memory where there is room: tests end the server, not the machine.
fs::path quick_place() {
    std::error_code fault;
    const auto space = fs::space("/dev/shm", fault);
    constexpr std::uintmax_t enough = 1'000'000'000;
    return !fault && space.available > enough ? fs::path("/dev/shm") : fs::temp_directory_path();
}

}  // namespace

PostgresServer::PostgresServer() : folder_(quick_place()), port_(free_port()) {
    const fs::path log = folder_ / "log";
    const fs::path data = make_home(folder_.path()) / "data";
    process_ = spawn({programs() / "initdb", "-D", data, "--username=postgres", "--auth=trust",
                      "--encoding=UTF8", "--no-sync"},
                     log);
    int status = 0;
    ::waitpid(std::exchange(process_, -1), &status, 0);
    if (status != 0) fail("initdb failed", log);
    start();
}

PostgresServer::~PostgresServer() { end(SIGQUIT); }

std::string PostgresServer::url_through(std::uint16_t port) {
    return "postgres://postgres@127.0.0.1:" + std::to_string(port) + "/postgres";
}

void PostgresServer::start() {
    const fs::path log = folder_ / "log";
    process_ = spawn({programs() / "postgres", "-D", folder_ / "postgres" / "data", "-c",
                      "listen_addresses=127.0.0.1", "-c", "port=" + std::to_string(port_), "-c",
                      "unix_socket_directories="},
                     log);
    const std::string address = url();
    for (int i = 0; i < 3000; ++i) {
        if (PQping(address.c_str()) == PQPING_OK) return;
        if (::waitpid(process_, nullptr, WNOHANG) != 0) break;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    fail("PostgreSQL does not start", log);
}

void PostgresServer::stop() { end(SIGINT); }

void PostgresServer::stop_now() { end(SIGQUIT); }

void PostgresServer::end(int signal) {
    if (process_ < 0) return;
    ::kill(process_, signal);
    ::waitpid(std::exchange(process_, -1), nullptr, 0);
}

std::vector<std::string> PostgresServer::ask(const std::string& sql) const {
    const Connection connection(PQconnectdb(url().c_str()), PQfinish);
    const Result result(PQexec(connection.get(), sql.c_str()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
    std::vector<std::string> column;
    for (int row = 0; row < PQntuples(result.get()); ++row)
        column.emplace_back(PQgetvalue(result.get(), row, 0));
    return column;
}

int PostgresServer::sessions() const {
    return std::stoi(
        ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'beanq'").front());
}

}  // namespace beanq
