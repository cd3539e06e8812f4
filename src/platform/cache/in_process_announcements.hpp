#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "platform/cache/announcements.hpp"
#include "platform/cache/listeners.hpp"

namespace beanq::cache {

/// Whether other processes change what this one keeps in memory, without a way to hear of it.
enum class Others { none, unheard };

/// For an instance without Redis: who listens here hears at once.
class InProcessAnnouncements final : public Announcements {
public:
    explicit InProcessAnnouncements(Others others = Others::none) : others_(others) {}

    void announce(std::string_view topic, std::string_view key) override {
        listeners_->hear(topic, key);
    }
    std::unique_ptr<Listening> listen(Listener listener) override {
        return listeners_->add(std::move(listener));
    }
    Instant heard_until() const override {
        return others_ == Others::none ? Instant::max() : Instant::min();
    }

private:
    Others others_;
    std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();
};

}  // namespace beanq::cache
