#include "platform/limits/address_limit.hpp"

#include <algorithm>

#include <boost/asio/ip/address.hpp>

namespace beanq {

namespace {

constexpr std::chrono::seconds sweep_every{60};

std::string subscriber_of(std::string_view text) {
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(std::string(text), failed);
    if (failed || address.is_v4()) return std::string(text);
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    return boost::asio::ip::address_v6(bytes).to_string();
}

}  // namespace

// The generic cell rate algorithm (ITU-T I.371): one moment per address says it all.
std::optional<std::chrono::seconds> AddressLimit::take(std::string_view address) {
    const std::string subscriber = subscriber_of(address);
    const Instant now = clock_.now();
    const std::lock_guard lock(mutex_);
    if (now - swept_at_ >= sweep_every || free_at_.size() >= most_addresses) forget_idle(now);
    const bool is_crowded = free_at_.size() >= most_addresses && !free_at_.contains(subscriber);
    Instant& free_at = free_at_[is_crowded ? std::string() : subscriber];
    const Instant next = std::max(free_at, now) + rate_.every;
    const auto wait = next - now - rate_.burst * rate_.every;
    if (wait > std::chrono::milliseconds{0}) return std::chrono::ceil<std::chrono::seconds>(wait);
    free_at = next;
    return std::nullopt;
}

void AddressLimit::forget_idle(Instant now) {
    std::erase_if(free_at_, [now](const auto& each) { return each.second <= now; });
    swept_at_ = now;
}

}  // namespace beanq
