// SIGKILL again and again at random moments under load, over both databases: a few times in CI, a
// thousand times by script/kills.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/chaos/crowd.hpp"
#include "tests/chaos/ledger.hpp"
#include "tests/chaos/shop.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/free_port.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {
namespace {

using namespace std::chrono_literals;

constexpr int clients = 8;
constexpr int kills_of_a_shop = 50;  // soon enough for its access tokens

int kills() {
    const char* const asked = std::getenv("BEANQ_KILLS");
    return asked == nullptr ? 3 : std::atoi(asked);
}

enum class Over { sqlite, postgres };

class Kills : public testing::TestWithParam<Over> {
protected:
    void start(const std::vector<std::string>& options = {}) {
        server_.emplace(folder_->path(), options, environment_);
    }

    /// A shop that is killed so many times while it is busy.
    void kill_a_shop(int times, unsigned seed) {
        folder_.emplace();
        if (GetParam() == Over::postgres) {
            postgres_ = std::make_unique<PostgresServer>();
            environment_["BEANQ_DATABASE_URL"] = postgres_->url();
        }
        environment_["BEANQ_LISTEN"] = fmt::format("127.0.0.1:{}", free_port());
        start({"--demo"});
        std::mt19937 random(seed);
        const Shop shop = visit_shop({server_->port()});
        Ledger ledger;
        {
            Crowd crowd(shop, ledger, clients, seed);
            for (int i = 0; i < times; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(random() % 400));
                server_->kill_now();
                server_.reset();
                start();
            }
            EXPECT_TRUE(crowd.goes_on_within(10s)) << "some clients are not served again";
        }
        EXPECT_THAT(ledger.wrongs(), testing::IsEmpty());
        ledger.expect_orders(stored_orders(shop));
        EXPECT_EQ(server_->terminate(), 0);
        server_.reset();
        expect_healthy();
        std::printf("%d kills, %zu orders, %d broken connections\n", times, ledger.orders(),
                    ledger.broken());
    }

private:
    static std::vector<std::string> stored_orders(const Shop& shop) {
        HttpClient staff(shop.ports.front());
        staff.sign_in(shop.barista);
        std::vector<std::string> ids;
        std::string cursor;
        do {
            const auto page =
                staff.get("/api/v1/orders?limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor));
            std::ranges::move(items_of(page, "id"), std::back_inserter(ids));
            const auto next = at(page, "/next_cursor");
            cursor = next.is_null() ? "" : to_text(next);
        } while (!cursor.empty());
        return ids;
    }

    void expect_healthy() {
        auto settings = environment_;
        settings["BEANQ_DATA_DIR"] = folder_->path().string();
        const auto doctor = run_beanq({"doctor", "--deep"}, settings);
        EXPECT_EQ(doctor.exit_code, 0) << doctor.out << doctor.err;
    }

    std::map<std::string, std::string> environment_{{"BEANQ_BCRYPT_COST", "10"},
                                                    {"BEANQ_DB_POOL", "4"}};
    std::unique_ptr<PostgresServer> postgres_;
    std::optional<TemporaryFolder> folder_;
    std::optional<ServerProcess> server_;
};

TEST_P(Kills, leave_nothing_lost_doubled_or_half_done) {
    for (int left = kills(); left > 0 && !HasFailure(); left -= kills_of_a_shop) {
        const unsigned seed = std::random_device{}();
        std::printf("SEED=%u\n", seed);
        kill_a_shop(std::min(left, kills_of_a_shop), seed);
    }
}

INSTANTIATE_TEST_SUITE_P(With, Kills, testing::Values(Over::sqlite, Over::postgres),
                         [](const auto& info) {
                             return info.param == Over::sqlite ? "Sqlite" : "Postgres";
                         });

}  // namespace
}  // namespace beanq
