#pragma once

#include <span>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/db/embedded_migrations.hpp"

namespace beanq::db {

/// Brings the schema up to the binary's: each missing migration in a transaction of its own, with
/// its SHA-256 in `schema_migrations`. Answers the names it applied. Throws std::runtime_error
/// with one sentence when an applied one was edited since, is missing here, or the schema is newer
/// than the binary.
awaitable<std::vector<std::string>> migrate(Database& database,
                                            std::span<const EmbeddedMigration> migrations,
                                            const Clock& clock);

/// The binary's own migrations for this engine.
std::span<const EmbeddedMigration> migrations_for(Engine engine);

}  // namespace beanq::db
