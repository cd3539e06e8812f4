#include "tests/support/test_store.hpp"

#include <utility>

namespace beanq {

TestStore::TestStore(std::filesystem::path sqlite_file) : sqlite_file_(std::move(sqlite_file)) {
    if (wants_postgres()) postgres_.emplace();
}

void TestStore::configure(app::Config& config) const {
    if (postgres_) {
        config.postgres_url = postgres_->url();
    } else {
        config.database_file = sqlite_file_;
    }
}

}  // namespace beanq
