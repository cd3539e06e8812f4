#include "platform/db/audit.hpp"

namespace beanq::db {

namespace {

constexpr std::size_t most_examples = 5;

}  // namespace

awaitable<std::vector<Finding>> audit(Transaction& tx, std::span<const Rule> rules) {
    std::vector<Finding> findings;
    for (const Rule& rule : rules) {
        const Rows rows = co_await sql(tx).run(rule.breakers);
        Finding& finding = findings.emplace_back(std::string(rule.promise), rows.size());
        for (const Row& row : rows) {
            if (finding.examples.size() == most_examples) break;
            finding.examples.push_back(to_string(row.get<Uuid>(0)));
        }
    }
    co_return findings;
}

}  // namespace beanq::db
