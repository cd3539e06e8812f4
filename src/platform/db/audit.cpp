#include "platform/db/audit.hpp"

#include <algorithm>

namespace beanq::db {

namespace {

constexpr std::size_t most_examples = 5;

}  // namespace

awaitable<std::vector<Finding>> audit(Transaction& tx, std::span<const Rule> rules) {
    std::vector<Finding> findings;
    for (const Rule& rule : rules) {
        const Rows rows = co_await sql(tx).run(rule.breakers);
        Finding& finding = findings.emplace_back(std::string(rule.promise), rows.size());
        for (std::size_t i = 0; i < std::min(rows.size(), most_examples); ++i)
            finding.examples.push_back(to_string(rows[i].get<Uuid>(0)));
    }
    co_return findings;
}

}  // namespace beanq::db
