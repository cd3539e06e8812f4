// A shop that grows out of its one file: `beanq migrate --from sqlite:… --to postgres://…`.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "tests/support/answers.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

namespace json = boost::json;

using Environment = std::map<std::string, std::string>;

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class MoveShop : public testing::Test {
protected:
    Ended move(const std::string& from, const std::string& to) {
        return run_beanq({"migrate", "--from", from, "--to", to}, {{"BEANQ_LOG_LEVEL", "off"}});
    }
    Ended move() { return move("sqlite:" + file().string(), place.url()); }

    void expect_refusal(const Ended& ended, int exit_code, const std::string& sentence) {
        EXPECT_EQ(ended.exit_code, exit_code);
        EXPECT_EQ(ended.out, "");
        EXPECT_EQ(ended.err, "beanq: " + sentence + "\n");
    }

    ServerProcess embedded(std::vector<std::string> options = {}) const {
        return ServerProcess(folder / "data", std::move(options), {{"BEANQ_BCRYPT_COST", "10"}});
    }
    ServerProcess over_postgres() const {
        return ServerProcess(folder / "other", {},
                             {{"BEANQ_DATABASE_URL", place.url()}, {"BEANQ_BCRYPT_COST", "10"}});
    }
    std::filesystem::path file() const { return folder / "data/beanq.db"; }

    TemporaryFolder folder;
    FreshPostgres place = FreshPostgres::empty();
};

/// Some hours of a café: orders at every stage.
std::vector<std::string> trade(std::uint16_t port) {
    Person barista(port, "barista@demo.beanq.local", "beanq-demo");
    const auto found = barista.get("/api/v1/menu/search?limit=5&available=true").json();
    std::vector<std::string> orders;
    for (const auto& item : found.at("items").as_array()) {
        const auto& product = item.at("product").as_object();
        json::array modifiers;
        for (const auto& group : product.at("modifier_groups").as_array()) {
            if (group.at("min").as_int64() == 0) continue;
            modifiers.push_back(
                {{"modifier_id", group.at("modifiers").at(0).at("id")}, {"quantity", 1}});
        }
        const json::object order{
            {"guest_name", "Ольга"},
            {"items", json::array{{{"variation_id", product.at("variations").at(0).at("id")},
                                   {"quantity", 2},
                                   {"notes", "«без сахара»"},
                                   {"modifiers", modifiers}}}}};
        const auto placed = barista.post("/api/v1/orders", json::serialize(order));
        EXPECT_EQ(placed.status, 201) << placed.body;
        orders.push_back(text_at(placed, "/id"));
    }
    advance(barista, orders.at(1), "preparing");
    advance(barista, orders.at(2), "completed");
    advance(barista, orders.at(3), "cancelled");
    return orders;
}

/// What an administrator gets to see of it, with the ETags.
std::map<std::string, std::string> everything(std::uint16_t port,
                                              const std::vector<std::string>& orders) {
    Person admin(port, "admin@demo.beanq.local", "beanq-demo");
    std::vector<std::string> paths{"/menu",
                                   "/menus",
                                   "/categories?limit=100",
                                   "/locations",
                                   "/menu/search?text=%D0%BA%D0%BE%D1%84%D0%B5",
                                   "/menu-items?limit=100",
                                   "/products?limit=100",
                                   "/modifier-groups?limit=100",
                                   "/ingredients?limit=100",
                                   "/users",
                                   "/users?q=demo&role=barista",
                                   "/roles",
                                   "/orders?limit=3",
                                   "/orders?status=pending,completed",
                                   "/me"};
    const auto products = admin.get("/api/v1/products?limit=100").json();
    for (const auto& product : products.at("items").as_array()) {
        paths.push_back("/products/" + to_text(product.at("id")));
        for (const auto& variation : product.at("variations").as_array())
            paths.push_back("/variations/" + to_text(variation.at("id")) + "/recipe");
    }
    for (const auto& order : orders) {
        paths.push_back("/orders/" + order);
        paths.push_back("/orders/" + order + "/history");
    }
    std::map<std::string, std::string> seen;
    for (const auto& path : paths) {
        const auto answer = admin.get("/api/v1" + path);
        EXPECT_EQ(answer.status, 200) << path;
        // Promises go on with the time.
        static const std::regex promise(R"("promised_at":"[^"]*","promise":\{[^}]*\},)");
        seen[path] = answer.header("ETag") + ' ' + std::regex_replace(answer.body, promise, "");
    }
    return seen;
}

