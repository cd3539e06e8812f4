#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "platform/cache/announcements.hpp"
#include "platform/cache/listeners.hpp"

namespace beanq::cache {

/// For a shop of one instance: nobody else is there, and who listens here hears at once.
class InProcessAnnouncements final : public Announcements {
public:
    void announce(std::string_view topic, std::string_view key) override {
        listeners_->hear(topic, key);
    }
    std::unique_ptr<Listening> listen(Listener listener) override {
        return listeners_->add(std::move(listener));
    }
    Instant heard_until() const override { return Instant::max(); }

private:
    std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();
};

}  // namespace beanq::cache
