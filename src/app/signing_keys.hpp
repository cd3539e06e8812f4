#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/config.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "platform/db/database.hpp"

namespace beanq::app {

/// kid and secret.
using SigningSecrets = std::vector<std::pair<std::string, std::string>>;

/// What access tokens are signed with: the secrets configured, else what the first start made and
/// all instances share: in `<data dir>/jwt_secrets` (mode 0600) beside SQLite, in the database with
/// PostgreSQL. Throws std::runtime_error with one sentence.
awaitable<SigningSecrets> signing_keys(const Config& config, db::Database& database,
                                       const Clock& clock);

}  // namespace beanq::app
