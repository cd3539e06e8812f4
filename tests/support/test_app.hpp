// The real application on a free port, in this process, with its people and a small menu. What it
// holds is made over its own API.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <gtest/gtest.h>

#include "app/app.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/test_store.hpp"

namespace beanq {

inline constexpr std::string_view everybodys_password = "a good password";
inline constexpr std::string_view first_admin_email = "admin@beanq.local";
inline constexpr std::string_view api = "/api/v1";

/// Somebody who has signed in, with a connection of their own. A copy is the same person, in the
/// same session, on another connection: one for each thread.
class Person : public HttpClient {
public:
    /// Signs in. Throws with the answer when that is refused.
    Person(std::uint16_t port, std::string_view email,
           std::string_view password = everybodys_password);
    Person(const Person& same);
    Person& operator=(const Person&) = delete;

    const std::string id;
    const std::string role;
    const std::string email;
    const std::string access_token;
    const std::string refresh_token;

private:
    Person(std::uint16_t port, const boost::json::object& tokens);

    const std::uint16_t port_;
};

/// What the small menu's parts are called by the API. Prices are in roubles.
struct SmallMenu {
    std::string menu;
    std::string category;
    std::string latte;                      ///< asks for milk and for extras
    std::string latte_s, latte_m, latte_l;  ///< 220, 250 and 280
    std::string milk;                       ///< exactly one:
    std::string cow, oat;                   ///< for nothing, by default; for 60
    std::string extras;                     ///< up to three:
    std::string shot;                       ///< for 50, again and again
    std::string croissant;
    std::string plain;  ///< the croissant's only variation, 180, nothing to choose
};

class TestApp {
public:
    /// `jwt_key` signs all access tokens, so that a test can make its own.
    static constexpr std::string_view jwt_kid = "test";
    static constexpr std::string_view jwt_key = "a secret that only this test knows, 0123456789";

    explicit TestApp(std::vector<std::string> cors_origins = {});

    std::uint16_t port() const { return app_->port(); }
    app::App& running() { return *app_; }

    /// Drains and ends; nothing is asked of it afterwards.
    void stop() { app_->stop(); }

    /// Another instance over the same PostgreSQL, started; the same tokens hold there. It ends
    /// before this one.
    std::unique_ptr<app::App> another_instance();

    HttpClient visitor() const { return HttpClient(port()); }

    /// The one person of that role (`admin`, `manager`, `barista`, `client`), signed in anew.
    Person sign_in(std::string_view role);

    /// Another client, who registers now.
    Person new_client();

    /// Another member of staff, taken on now.
    Person new_staff(std::string_view role);

    /// On sale from the first time it is asked for.
    const SmallMenu& menu();

private:
    std::string account_of(std::string_view role);
    std::string fresh_email(std::string_view role);

    TemporaryFolder folder_;
    TestStore store_{folder_ / "beanq.db"};
    std::unique_ptr<app::App> app_;
    std::map<std::string, std::string, std::less<>> accounts_;  ///< e-mail by role
    std::optional<SmallMenu> menu_;
    int people_ = 0;
};

/// One application for all tests of a suite: `using Login = ApiTest;`. Tests that would disturb
/// each other make a TestApp of their own.
class ApiTest : public testing::Test {
protected:
    // Not in SetUpTestSuite(): where that fails, the tests count as skipped.
    ApiTest() {
        if (!app_) app_ = std::make_unique<TestApp>();
    }
    static void TearDownTestSuite() { app_.reset(); }
    static TestApp& app() { return *app_; }
    static const SmallMenu& menu() { return app_->menu(); }

private:
    static inline std::unique_ptr<TestApp> app_;
};

/// Bodies and requests that more than one suite sends.
std::string login_body(std::string_view email, std::string_view password = everybodys_password);
HttpAnswer refresh(HttpClient& client, const std::string& refresh_token);

boost::json::object rub(std::int64_t minor);

/// Parts of the body of an order. Modifiers are ids, named as often as they are wanted.
boost::json::object line(std::string_view variation, int quantity = 1);
boost::json::object line(std::string_view variation, int quantity,
                         const std::vector<std::string>& modifiers);
boost::json::object order_of(boost::json::array lines);
boost::json::object walk_in(boost::json::object order, std::string_view guest_name = "Olga");

/// Places a croissant, as staff for Olga. Throws with the answer unless it is 201.
HttpAnswer place(Person& by, const SmallMenu& menu);

/// Asks for the next status; `version` 0 sends `If-Match: *`.
HttpAnswer move(HttpClient& by, const std::string& order, std::string_view to,
                std::int64_t version = 0, std::string_view reason = "");

/// Moves an order all the way to a status, as staff does. Throws when that is refused.
void advance(HttpClient& staff, const std::string& order, std::string_view to);

}  // namespace beanq
