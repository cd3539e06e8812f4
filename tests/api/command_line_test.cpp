// The command line: what starts, what is refused, and in which words.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/http_client.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {
namespace {

using Environment = std::map<std::string, std::string>;

/// One sentence on stderr beside the log, exit code 1.
void expect_refusal(const Ended& ended, const std::string& words) {
    EXPECT_EQ(ended.exit_code, 1);
    std::istringstream lines(ended.err);
    std::vector<std::string> sentences;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("{\"time\"")) sentences.push_back(line);
    }
    ASSERT_EQ(sentences.size(), 1U) << ended.err;
    EXPECT_TRUE(sentences.front().starts_with("beanq: ")) << ended.err;
    EXPECT_NE(sentences.front().find(words), std::string::npos) << ended.err;
}

TEST(CommandLine, refuses_an_unknown_variable_by_name) {
    expect_refusal(run_beanq({"serve"}, {{"BEANQ_LISTENN", "x"}}), "BEANQ_LISTENN");
}

TEST(CommandLine, refuses_a_malformed_value_with_the_fault_and_an_example) {
    const TemporaryFolder folder;
    const std::map<std::string, std::string> bad{{"BEANQ_LISTEN", "nowhere"},
                                                 {"BEANQ_DATABASE_URL", "mysql://x"},
                                                 {"BEANQ_REDIS_URL", "rediss://cache"},
                                                 {"BEANQ_JWT_SECRETS", "a:short"},
                                                 {"BEANQ_BCRYPT_COST", "9"},
                                                 {"BEANQ_THREADS", "0"},
                                                 {"BEANQ_DB_POOL", "many"},
                                                 {"BEANQ_CORS_ORIGINS", "cafe.example"},
                                                 {"BEANQ_LOG_LEVEL", "loud"},
                                                 {"BEANQ_LOG_FORMAT", "xml"}};
    for (const auto& [name, value] : bad) {
        const auto ended =
            run_beanq({"serve"}, {{"BEANQ_DATA_DIR", folder.path().string()}, {name, value}});
        expect_refusal(ended, name);
        EXPECT_NE(ended.err.find("for example " + name + "="), std::string::npos) << ended.err;
    }
}

TEST(CommandLine, refuses_a_folder_it_cannot_write) {
    expect_refusal(run_beanq({"serve"}, {{"BEANQ_DATA_DIR", "/proc/beanq"}}), "/proc/beanq");
}

TEST(CommandLine, refuses_a_file_that_is_no_database) {
    const TemporaryFolder folder;
    std::ofstream(folder / "beanq.db") << std::string(4096, 'x');
    expect_refusal(run_beanq({"serve"}, {{"BEANQ_DATA_DIR", folder.path().string()}}), "beanq.db");
}

TEST(CommandLine, refuses_a_taken_port) {
    const TemporaryFolder folder;
    const ServerProcess first(folder / "first");
    const auto second =
        run_beanq({"serve", "--listen", "127.0.0.1:" + std::to_string(first.port())},
                  {{"BEANQ_DATA_DIR", (folder / "second").string()}});
    expect_refusal(second, std::to_string(first.port()));
}

TEST(CommandLine, refuses_wrong_usage_with_exit_code_2) {
    EXPECT_EQ(run_beanq({}).exit_code, 2);
    EXPECT_EQ(run_beanq({"brew"}).exit_code, 2);
    EXPECT_EQ(run_beanq({"serve", "--sugar"}).exit_code, 2);
    EXPECT_EQ(run_beanq({"user", "add"}).exit_code, 2);
}

TEST(CommandLine, shows_settings_without_secrets) {
    const auto ended = run_beanq({"config"}, {{"BEANQ_JWT_SECRETS", "k1:" + std::string(40, 's')},
                                              {"BEANQ_REDIS_URL", "redis://:ssss@cache"}});
    EXPECT_EQ(ended.exit_code, 0);
    EXPECT_NE(ended.out.find("BEANQ_LISTEN=127.0.0.1:8080"), std::string::npos);
    EXPECT_NE(ended.out.find("k1:********"), std::string::npos);
    EXPECT_NE(ended.out.find("redis://:********@cache:6379/0"), std::string::npos);
    EXPECT_EQ(ended.out.find("ssss"), std::string::npos);
}