TEST_F(MoveShop, shows_everything_as_it_was) {
    std::vector<std::string> orders;
    std::map<std::string, std::string> before;
    std::string refresh_token;
    {
        ServerProcess server = embedded({"--demo"});
        orders = trade(server.port());
        before = everything(server.port(), orders);
        refresh_token = Person(server.port(), "guest@demo.beanq.local", "beanq-demo").refresh_token;
        ASSERT_EQ(server.terminate(), 0);
    }
    const std::string bytes = content(file());

    const Ended moved = move();
    ASSERT_EQ(moved.exit_code, 0) << moved.err;
    EXPECT_NE(moved.out.find("orders                            5\n"), std::string::npos)
        << moved.out;
    EXPECT_NE(moved.out.find("counts and sums agree"), std::string::npos) << moved.out;
    EXPECT_TRUE(content(file()) == bytes) << "the file has changed";

    ServerProcess server = over_postgres();
    for (const auto& [path, answer] : everything(server.port(), orders))
        EXPECT_EQ(answer, before[path]) << path;
    HttpClient guest(server.port());
    EXPECT_EQ(refresh(guest, refresh_token).status, 200);
    Person barista(server.port(), "barista@demo.beanq.local", "beanq-demo");
    EventReader stream(
        server.port(), "/api/v1/orders/stream",
        {{"Authorization", "Bearer " + barista.access_token}, {"Last-Event-ID", "1"}});
    const auto resumed = stream.next();
    ASSERT_TRUE(resumed);
    EXPECT_GT(std::stoi(resumed->id), 1);
    advance(barista, orders.at(0), "confirmed");
    EXPECT_EQ(server.terminate(), 0);
}

TEST_F(MoveShop, goes_on_with_numbers_and_takes_no_second_shop) {
    {
        ServerProcess server = embedded({"--demo"});
        trade(server.port());
        ASSERT_EQ(server.terminate(), 0);
    }
    ASSERT_EQ(move().exit_code, 0);
    const Ended again = move();
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_TRUE(again.err.starts_with("beanq: the target is not empty: it has rows in "))
        << again.err;
    ServerProcess server = over_postgres();
    trade(server.port());
    Person barista(server.port(), "barista@demo.beanq.local", "beanq-demo");
    EXPECT_EQ(text_at(barista.get("/api/v1/orders?limit=1"), "/items/0/number"), "A-010");
}

TEST_F(MoveShop, refuses_what_is_no_shop) {
    const auto missing = (folder / "nowhere.db").string();
    expect_refusal(move("sqlite:" + missing, place.url()), 1,
                   "cannot read " + missing + ": there is no such file");
    EXPECT_FALSE(std::filesystem::exists(missing));
    const auto letter = (folder / "letter.db").string();
    std::ofstream(letter) << std::string(4096, 'x');
    expect_refusal(move("sqlite:" + letter, place.url()), 1,
                   "cannot read " + letter + ": file is not a database");
    EXPECT_EQ(content(letter), std::string(4096, 'x'));
}

TEST_F(MoveShop, refuses_another_direction) {
    const std::string sentence =
        "a shop is moved --from sqlite:FILE --to postgres://user:password@host:port/name, and in "
        "no other direction";
    expect_refusal(move(place.url(), "sqlite:" + file().string()), 2, sentence);
    expect_refusal(move("sqlite:a.db", "sqlite:b.db"), 2, sentence);
    const Ended half = run_beanq({"migrate", "--from", "sqlite:a.db"});
    EXPECT_EQ(half.exit_code, 2);
    EXPECT_NE(half.err.find("--to"), std::string::npos) << half.err;
}

TEST_F(MoveShop, says_when_the_target_is_away) {
    {
        ServerProcess server = embedded();
        ASSERT_EQ(server.terminate(), 0);
    }
    const Ended away = move("sqlite:" + file().string(), "postgres://nobody:secret@127.0.0.1:1/x");
    EXPECT_EQ(away.exit_code, 1);
    EXPECT_TRUE(away.err.starts_with("beanq: cannot connect to PostgreSQL: ")) << away.err;
    EXPECT_EQ(away.err.find("secret"), std::string::npos) << away.err;
}

}  // namespace
}  // namespace beanq
