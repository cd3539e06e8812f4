#include "menu/adapters/bus/outbox_menu_events.hpp"

#include <fmt/format.h>

#include "platform/log/log.hpp"

namespace beanq::menu {

awaitable<void> OutboxMenuEvents::changed(Transaction& tx, LocationId location,
                                          std::int64_t version) {
    const bus::Event event{.id = ids_.next(),
                           .type = "menu.changed",
                           .aggregate = "menu",
                           .aggregate_id = location.value,
                           .version = version,
                           .location = location,
                           .at = clock_.now(),
                           .payload = fmt::format(R"({{"location_id":"{}","version":{}}})",
                                                  to_string(location), version)};
    outbox_.append_later(tx, {event});
    co_return;
}

void OutboxMenuEvents::not_published(std::string_view why) {
    log::warn("a menu change is stored but not published yet", {{"cause", why}});
}

}  // namespace beanq::menu
