#include "platform/cache/listeners.hpp"

#include <utility>

namespace beanq::cache {

class Listeners::Place final : public Listening {
public:
    Place(std::shared_ptr<Listeners> of, Listener listener) : of_(std::move(of)) {
        const std::lock_guard lock(of_->mutex_);
        place_ = of_->list_.insert(of_->list_.end(), std::move(listener));
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() override {
        const std::lock_guard lock(of_->mutex_);
        of_->list_.erase(place_);
    }

private:
    std::shared_ptr<Listeners> of_;
    std::list<Listener>::iterator place_;
};

std::unique_ptr<Listening> Listeners::add(Listener listener) {
    return std::make_unique<Place>(shared_from_this(), std::move(listener));
}

void Listeners::hear(std::string_view topic, std::string_view key) {
    const std::lock_guard lock(mutex_);
    for (const Listener& listener : list_)
        listener.heard(topic, key);
}

void Listeners::miss() {
    const std::lock_guard lock(mutex_);
    for (const Listener& listener : list_)
        listener.missed();
}

}  // namespace beanq::cache
