#include "app/wiring.hpp"

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

#include "kernel/fault.hpp"
#include "kernel/version.hpp"
#include "platform/async/run_now.hpp"
#include "platform/cache/in_process_announcements.hpp"
#include "platform/cache/redis/redis_announcements.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "platform/http/openapi.hpp"
#include "platform/http/service_routes.hpp"
#include "platform/log/log.hpp"

namespace beanq::app {

namespace {

constexpr std::string_view api_prefix = "/api/v1";
constexpr int max_waiting_passwords = 64;  // at cost 12 and two threads: about 8 seconds' worth
constexpr int password_niceness = 10;      // signing in must not slow the menu down

bool in_memory(const Config& config) { return config.database_file == ":memory:"; }

bool in_postgres(const Config& config) { return !config.postgres_url.empty(); }

void make_folder(const std::filesystem::path& folder) {
    if (folder.empty() || std::filesystem::is_directory(folder)) return;
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) {
        throw std::runtime_error(
            fmt::format("cannot make the folder {}: {}", folder.string(), fault.message()));
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, fault);
}

std::unique_ptr<db::Database> connect(const Config& config) {
    if (in_postgres(config)) {
        return db::open_postgres({.url = config.postgres_url, .connections = config.db_pool});
    }
    if (!in_memory(config)) {
        make_folder(config.data_dir);
        make_folder(config.database_file.parent_path());
    }
    return db::open_sqlite({.file = config.database_file, .readers = config.db_pool});
}

std::unique_ptr<db::Database> open_database(const Config& config, const Clock& clock) {
    auto database = connect(config);
    const auto applied =
        run_now(db::migrate(*database, db::migrations_for(database->engine()), clock));
    for (const auto& name : applied)
        log::info("migrated", {{"migration", name}});
    return database;
}

std::vector<identity::SigningKey> keys(const SigningSecrets& secrets) {
    std::vector<identity::SigningKey> keys;
    for (const auto& [kid, secret] : secrets)
        keys.push_back({kid, secret});
    return keys;
}

std::vector<std::string> without_kids(const SigningSecrets& secrets) {
    std::vector<std::string> bare;
    for (const auto& [kid, secret] : secrets)
        bare.push_back(secret);
    return bare;
}

std::unique_ptr<redis::Client> connect_redis(const Config& config) {
    if (!config.redis) return nullptr;
    return std::make_unique<redis::Client>(
        redis::Options{.address = *config.redis, .prefix = config.redis_prefix});
}

// Over PostgreSQL there may be other instances, also where nobody gave us a Redis to hear them.
std::unique_ptr<cache::Announcements> announce_over(redis::Client* redis, db::Engine engine,
                                                    const Clock& clock) {
    if (redis == nullptr) {
        return std::make_unique<cache::InProcessAnnouncements>(
            engine == db::Engine::sqlite ? cache::Others::none : cache::Others::unheard);
    }
    return std::make_unique<redis::RedisAnnouncements>(*redis, clock);
}

awaitable<void> ping_redis(redis::Client& redis, const cache::Announcements& announcements,
                           const Clock& clock) {
    co_await redis.ping();
    const Instant now = clock.now();
    if (!announcements.still_holds(now - cache::Announcements::believed_for, now))
        throw Unavailable("the other instances are not heard");
}

}  // namespace

Wiring::Wiring(const Config& config)
    : database(open_database(config, clock)),
      secrets(run_now(signing_keys(config, *database, clock))),
      password_threads("password hashing", static_cast<std::size_t>(config.threads),
                       max_waiting_passwords, password_niceness),
      passwords(password_threads, config.bcrypt_cost),
      redis(connect_redis(config)),
      announcements(announce_over(redis.get(), database->engine(), clock)),
      identity({*database, clock, ids, passwords, keys(secrets), *announcements, redis.get(),
                config.cors_origins}),
      orders({*database, clock, ids, zones, identity.locations(), menu, inventory, outbox, feed,
              without_kids(secrets)}) {
    identity.add_routes(api);
    menu.add_routes(api);
    inventory.add_routes(api);
    orders.add_routes(api);
    http::add_service_routes(service, dependencies(), [this] { return openapi(); });
    router.add(api, api_prefix);
    router.add(service, "");
}

std::vector<http::Dependency> Wiring::dependencies() {
    std::vector<http::Dependency> all{{"database", [this] { return database->ping(); }}};
    if (redis) {
        all.push_back({.name = "redis",
                       .ping = [this] { return ping_redis(*redis, *announcements, clock); },
                       .is_needed = false});
    }
    return all;
}

std::string Wiring::openapi() const {
    return http::openapi({{&api, api_prefix}, {&service, ""}}, version());
}

awaitable<void> Wiring::sweep() {
    co_await identity.sweep();
    auto tx = co_await database->begin();
    co_await answers.forget_old(*tx);
    co_await tx->commit();
}

}  // namespace beanq::app
