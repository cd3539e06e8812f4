#include "menu/adapters/cache/announced_menus.hpp"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

namespace {

constexpr std::string_view topic = "menu";
constexpr std::size_t id_size = 36;

void pass_on(PublishMenu& menu, std::string_view key) {
    const auto location = parse_uuid(key.substr(0, id_size));
    std::int64_t version = 0;
    const auto number = key.substr(std::min(key.size(), id_size + 1));
    std::from_chars(number.data(), number.data() + number.size(), version);
    if (location) {
        menu.heard(LocationId(*location), version);
    } else {
        menu.missed();
    }
}

}  // namespace

std::unique_ptr<cache::Listening> AnnouncedMenus::listen(PublishMenu& menu) {
    return announcements_.listen({[&menu](std::string_view about, std::string_view key) {
                                      if (about == topic) pass_on(menu, key);
                                  },
                                  [&menu] { menu.missed(); }});
}

void AnnouncedMenus::tell(LocationId location, std::int64_t version) {
    announcements_.announce(topic, fmt::format("{} {}", to_string(location), version));
}

void AnnouncedMenus::tell_doubt() { announcements_.announce(topic, "any"); }

}  // namespace beanq::menu
