#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/sql.hpp"

struct pg_result;

namespace beanq::db {

/// The parameters of a query in the shape libpq takes. Points into the query, which outlives it.
class Parameters {
public:
    explicit Parameters(const Query& query);
    Parameters(const Parameters&) = delete;
    Parameters& operator=(const Parameters&) = delete;
    ~Parameters() = default;

    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    struct Add;

    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<std::string> made_;  ///< what the query does not hold in the right shape
};

/// The rows of a result in binary format. Throws DatabaseFault for a type that no repository
/// reads, such as numeric: cast it in the statement.
Rows read_rows(const pg_result& result, std::string_view name);

}  // namespace beanq::db
