#include "tests/support/test_app.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <boost/json.hpp>

#include "tests/support/answers.hpp"

namespace beanq {

namespace json = boost::json;

namespace {

void demand(const HttpAnswer& answer, int status, const std::string& what) {
    if (answer.status == status) return;
    throw std::runtime_error(what + ": " + std::to_string(answer.status) + ' ' + answer.body);
}

json::object sign_in_as(std::uint16_t port, std::string_view email, std::string_view password) {
    HttpClient client(port);
    const auto answer = client.post("/api/v1/auth/login", login_body(email, password));
    demand(answer, 200, "signing in as " + std::string(email));
    return answer.json().as_object();
}

app::Config settings(const std::filesystem::path& folder, const TestStore& store,
                     std::vector<std::string> cors_origins) {
    app::Config config;
    config.port = 0;
    config.data_dir = folder;
    store.configure(config);
    config.jwt_secrets = {{std::string(TestApp::jwt_kid), std::string(TestApp::jwt_key)}};
    config.bcrypt_cost = 4;
    config.threads = 2;
    config.db_pool = 2;
    config.cors_origins = std::move(cors_origins);
    return config;
}

json::object priced(std::string_view name, std::int64_t minor) {
    return {{"name", name}, {"price", rub(minor)}};
}

/// Creates something and answers what came back.
HttpAnswer create(HttpClient& by, std::string_view path, const json::object& body) {
    auto answer = by.post(std::string(api) + std::string(path), json::serialize(body));
    demand(answer, 201, "POST " + std::string(path));
    return answer;
}

SmallMenu make_menu(HttpClient& by) {
    SmallMenu made;
    made.menu = text_at(create(by, "/menus", {{"name", "Всегда"}}), "/id");
    made.category =
        text_at(create(by, "/categories", {{"menu_id", made.menu}, {"name", "Coffee"}}), "/id");

    json::object cow = priced("Cow", 0);
    cow["default"] = true;
    const auto milk = create(
        by, "/modifier-groups",
        {{"name", "Milk"}, {"min", 1}, {"max", 1}, {"modifiers", {cow, priced("Oat", 6000)}}});
    made.milk = text_at(milk, "/id");
    made.cow = text_at(milk, "/modifiers/0/id");
    made.oat = text_at(milk, "/modifiers/1/id");
    const auto extras = create(by, "/modifier-groups",
                               {{"name", "Extras"},
                                {"min", 0},
                                {"max", 3},
                                {"repeats", true},
                                {"modifiers", json::array{priced("Extra shot", 5000)}}});
    made.extras = text_at(extras, "/id");
    made.shot = text_at(extras, "/modifiers/0/id");

    const auto latte =
        create(by, "/products",
               {{"name", "Latte"},
                {"description", "Espresso with steamed milk"},
                {"allergens", json::array{"milk"}},
                {"preparation_seconds", 120},
                {"variations", {priced("S", 22000), priced("M", 25000), priced("L", 28000)}},
                {"modifier_group_ids", {made.milk, made.extras}},
                {"category_id", made.category}});
    made.latte = text_at(latte, "/id");
    made.latte_s = text_at(latte, "/variations/0/id");
    made.latte_m = text_at(latte, "/variations/1/id");
    made.latte_l = text_at(latte, "/variations/2/id");
    const auto croissant = create(by, "/products",
                                  {{"name", "Круассан"},
                                   {"description", "Сливочный, с хрустящей корочкой"},
                                   {"variations", json::array{priced("обычный", 18000)}},
                                   {"category_id", made.category}});
    made.croissant = text_at(croissant, "/id");
    made.plain = text_at(croissant, "/variations/0/id");
    return made;
}

}  // namespace

Person::Person(std::uint16_t port, std::string_view email, std::string_view password)
    : Person(port, sign_in_as(port, email, password)) {}

Person::Person(std::uint16_t port, const json::object& tokens)
    : HttpClient(port),
      id(to_text(tokens.at("user").at("id"))),
      role(to_text(tokens.at("user").at("role"))),
      email(to_text(tokens.at("user").at("email"))),
      access_token(to_text(tokens.at("access_token"))),
      refresh_token(to_text(tokens.at("refresh_token"))),
      port_(port) {
    HttpClient::sign_in(access_token);
}

Person::Person(const Person& same)
    : HttpClient(same.port_),
      id(same.id),
      role(same.role),
      email(same.email),
      access_token(same.access_token),
      refresh_token(same.refresh_token),
      port_(same.port_) {
    HttpClient::sign_in(access_token);
}

TestApp::TestApp(std::vector<std::string> cors_origins)
    : app_(std::make_unique<app::App>(settings(folder_.path(), store_, std::move(cors_origins)),
                                      false)) {
    app_->start();
}

std::unique_ptr<app::App> TestApp::another_instance() {
    auto instance = std::make_unique<app::App>(settings(folder_.path(), store_, {}), false);
    instance->start();
    return instance;
}

Person TestApp::sign_in(std::string_view role) {
    if (role == "admin") return Person(port(), first_admin_email, app_->first_admin()->password);
    return Person(port(), account_of(role));
}

Person TestApp::new_client() {
    const auto email = fresh_email("client");
    auto anybody = visitor();
    create(anybody, "/auth/register",
           {{"email", email}, {"password", everybodys_password}, {"name", "Anna"}});
    return Person(port(), email);
}

Person TestApp::new_staff(std::string_view role) {
    const auto email = fresh_email(role);
    auto admin = sign_in("admin");
    create(
        admin, "/users",
        {{"email", email}, {"password", everybodys_password}, {"name", "Boris"}, {"role", role}});
    return Person(port(), email);
}

const SmallMenu& TestApp::menu() {
    if (!menu_) {
        auto manager = sign_in("manager");
        menu_ = make_menu(manager);
    }
    return *menu_;
}

std::string TestApp::account_of(std::string_view role) {
    if (const auto known = accounts_.find(role); known != accounts_.end()) return known->second;
    const std::string email = role == "client" ? new_client().email : new_staff(role).email;
    accounts_.emplace(role, email);
    return email;
}

std::string TestApp::fresh_email(std::string_view role) {
    return std::string(role) + std::to_string(++people_) + "@example.com";
}

std::string login_body(std::string_view email, std::string_view password) {
    return json::serialize(json::object{{"email", email}, {"password", password}});
}

HttpAnswer refresh(HttpClient& client, const std::string& refresh_token) {
    return client.post("/api/v1/auth/refresh",
                       json::serialize(json::object{{"refresh_token", refresh_token}}));
}

json::object rub(std::int64_t minor) { return {{"amount", minor}, {"currency", "RUB"}}; }

json::object line(std::string_view variation, int quantity) {
    return {{"variation_id", variation}, {"quantity", quantity}};
}

json::object line(std::string_view variation, int quantity,
                  const std::vector<std::string>& modifiers) {
    std::vector<std::pair<std::string, int>> counted;
    for (const auto& modifier : modifiers) {
        const auto known =
            std::ranges::find(counted, modifier, &std::pair<std::string, int>::first);
        if (known != counted.end()) {
            ++known->second;
        } else {
            counted.emplace_back(modifier, 1);
        }
    }
    json::array wanted;
    for (const auto& [id, times] : counted)
        wanted.push_back({{"modifier_id", id}, {"quantity", times}});
    json::object made = line(variation, quantity);
    made["modifiers"] = std::move(wanted);
    return made;
}

json::object order_of(json::array lines) { return {{"items", std::move(lines)}}; }

json::object walk_in(json::object order, std::string_view guest_name) {
    order["guest_name"] = guest_name;
    return order;
}

HttpAnswer place(Person& by, const SmallMenu& menu) {
    json::object order = order_of({line(menu.plain)});
    if (by.role != "client") order = walk_in(std::move(order));
    return create(by, "/orders", order);
}

HttpAnswer move(HttpClient& by, const std::string& order, std::string_view to, std::int64_t version,
                std::string_view reason) {
    json::object body{{"status", to}};
    if (!reason.empty()) body["reason"] = reason;
    const HttpFields condition = version == 0 ? HttpFields{{"If-Match", "*"}} : if_match(version);
    return by.post("/api/v1/orders/" + order + "/status", json::serialize(body), condition);
}

void advance(HttpClient& staff, const std::string& order, std::string_view to) {
    if (to == "pending") return;
    if (to == "cancelled") return demand(move(staff, order, to, 0, "no beans"), 200, "cancelling");
    for (const std::string_view step : {"confirmed", "preparing", "ready", "completed"}) {
        demand(move(staff, order, step), 200, "moving to " + std::string(step));
        if (step == to) return;
    }
}

}  // namespace beanq
