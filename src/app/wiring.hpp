#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "app/signing_keys.hpp"
#include "identity/module.hpp"
#include "inventory/module.hpp"
#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"
#include "menu/module.hpp"
#include "orders/module.hpp"
#include "platform/async/worker_pool.hpp"
#include "platform/bus/feed.hpp"
#include "platform/bus/outbox.hpp"
#include "platform/cache/announcements.hpp"
#include "platform/cache/redis/client.hpp"
#include "platform/crypto/password.hpp"
#include "platform/db/answer_book.hpp"
#include "platform/db/database.hpp"
#include "platform/http/route.hpp"
#include "platform/http/service_routes.hpp"
#include "platform/time/tz_time_zones.hpp"

namespace beanq::app {

/// The whole system, constructed from top to bottom: this is its map. Nothing runs yet; the
/// database is open and migrated. Throws std::runtime_error with one sentence for the operator.
class Wiring {
public:
    explicit Wiring(const Config& config);

    SystemClock clock;
    UuidV7Source ids{clock};
    TzTimeZones zones;
    std::unique_ptr<db::Database> database;
    SigningSecrets secrets;
    WorkerPool password_threads;
    crypto::PasswordHasher passwords;
    db::SqlAnswerBook answers{clock};
    bus::Feed feed{*database};
    bus::Outbox outbox{feed};
    std::unique_ptr<redis::Client> redis;  ///< null: this is the shop's only instance
    std::unique_ptr<cache::Announcements> announcements;

    identity::Module identity;
    // The two know each other: a recipe belongs to something on the menu, and what can be had
    // depends on what can be made.
    menu::Module menu{
        {*database, clock, ids, zones, identity.locations(), outbox, *announcements, inventory}};
    inventory::Module inventory{
        {*database, clock, ids, identity.locations(), outbox, menu.assortment()}};
    orders::Module orders;

    http::Routes api{{answers}};      ///< below `/api/v1`
    http::Routes service{{answers}};  ///< /healthz and its like
    http::Router router;

    /// The OpenAPI document of all routes.
    std::string openapi() const;

    /// Forgets what has expired: sessions, tokens, idempotency keys.
    awaitable<void> sweep();

    /// What it works with outside of the process.
    std::vector<http::Dependency> dependencies();
};

}  // namespace beanq::app
