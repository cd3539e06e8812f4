#pragma once

#include <memory>

#include "menu/ports.hpp"
#include "platform/cache/announcements.hpp"

namespace beanq::menu {

class PublishMenu;

/// Tells of menu changes, and hears of them, by announcements.
class AnnouncedMenus final : public OtherInstances {
public:
    explicit AnnouncedMenus(cache::Announcements& announcements) : announcements_(announcements) {}

    /// Passes on what is heard until the returned object is destroyed, which `menu` outlives.
    [[nodiscard]] std::unique_ptr<cache::Listening> listen(PublishMenu& menu);

    void tell(LocationId location, std::int64_t version) override;
    bool still_holds(Instant read_at, Instant now) const override {
        return announcements_.still_holds(read_at, now);
    }

private:
    cache::Announcements& announcements_;
};

}  // namespace beanq::menu
