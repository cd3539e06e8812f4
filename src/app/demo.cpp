#include "app/demo.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/demo/cafe.hpp"
#include "app/wiring.hpp"

namespace beanq::app {

namespace {

struct Person {
    std::string_view email;
    std::string_view name;
    std::string_view role;
};

constexpr std::string_view password = "beanq-demo";
constexpr std::string_view admin = "admin@demo.beanq.local";
constexpr std::array<Person, 4> people{{
    {admin, "Anna Sokolova", "admin"},
    {"manager@demo.beanq.local", "Maxim Orlov", "manager"},
    {"barista@demo.beanq.local", "Daria Belova", "barista"},
    {"guest@demo.beanq.local", "Ivan Petrov", "client"},
}};

enum class Found { nothing, demo_cafe };

[[noreturn]] void fail(std::string_view why) {
    throw std::runtime_error(fmt::format("cannot fill in the demo café: {}", why));
}

template <class T>
void expect(const Result<T>& result) {
    if (result) return;
    const Error& error = result.error();
    if (error.fields.empty()) fail(error.message.en);
    fail(fmt::format("{} {}", error.fields.front().pointer, error.fields.front().message.en));
}

// Accounts with a published password must not get into a café that is somebody's.
awaitable<Found> look_around(Wiring& parts) {
    auto tx = co_await parts.database->begin_read();
    const bool ordered = co_await parts.orders.has_orders(*tx);
    if (ordered) {
        fail("this database holds orders; start without --demo, or with another BEANQ_DATA_DIR");
    }
    const bool filled = co_await parts.identity.has_user(*tx, std::string(admin));
    if (filled) co_return Found::demo_cafe;
    const auto sold = co_await parts.menu.catalogue(*tx, std::nullopt);
    expect(sold);
    if (!(*sold)->menus.empty()) {
        fail("this database holds a menu; start without --demo, or with another BEANQ_DATA_DIR");
    }
    co_return Found::nothing;
}

std::vector<identity::ReadyUser> users(const std::string& password_hash) {
    std::vector<identity::ReadyUser> users;
    users.reserve(people.size());
    for (const auto& [email, name, role] : people) {
        users.push_back({std::string(email), std::string(name), std::string(role), password_hash});
    }
    return users;
}

DemoSummary count(const demo::Cafe& cafe) {
    DemoSummary summary{.ingredients = static_cast<int>(cafe.inventory.ingredients.size()),
                        .accounts = static_cast<int>(people.size())};
    for (const auto& menu : cafe.menu.menus) {
        summary.categories += static_cast<int>(menu.categories.size());
        for (const auto& category : menu.categories) {
            summary.products += static_cast<int>(category.products.size());
        }
    }
    return summary;
}

}  // namespace

awaitable<DemoSummary> fill_demo(Wiring& parts) {
    const Found found = co_await look_around(parts);
    if (found == Found::demo_cafe) co_return DemoSummary{};
    const std::string hash = co_await parts.passwords.hash(std::string(password));
    demo::Cafe cafe = demo::make_cafe(parts.ids);
    const DemoSummary summary = count(cafe);

    auto tx = co_await parts.database->begin();
    const auto staffed = co_await parts.identity.add_ready_users(*tx, users(hash));
    expect(staffed);
    const auto written = co_await parts.menu.import_menu(*tx, std::move(cafe.menu));
    expect(written);
    const auto stocked = co_await parts.inventory.import_all(*tx, std::move(cafe.inventory));
    expect(stocked);
    const auto delivered = co_await parts.inventory.post(*tx, std::move(cafe.delivery));
    expect(delivered);
    co_await tx->commit();
    co_return summary;
}

}  // namespace beanq::app
