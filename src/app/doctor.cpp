#include "app/doctor.hpp"

#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/wiring.hpp"
#include "platform/async/run_now.hpp"
#include "platform/db/audit.hpp"

namespace beanq::app {

namespace {

constexpr std::uintmax_t least_free_bytes = 200ULL * 1024 * 1024;

/// Prints what was found and remembers whether all is well.
class Report {
public:
    void add(bool is_well, std::string_view what) {
        fmt::print("{:<5} {}\n", is_well ? "ok" : "FAULT", what);
        all_is_well_ = all_is_well_ && is_well;
    }
    void add(const db::Finding& finding) {
        add(finding.broken == 0,
            finding.broken == 0 ? finding.promise
                                : fmt::format("{}: not so {} times, as {}", finding.promise,
                                              finding.broken, fmt::join(finding.examples, ", ")));
    }
    bool all_is_well() const { return all_is_well_; }

private:
    bool all_is_well_ = true;
};

void look_at_disk(const Config& config, Report& report) {
    std::error_code fault;
    const auto space = std::filesystem::space(config.data_dir, fault);
    if (fault) {
        report.add(false, fmt::format("the data folder {}: {}", config.data_dir.string(),
                                      fault.message()));
    } else {
        report.add(space.available >= least_free_bytes,
                   fmt::format("the data folder {} has {} MiB free", config.data_dir.string(),
                               space.available / 1024 / 1024));
    }
}

void look_at(const http::Dependency& dependency, Report& report) {
    try {
        run_now(dependency.ping());
        report.add(true, fmt::format("{} answers", dependency.name));
    } catch (const std::exception& fault) {
        report.add(false, fmt::format("{}: {}", dependency.name, fault.what()));
    }
}

awaitable<void> audit(Wiring& parts, Report& report) {
    const auto tx = co_await parts.database->begin_read();
    const auto orders = co_await parts.orders.audit(*tx);
    for (const auto& finding : orders)
        report.add(finding);
    const auto stock = co_await parts.inventory.audit(*tx);
    for (const auto& finding : stock)
        report.add(finding);
}

}  // namespace

bool examine(const Config& config, bool deep) {
    Report report;
    report.add(true, "the settings are complete");
    Wiring parts(config);
    report.add(true, "the schema of " + describe_database(config) + " is up to date");
    if (config.postgres_url.empty()) look_at_disk(config, report);
    for (const auto& dependency : parts.dependencies())
        look_at(dependency, report);
    if (deep) run_now(audit(parts, report));
    parts.database->close();
    return report.all_is_well();
}

}  // namespace beanq::app