TEST(CommandLine, first_start_prints_an_administrator_who_can_sign_in) {
    const TemporaryFolder folder;
    ServerProcess server(folder / "data");
    std::smatch found;
    const std::string greeting = server.greeting();
    // The greeting comes in one write; its first line may have been read alone.
    ASSERT_TRUE(std::regex_search(greeting, found, std::regex("One-time password: +(\\S+)")))
        << greeting;
    HttpClient client(server.port());
    const auto answer =
        client.post("/api/v1/auth/login",
                    R"({"email":"admin@beanq.local","password":")" + found[1].str() + "\"}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(server.terminate(), 0);

    struct stat secrets{};
    ASSERT_EQ(::stat((folder / "data/jwt_secrets").c_str(), &secrets), 0);
    EXPECT_EQ(secrets.st_mode & 0777U, 0600U);
    ServerProcess again(folder / "data");
    EXPECT_EQ(again.greeting().find("One-time"), std::string::npos) << "it is shown once";
}

TEST(CommandLine, adds_a_user_and_changes_a_password) {
    const TemporaryFolder folder;
    const Environment environment{{"BEANQ_DATA_DIR", (folder / "data").string()}};
    const auto added = run_beanq(
        {"user", "add", "--email", "Boss@Cafe.example", "--role", "manager", "--password-stdin"},
        environment, "the first password\n");
    ASSERT_EQ(added.exit_code, 0) << added.err;
    const auto login = [](std::uint16_t port, const std::string& password) {
        HttpClient client(port);
        return client
            .post("/api/v1/auth/login",
                  R"({"email":"boss@cafe.example","password":")" + password + "\"}")
            .status;
    };
    const ServerProcess server(folder / "data");
    EXPECT_EQ(login(server.port(), "the first password"), 200);
    const auto changed =
        run_beanq({"user", "password", "--email", "boss@cafe.example", "--password-stdin"},
                  environment, "the second password\n");
    EXPECT_EQ(changed.exit_code, 0) << changed.err;
    EXPECT_EQ(login(server.port(), "the second password"), 200);
    EXPECT_EQ(login(server.port(), "the first password"), 401);

    expect_refusal(run_beanq({"user", "add", "--email", "boss@cafe.example", "--role", "manager",
                              "--password-stdin"},
                             environment, "the third password\n"),
                   "");
    expect_refusal(run_beanq({"user", "add", "--email", "x@cafe.example", "--role", "king",
                              "--password-stdin"},
                             environment, "the third password\n"),
                   "");
    expect_refusal(run_beanq({"user", "add", "--email", "x@cafe.example", "--role", "client",
                              "--password-stdin"},
                             environment, "short\n"),
                   "");
    expect_refusal(
        run_beanq({"user", "password", "--email", "nobody@cafe.example", "--password-stdin"},
                  environment, "the third password\n"),
        "");
}

TEST(CommandLine, demo_is_filled_once_and_refuses_a_shop_with_orders) {
    const TemporaryFolder folder;
    const Environment cheap{{"BEANQ_BCRYPT_COST", "4"}};
    {
        ServerProcess server(folder / "data", {"--demo"}, cheap);
        EXPECT_EQ(server.terminate(), 0);
    }
    {
        ServerProcess server(folder / "data", {"--demo"}, cheap);
        HttpClient client(server.port());
        const auto login = client.post(
            "/api/v1/auth/login", R"({"email":"guest@demo.beanq.local","password":"beanq-demo"})");
        client.sign_in(std::string(login.json().at("access_token").as_string()));
        const auto menu = client.get("/api/v1/menu/search?limit=1&available=true").json();
        const auto& product = menu.at("items").at(0).at("product");
        const std::string variation(product.at("variations").at(0).at("id").as_string());
        EXPECT_EQ(client
                      .post("/api/v1/orders",
                            R"({"items":[{"quantity":1,"variation_id":")" + variation + "\"}]}")
                      .status,
                  201);
        EXPECT_EQ(server.terminate(), 0);
    }
    auto environment = cheap;
    environment.emplace("BEANQ_DATA_DIR", (folder / "data").string());
    expect_refusal(run_beanq({"serve", "--demo", "--listen", "127.0.0.1:0"}, environment),
                   "orders");
}

TEST(CommandLine, openapi_matches_the_golden_file) {
    std::ifstream in(BEANQ_SOURCE_DIR "/tests/golden/openapi.json");
    const std::string golden((std::istreambuf_iterator<char>(in)), {});
    const auto ended = run_beanq({"openapi"});
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_TRUE(ended.out == golden)
        << "the API changed; if that is meant: build/dev/beanq openapi > tests/golden/openapi.json";
}

}  // namespace
}  // namespace beanq
