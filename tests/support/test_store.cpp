#include "tests/support/test_store.hpp"

#include <utility>

namespace beanq {

TestStore::TestStore(std::filesystem::path sqlite_file) : sqlite_file_(std::move(sqlite_file)) {
    if (!wants_postgres()) return;
    postgres_.emplace();
    redis_ = fresh_redis();
}

void TestStore::configure(app::Config& config) const {
    if (postgres_) {
        config.postgres_url = postgres_->url();
        config.redis = redis_->address;
        config.redis_prefix = redis_->prefix;
    } else {
        config.database_file = sqlite_file_;
    }
}

}  // namespace beanq
