// Staff and guests as managers and admins keep them; roles, permissions and shops.
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

constexpr std::string_view user_keys = "id email name phone role active created_at version";

std::string user_body(std::string_view email, std::string_view role,
                      std::string_view name = "Boris") {
    return fmt::format(R"({{"email":"{}","password":"{}","name":"{}","role":"{}"}})", email,
                       everybodys_password, name, role);
}

std::string role_body(std::string_view role) { return fmt::format(R"({{"role":"{}"}})", role); }

std::string user(const Person& person) { return "/api/v1/users/" + person.id; }

const HttpFields any_version{{"If-Match", "*"}};

using Users = ApiTest;

TEST_F(Users, are_taken_on_with_a_role) {
    auto admin = app().sign_in("admin");
    const auto made = admin.post("/api/v1/users", user_body("Vera@Example.com", "barista"));
    expect_created(made, "/api/v1/users");
    EXPECT_EQ(keys(made.json()), user_keys);
    EXPECT_EQ(text_at(made, "/email"), "vera@example.com");
    EXPECT_EQ(text_at(made, "/role"), "barista");
    EXPECT_EQ(made.body.find("password"), std::string::npos);
    expect_problem(admin.post("/api/v1/users", user_body("vera@example.com", "client")), 409,
                   "user.email-taken");
    expect_faults(admin.post("/api/v1/users", user_body("x@example.com", "emperor")),
                  {"/role field.unknown-role"});
    expect_faults(admin.post("/api/v1/users", R"({"email":"x@example.com"})"),
                  {"/password field.required", "/name field.required", "/role field.required"});
}

TEST_F(Users, are_not_given_more_by_a_manager_than_a_manager_may) {
    auto manager = app().sign_in("manager");
    expect_problem(manager.post("/api/v1/users", user_body("boss@example.com", "admin")), 403,
                   "user.outranks-you");
    expect_status(manager.post("/api/v1/users", user_body("newcomer@example.com", "manager")), 201);
    auto admin = app().sign_in("admin");
    expect_problem(manager.patch(user(admin), R"({"name":"Nobody"})", any_version), 403,
                   "user.outranks-you");
    expect_problem(manager.post(user(admin) + "/deactivate", "", any_version), 403,
                   "user.outranks-you");
    auto barista = app().new_staff("barista");
    expect_problem(manager.put(user(barista) + "/role", role_body("manager"), any_version), 403,
                   "auth.forbidden");
}

TEST_F(Users, are_listed_newest_first_by_role_activity_and_text) {
    auto admin = app().sign_in("admin");
    const auto first = text_at(
        admin.post("/api/v1/users", user_body("zoya1@example.com", "barista", "Зоя Первая")),
        "/id");
    const auto second = text_at(
        admin.post("/api/v1/users", user_body("zoya2@example.com", "client", "Зоя Вторая")), "/id");
    expect_status(admin.post("/api/v1/users/" + first + "/deactivate", "", any_version), 200);

    const auto all = admin.get("/api/v1/users");
    expect_status(all, 200);
    EXPECT_EQ(keys(all.json()), "items next_cursor");
    EXPECT_EQ(keys(at(all, "/items/0")), user_keys);
    EXPECT_EQ(items_of(all).front(), second);
    EXPECT_THAT(items_of(admin.get("/api/v1/users?role=barista")), Contains(first));
    EXPECT_THAT(items_of(admin.get("/api/v1/users?role=barista"), "role"), Each("barista"));
    EXPECT_THAT(items_of(admin.get("/api/v1/users?active=false")), ElementsAre(first));
    EXPECT_THAT(items_of(admin.get("/api/v1/users?active=true")), Not(Contains(first)));
    // «зоя в», in another case than the name
    EXPECT_THAT(items_of(admin.get("/api/v1/users?q=%D0%97%D0%9E%D0%AF%20%D0%92")),
                ElementsAre(second));
    EXPECT_THAT(items_of(admin.get("/api/v1/users?q=ZOYA1@")), ElementsAre(first));
    EXPECT_THAT(items_of(admin.get("/api/v1/users?q=_")), SizeIs(0));
    EXPECT_THAT(items_of(admin.get("/api/v1/users?q=%25")), SizeIs(0))
        << "a percent sign is a letter like any other";
    EXPECT_THAT(items_of(admin.get("/api/v1/users?role=emperor")), SizeIs(0));
    EXPECT_EQ(walk_pages(admin, "/api/v1/users?limit=2"), items_of(all));
    expect_faults(admin.get("/api/v1/users?active=maybe&q="),
                  {"?active field.type", "?q field.too-short"});
    expect_faults(admin.get("/api/v1/users?role=caf%E9"), {"? field.format"});
}

