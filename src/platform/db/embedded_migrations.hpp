// The files of migrations/ as they were when the binary was built; cmake/embed_migrations.cmake
// writes the .cpp.
#pragma once

#include <span>
#include <string_view>

namespace beanq::db {

// migrations/sqlite/0001_initial.sql is {1, "initial", "<its text>"}.
struct EmbeddedMigration {
    int number;
    std::string_view name;
    std::string_view sql;
};

// All migrations of the engine, numbers strictly ascending; empty when its folder is.
std::span<const EmbeddedMigration> sqlite_migrations();
std::span<const EmbeddedMigration> postgres_migrations();

}  // namespace beanq::db
