// Databases for tests: SQLite, migrated with the migrations of the tree.
#pragma once

#include <filesystem>
#include <memory>

#include "platform/db/database.hpp"

namespace beanq {

/// In memory, for this test alone. It has one connection: a read waits for the write before it.
std::unique_ptr<db::Database> fresh_database();

/// In `folder`/beanq.db as the server would have it, with two readers. Opens what is there.
std::unique_ptr<db::Database> fresh_database_file(const std::filesystem::path& folder);

}  // namespace beanq
