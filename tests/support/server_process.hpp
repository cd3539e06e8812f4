// The real binary as a process of its own: what a shop runs, and what can be killed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace beanq {

/// How a process ended and what it said.
struct Ended {
    int exit_code = -1;  ///< -1: by a signal
    int signal = 0;
    std::string out;
    std::string err;
};

/// Runs `beanq` with these arguments to its end. `environment` is all it gets, beside PATH.
Ended run_beanq(const std::vector<std::string>& arguments,
                const std::map<std::string, std::string>& environment = {},
                const std::string& input = {});

/// `beanq serve` over a data folder, on a free port unless the environment names one. The destructor kills what still runs.
class ServerProcess {
public:
    /// Waits for the greeting; throws with what it wrote to stderr when it ends instead.
    explicit ServerProcess(const std::filesystem::path& data_folder,
                           std::vector<std::string> options = {},
                           std::map<std::string, std::string> environment = {});
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ~ServerProcess();

    std::uint16_t port() const { return port_; }
    const std::string& greeting() const { return greeting_; }

    /// SIGKILL: nothing is finished, nothing is said.
    void kill_now();

    /// SIGTERM; answers the exit code.
    int terminate();

private:
    int wait_for_end();

    pid_t process_ = -1;
    int out_ = -1;
    std::uint16_t port_ = 0;
    std::string greeting_;
};

}  // namespace beanq
