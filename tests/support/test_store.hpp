#pragma once

#include <filesystem>
#include <optional>

#include "app/config.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/redis_server.hpp"

namespace beanq {

/// Where a test's application keeps its data, gone with the object: SQLite, or PostgreSQL and Redis
/// where BEANQ_TEST_STORE=postgres asks for it.
class TestStore {
public:
    explicit TestStore(std::filesystem::path sqlite_file);

    /// Points the settings there.
    void configure(app::Config& config) const;

private:
    std::filesystem::path sqlite_file_;
    std::optional<FreshPostgres> postgres_;
    std::optional<redis::Options> redis_;
};

}  // namespace beanq
