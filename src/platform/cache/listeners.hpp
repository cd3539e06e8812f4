#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string_view>

#include "platform/cache/announcements.hpp"

namespace beanq::cache {

/// Those who listen in this process. From any thread; a listener may not begin or end listening
/// while it is called.
class Listeners : public std::enable_shared_from_this<Listeners> {
public:
    std::unique_ptr<Listening> add(Listener listener);
    void hear(std::string_view topic, std::string_view key);
    void miss();

private:
    class Place;

    std::mutex mutex_;  ///< held while they are called, so that who leaves is not called any more
    std::list<Listener> list_;
};

}  // namespace beanq::cache
