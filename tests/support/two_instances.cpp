#include "tests/support/two_instances.hpp"

#include <stdexcept>
#include <thread>

#include "tests/support/answers.hpp"

namespace beanq {

using namespace std::chrono_literals;

TwoInstances::TwoInstances() : admin(a->port(), first_admin_email, a->first_admin()->password) {
    const auto menu = create("/menus", R"({"name":"All day"})");
    category = create("/categories", R"({"name":"Coffee","menu_id":")" + menu + R"("})");
    settle();
}

app::Config TwoInstances::settings(const std::string& name) const {
    app::Config config;
    config.port = 0;
    config.data_dir = folder / name;
    store.configure(config);
    config.redis = redis.options().address;
    config.redis_prefix = redis::Options().prefix;  // the server is ours alone
    config.jwt_secrets = {{"test", "a secret that only this test knows 0123456789"}};
    config.bcrypt_cost = 4;
    config.threads = 2;
    config.db_pool = 2;
    return config;
}

std::unique_ptr<app::App> TwoInstances::start(const std::string& name) const {
    auto app = std::make_unique<app::App>(settings(name), false);
    app->start();
    return app;
}

std::map<std::string, std::string> TwoInstances::environment() const {
    const auto config = settings("process");
    const auto& [kid, secret] = config.jwt_secrets.front();
    return {{"BEANQ_DATABASE_URL", app::describe_database(config)},
            {"BEANQ_REDIS_URL", redis::masked_url(*config.redis)},
            {"BEANQ_DATA_DIR", config.data_dir.string()},
            {"BEANQ_JWT_SECRETS", kid + ':' + secret},
            {"BEANQ_BCRYPT_COST", "10"}};
}

std::string TwoInstances::create(const std::string& path, const std::string& body) {
    const auto answer = admin.post(std::string(api) + path, body);
    if (answer.status != 201) throw std::runtime_error(path + ": " + answer.body);
    return text_at(answer, "/id");
}

Person TwoInstances::new_person(std::string_view role) {
    const std::string email = "person" + std::to_string(++people_) + "@example.com";
    create("/users", R"({"name":"Anna","email":")" + email + R"(","role":")" + std::string(role) +
                         R"(","password":")" + std::string(everybodys_password) + R"("})");
    return {a->port(), email};
}

HttpClient TwoInstances::at_b(const Person& person) const {
    HttpClient client(b->port());
    client.sign_in(person.access_token);
    return client;
}

void TwoInstances::sell(const std::string& name) {
    create("/products", R"({"name":")" + name + R"(","category_id":")" + category +
                            R"(","variations":[{"name":"M","price":)"
                            R"({"amount":25000,"currency":"RUB"}}]})");
}

void TwoInstances::settle() const {
    HttpClient client_a(a->port());
    HttpClient client_b(b->port());
    time_until([&] {
        return text_at(client_a.get("/readyz"), "/status") == "ready" &&
               text_at(client_b.get("/readyz"), "/status") == "ready";
    });
}

std::chrono::milliseconds TwoInstances::time_until(const std::function<bool()>& holds) {
    using Time = std::chrono::steady_clock;
    const auto began = Time::now();
    const auto passed = [&] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Time::now() - began);
    };
    while (!holds()) {
        if (passed() > 2s) {
            ADD_FAILURE() << "it did not come";
            break;
        }
        std::this_thread::sleep_for(2ms);
    }
    return passed();
}

}  // namespace beanq
