// The orders' public face: quoting, placing, moving along, following.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::http {
class Routes;
}
namespace beanq::db {
struct Finding;
}
namespace beanq::bus {
class Outbox;
class Feed;
}  // namespace beanq::bus
namespace beanq::menu {
class Module;
}
namespace beanq::inventory {
class Module;
}

namespace beanq::orders {

struct Needs {
    Store& store;
    const Clock& clock;
    UuidSource& ids;
    const TimeZones& zones;
    Locations& locations;
    menu::Module& menu;
    inventory::Module& inventory;
    bus::Outbox& outbox;
    bus::Feed& feed;
    std::vector<std::string> secrets;  ///< of guests' order tokens: the first signs, all verify
};

class Module {
public:
    /// Everything in `needs` outlives the module.
    explicit Module(Needs needs);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// The routes refer to this module: it outlives them.
    void add_routes(http::Routes& routes);

    /// Whether anybody has ever ordered.
    awaitable<bool> has_orders(Transaction& tx);

    /// Lets the pickup promises follow the queues, until the feed stops. On the calling coroutine's
    /// executor.
    awaitable<void> keep_promises();

    /// Looks at everything that is stored: see adapters/sql/order_rules.hpp.
    awaitable<std::vector<db::Finding>> audit(Transaction& tx);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace beanq::orders
