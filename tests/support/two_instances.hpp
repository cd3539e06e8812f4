// Two instances of one shop, over one database and one Redis that can be stopped.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "app/app.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/test_app.hpp"
#include "tests/support/test_store.hpp"

namespace beanq {

struct TwoInstances : testing::Test {
    TwoInstances();

    /// Somebody with that role who has signed in at A.
    Person new_person(std::string_view role);
    /// The same session, at B.
    HttpClient at_b(const Person& person) const;
    /// Puts a product of that name on the menu, at A.
    void sell(const std::string& name);

    std::unique_ptr<app::App> start(const std::string& name) const;
    /// For a process of its own, of the same shop.
    std::map<std::string, std::string> environment() const;

    /// Both hear everything of each other.
    void settle() const;

    /// Waits until it holds; answers how long that took. Fails after two seconds.
    static std::chrono::milliseconds time_until(const std::function<bool()>& holds);

    TemporaryFolder folder;
    TestStore store{folder / "beanq.db"};
    RedisServer redis;
    std::unique_ptr<app::App> a = start("a");
    std::unique_ptr<app::App> b = start("b");
    Person admin;
    std::string category;

private:
    app::Config settings(const std::string& name) const;
    std::string create(const std::string& path, const std::string& body);

    int people_ = 0;
};

}  // namespace beanq
