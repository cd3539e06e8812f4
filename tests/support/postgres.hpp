// PostgreSQL for tests: databases of one's own in the server that script/with-servers started.
#pragma once

#include <string>

namespace beanq {

/// Whether tests that need some store are to have PostgreSQL: BEANQ_TEST_STORE=postgres.
bool wants_postgres();

/// A database for one test, dropped with the object, whoever is still connected.
class FreshPostgres {
public:
    /// Migrated with the migrations of the tree.
    FreshPostgres();

    /// Without any table.
    static FreshPostgres empty();

    FreshPostgres(FreshPostgres&& from) noexcept;
    FreshPostgres(const FreshPostgres&) = delete;
    FreshPostgres& operator=(const FreshPostgres&) = delete;
    ~FreshPostgres();

    /// `postgres://postgres@127.0.0.1:port/name`, of a superuser.
    std::string url() const;

private:
    explicit FreshPostgres(const std::string& like);

    std::string name_;
};

}  // namespace beanq