TEST_F(Users, see_themselves_and_staff_sees_all) {
    auto client = app().sign_in("client");
    auto other = app().new_client();
    auto manager = app().sign_in("manager");
    const auto self = client.get(user(client));
    expect_version(self, 1);
    EXPECT_EQ(keys(self.json()), user_keys);
    expect_problem(client.get(user(other)), 403, "auth.forbidden");
    expect_problem(client.get("/api/v1/users/" + unknown_id()), 403, "auth.forbidden");
    expect_version(manager.get(user(other)), 1);
    expect_problem(manager.get("/api/v1/users/" + unknown_id()), 404, "user.not-found");
}

TEST_F(Users, are_changed_by_version) {
    auto manager = app().sign_in("manager");
    auto client = app().new_client();
    expect_problem(manager.patch(user(client), R"({"name":"X"})"), 428, "version.required");
    const auto changed =
        manager.patch(user(client), R"({"name":"Пётр","phone":"12345"})", if_match(1));
    expect_version(changed, 2);
    EXPECT_EQ(text_at(changed, "/name"), "Пётр");
    expect_problem(manager.patch(user(client), R"({"name":"X"})", if_match(1)), 412,
                   "version.stale");
    expect_problem(client.patch(user(client), R"({"name":"X"})", if_match(2)), 403,
                   "auth.forbidden");
    expect_faults(manager.patch(user(client), R"({"name":1,"phone":"123"})", if_match(2)),
                  {"/name field.type"});
    expect_faults(manager.patch(user(client), R"({"phone":"123"})", if_match(2)),
                  {"/phone field.format"});
}

TEST_F(Users, lose_and_gain_rights_with_the_very_next_request) {
    auto admin = app().sign_in("admin");
    auto person = app().new_staff("barista");
    expect_status(person.get("/api/v1/menus"), 200);
    const auto demoted = admin.put(user(person) + "/role", role_body("client"), if_match(1));
    expect_version(demoted, 2);
    EXPECT_EQ(text_at(demoted, "/role"), "client");
    expect_problem(person.get("/api/v1/menus"), 403, "auth.forbidden");
    EXPECT_EQ(text_at(person.get("/api/v1/me"), "/role"), "client");

    expect_version(admin.put(user(person) + "/role", role_body("manager"), if_match(2)), 3);
    expect_status(person.get("/api/v1/menus"), 200);
    expect_status(person.get("/api/v1/users"), 200);
    expect_problem(admin.put(user(person) + "/role", role_body("client"), if_match(2)), 412,
                   "version.stale");
    expect_faults(admin.put(user(person) + "/role", role_body("emperor"), if_match(3)),
                  {"/role field.unknown-role"});
}

TEST_F(Users, are_out_with_the_very_next_request_when_deactivated) {
    auto manager = app().sign_in("manager");
    auto person = app().new_staff("barista");
    const auto out = manager.post(user(person) + "/deactivate", "", if_match(1));
    expect_version(out, 2);
    EXPECT_EQ(at(out, "/active"), false);
    const auto shut = person.get("/api/v1/me");
    EXPECT_EQ(shut.status, 401);
    EXPECT_EQ(shut.header("WWW-Authenticate"), R"(Bearer realm="beanq", error="invalid_token")");
    auto visitor = app().visitor();
    const auto refresh = visitor.post(
        "/api/v1/auth/refresh", fmt::format(R"({{"refresh_token":"{}"}})", person.refresh_token));
    EXPECT_EQ(refresh.status, 401);
    const auto login =
        fmt::format(R"({{"email":"{}","password":"{}"}})", person.email, everybodys_password);
    expect_problem(visitor.post("/api/v1/auth/login", login), 403, "auth.user-inactive");
    expect_problem(
        visitor.post("/api/v1/auth/login",
                     fmt::format(R"({{"email":"{}","password":"wrong password"}})", person.email)),
        401, "auth.bad-credentials");

    expect_version(manager.post(user(person) + "/activate", "", if_match(2)), 3);
    expect_status(visitor.post("/api/v1/auth/login", login), 200);
    EXPECT_EQ(person.get("/api/v1/me").status, 401) << "the old session stays ended";
}

