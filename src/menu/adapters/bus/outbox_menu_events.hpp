#pragma once

#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"
#include "menu/ports.hpp"
#include "platform/bus/outbox.hpp"

namespace beanq::menu {

/// Writes `menu.changed` into the outbox; its aggregate is the location's menu.
class OutboxMenuEvents final : public MenuEvents {
public:
    OutboxMenuEvents(bus::Outbox& outbox, UuidSource& ids, const Clock& clock)
        : outbox_(outbox), ids_(ids), clock_(clock) {}

    awaitable<void> changed(Transaction& tx, LocationId location, std::int64_t version) override;
    void not_published(std::string_view why) override;

private:
    bus::Outbox& outbox_;
    UuidSource& ids_;
    const Clock& clock_;
};

}  // namespace beanq::menu
