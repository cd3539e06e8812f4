#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/temporary_folder.hpp"

namespace beanq {

/// A PostgreSQL of one's own on a free loopback port, as durable as a shop's. The destructor ends
/// it and removes what it kept.
class PostgresServer {
public:
    PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer();

    std::uint16_t port() const { return port_; }

    /// Where BeanQ finds its database, which is empty at first.
    std::string url() const { return url_through(port_); }
    /// The same by another port, as a gate's.
    static std::string url_through(std::uint16_t port);

    void stop();      ///< fast: rolls back, ends the sessions, writes everything
    void stop_now();  ///< immediate: as when the power fails
    void start();     ///< again, on the same port; waits until it answers

    /// The first column of what the statements answer, as text. Throws std::runtime_error.
    std::vector<std::string> ask(const std::string& sql) const;

    /// How many sessions of BeanQ there are.
    int sessions() const;

private:
    void end(int signal);

    TemporaryFolder folder_;
    std::uint16_t port_;
    pid_t process_ = -1;
};

}  // namespace beanq
