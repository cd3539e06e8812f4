#include "tests/chaos/chain.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace beanq {

Chain::Chain(int instances) {
    std::vector<std::uint16_t> ports;
    for (int i = 0; i < instances; ++i) {
        const bool is_first = i == 0;
        const std::map<std::string, std::string> settings{
            {"BEANQ_DATABASE_URL", postgres_.url()},
            {"BEANQ_REDIS_URL", fmt::format("redis://127.0.0.1:{}", redis_.options().address.port)},
            {"BEANQ_DB_POOL", std::to_string(connections)},
            {"BEANQ_THREADS", "2"},
            {"BEANQ_BCRYPT_COST", is_first ? "4" : "10"}};
        instances_.push_back(std::make_unique<ServerProcess>(
            folder_ / std::to_string(i),
            is_first ? std::vector<std::string>{"--demo"} : std::vector<std::string>{}, settings));
        ports.push_back(instances_.back()->port());
    }
    shop_ = visit_shop(std::move(ports));
}

void Chain::kill(std::size_t instance) { instances_.at(instance).reset(); }

void Chain::expect_good_end() {
    for (std::size_t i = 0; i < instances_.size(); ++i) {
        if (!instances_[i]) continue;
        std::ifstream log(folder_ / std::to_string(i) / "server.log");
        EXPECT_EQ(instances_[i]->terminate(), 0) << log.rdbuf();
    }
}

void Chain::expect_no_more_sessions_than(std::size_t instances) const {
    const int most = static_cast<int>(instances) * (connections + 1);
    for (int i = 0; i < 100 && postgres_.sessions() > most; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    const int sessions = postgres_.sessions();
    std::printf("%d sessions of at most %d\n", sessions, most);
    EXPECT_LE(sessions, most);
}

}  // namespace beanq
