// Promises about what is stored, as queries that find what breaks them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {

/// `breakers` selects the id of each thing that breaks the promise.
struct Rule {
    std::string_view promise;
    Statement breakers;
};

/// What came of a rule; kept when nothing breaks it.
struct Finding {
    std::string promise;
    std::size_t broken = 0;
    std::vector<std::string> examples = {};  ///< ids of some of those
};

/// One finding a rule, in their order, all of the state that `tx` sees.
awaitable<std::vector<Finding>> audit(Transaction& tx, std::span<const Rule> rules);

}  // namespace beanq::db
