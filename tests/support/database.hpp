// Databases for tests, migrated with the migrations of the tree: SQLite, or PostgreSQL where
// BEANQ_TEST_STORE=postgres asks for it.
#pragma once

#include <filesystem>
#include <memory>

#include "platform/db/database.hpp"

namespace beanq {

/// For this test alone. SQLite's is in memory and has one connection: a read waits for the write
/// before it.
std::unique_ptr<db::Database> fresh_database();

/// As the server would have it, for this test alone: SQLite in `folder`/beanq.db with two readers,
/// or PostgreSQL.
std::unique_ptr<db::Database> fresh_database_file(const std::filesystem::path& folder);

}  // namespace beanq