TEST_F(Users, keep_the_last_active_admin) {
    TestApp own;
    auto admin = own.sign_in("admin");
    expect_problem(admin.put(user(admin) + "/role", role_body("client"), any_version), 409,
                   "user.last-admin");
    expect_problem(admin.post(user(admin) + "/deactivate", "", any_version), 409,
                   "user.last-admin");
    auto second = own.new_staff("admin");
    expect_status(second.post(user(second) + "/deactivate", "", any_version), 200);
    expect_problem(admin.put(user(admin) + "/role", role_body("manager"), any_version), 409,
                   "user.last-admin");
    expect_status(admin.post(user(second) + "/activate", "", any_version), 200);
    expect_status(admin.put(user(admin) + "/role", role_body("manager"), any_version), 200);
    expect_problem(admin.put(user(second) + "/role", role_body("client"), any_version), 403,
                   "auth.forbidden");
}

TEST_F(Users, keep_one_admin_when_two_demote_each_other_at_once) {
    TestApp own;
    auto one = own.sign_in("admin");
    auto two = own.new_staff("admin");
    const auto demote = [](Person& by, const Person& whom) {
        return by.put(user(whom) + "/role", role_body("manager"), any_version).status;
    };
    for (int round = 0; round < 10; ++round) {
        int by_one = 0;
        int by_two = 0;
        {
            const std::jthread first([&] { by_one = demote(one, two); });
            const std::jthread second([&] { by_two = demote(two, one); });
        }
        ASSERT_TRUE((by_one == 200) != (by_two == 200)) << by_one << ' ' << by_two;
        Person& winner = by_one == 200 ? one : two;
        const Person& loser = by_one == 200 ? two : one;
        EXPECT_EQ(items_of(winner.get("/api/v1/users?role=admin")), std::vector{winner.id});
        expect_status(winner.put(user(loser) + "/role", role_body("admin"), any_version), 200);
    }
}

TEST_F(Users, have_the_roles_that_come_with_the_program) {
    auto admin = app().sign_in("admin");
    const auto roles = admin.get("/api/v1/roles");
    expect_status(roles, 200);
    EXPECT_EQ(keys(roles.json()), "items next_cursor");
    EXPECT_EQ(keys(at(roles, "/items/0")), "name system permissions");
    EXPECT_THAT(items_of(roles, "name"),
                testing::UnorderedElementsAre("admin", "manager", "barista", "client"));
    EXPECT_THAT(items_of(roles, "system"), Each("true"));
    const auto permissions = admin.get("/api/v1/permissions");
    expect_status(permissions, 200);
    const auto names = items_of(permissions, "name");
    EXPECT_THAT(names, Each(testing::MatchesRegex("[a-z]+(_own)?_[a-z]+")));
    std::vector<std::string> mine;
    for (const auto& name : at(admin.get("/api/v1/me"), "/permissions").as_array())
        mine.push_back(to_text(name));
    EXPECT_EQ(mine, names) << "the admin holds all";
}

TEST_F(Users, know_the_shops) {
    auto client = app().sign_in("client");
    const auto shops = client.get("/api/v1/locations");
    expect_status(shops, 200);
    EXPECT_EQ(keys(shops.json()), "items next_cursor");
    EXPECT_EQ(items_of(shops).size(), 1U) << "a fresh install has one";
    EXPECT_EQ(keys(at(shops, "/items/0")), "id name time_zone currency day_cutoff_minutes");
    EXPECT_EQ(text_at(shops, "/items/0/currency"), "RUB");
    EXPECT_EQ(text_at(shops, "/items/0/time_zone"), "Europe/Moscow");
}

}  // namespace
}  // namespace beanq
