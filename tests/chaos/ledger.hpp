#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "tests/support/http_client.hpp"
#include "tests/support/postgres_server.hpp"

namespace beanq {

/// What clients were answered, from many threads: what the shop must have kept.
class Ledger {
public:
    /// An order was acknowledged under this Idempotency-Key.
    void placed(const std::string& key, const std::string& id);

    /// A step of an order was acknowledged, which made this version of it.
    void moved(const std::string& id, std::int64_t version, const std::string& to);

    /// Counts an answer; anything but these statuses, or 503 with Retry-After, is wrong.
    void answered(const HttpAnswer& answer, const std::vector<int>& expected);
    void broke();  ///< a connection ended without an answer
    void wrong(std::string what);

    std::size_t orders() const;
    int refused() const;  ///< with 503
    int broken() const;

    /// What must not have happened: wrong answers, one key for two orders, one version twice.
    std::vector<std::string> wrongs() const;

    /// Compares with the database: each acknowledged order is there once and no other is, numbers
    /// have no gap, versions neither, history and outbox tell exactly the steps that were
    /// acknowledged, and the doctor finds nothing.
    void expect_kept(const PostgresServer& postgres) const;

    /// Compares with the orders that are stored: each that was acknowledged, once, and no other.
    void expect_orders(const std::vector<std::string>& stored) const;

private:
    struct Story {
        std::map<std::int64_t, std::string> steps;  ///< by version
    };

    void wrong_locked(std::string what);
    void expect_steps(const PostgresServer& postgres, const std::string& sql) const;

    mutable std::mutex mutex_;  ///< for all below
    std::map<std::string, std::string> ids_by_key_;
    std::map<std::string, Story> stories_;
    std::vector<std::string> wrongs_;
    int refused_ = 0;
    int broken_ = 0;
};

}  // namespace beanq
