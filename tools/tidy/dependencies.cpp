// The dependency rule over #include "..." lines, and what follows from includes of Boost.
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "place.hpp"
#include "rules.hpp"

namespace beanq::tidy {
namespace {

using Index = std::map<std::string, const Source*, std::less<>>;

Index index(const Sources& sources) {
    Index result;
    for (const auto& source : sources)
        result.emplace(source.path, &source);
    return result;
}

/// The tree's file that an include names, or nothing for what is not ours.
const Source* find(const Index& index, const Include& include) {
    if (!include.quoted) return nullptr;
    for (const auto* root : {"src/", ""}) {
        const auto found = index.find(root + include.path);
        if (found != index.end()) return found->second;
    }
    return nullptr;
}

bool may_include(const Place& from, const Place& to) {
    const bool own = from.module == to.module;
    const bool kernel = to.layer == Layer::kernel;
    switch (from.layer) {
        case Layer::outside:
        case Layer::test:
        case Layer::main:
        case Layer::app: return true;
        case Layer::kernel: return kernel;
        case Layer::platform: return kernel || to.layer == Layer::platform;
        case Layer::domain:
        case Layer::ports:
        case Layer::events: return kernel || (own && to.layer == Layer::domain);
        case Layer::use_cases:
            return kernel || (own && (to.layer == Layer::domain || to.layer == Layer::ports ||
                                      to.layer == Layer::use_cases));
        case Layer::module:
            return kernel || to.layer == Layer::platform || (own && !to.module.empty());
        case Layer::adapters:
            return kernel || to.layer == Layer::platform || (own && !to.module.empty()) ||
                   to.is_public_face;
    }
    return false;
}

std::string fix(const Place& from, const Place& to) {
    if (to.layer == Layer::app) {
        return "app/ knows everyone and no one knows app/: take what you need through Needs";
    }
    if (to.layer == Layer::test) return "only tests include test files";
    const bool other_module = !to.module.empty() && from.module != to.module;
    switch (from.layer) {
        case Layer::kernel:
            return "kernel/ includes only kernel/: move the word it needs into kernel/";
        case Layer::platform:
            return "platform/ has no business words: it includes only kernel/ and platform/";
        case Layer::domain:
            return "domain/ includes only kernel/ and its own domain/: pass the value in instead";
        case Layer::ports:
        case Layer::events:
            return fmt::format(
                "{} includes only kernel/ and its own domain/: say it in those words",
                name_of(from.layer));
        case Layer::use_cases:
            return fmt::format(
                "declare what you need in {0}/ports.hpp, implement it in "
                "{0}/adapters/ and take it through Needs",
                from.module);
        case Layer::module:
            if (other_module) {
                return fmt::format("put what talks to {} into {}/adapters/", to.module,
                                   from.module);
            }
            break;
        case Layer::adapters:
            if (other_module) {
                return fmt::format(
                    "another module is used through {0}/module.hpp or "
                    "{0}/events.hpp only: offer it there",
                    to.module);
            }
            break;
        default: break;
    }
    return "see CONTRIBUTING.md, where things live";
}

std::string folder_of(std::string_view path) {
    return std::string(path.substr(0, path.rfind('/') + 1));
}

/// The shortest way from a file to an include that `wanted` takes: the includes along it.
template <class Wanted>
class Reach {
public:
    Reach(const Index& files, Wanted wanted) : files_(files), wanted_(wanted) {}

    std::optional<std::string> from(const Source& source) {
        if (!visited_.insert(source.path).second) return std::nullopt;
        for (const auto& include : source.includes) {
            if (wanted_(include)) return "<" + include.path + ">";
            if (const auto* next = find(files_, include)) {
                if (auto rest = from(*next)) return include.path + " -> " + *rest;
            }
        }
        return std::nullopt;
    }

private:
    const Index& files_;
    Wanted wanted_;
    std::set<std::string> visited_;
};

bool is_http_only(const Include& include) {
    return include.path.starts_with("boost/beast") || include.path.starts_with("boost/json");
}

}  // namespace

void check_dependencies(const Sources& sources, Findings& findings) {
    const auto files = index(sources);
    for (const auto& source : sources) {
        const auto from = place_of(source.path);
        if (from.layer == Layer::outside || from.layer == Layer::test) continue;
        for (const auto& include : source.includes) {
            if (!include.quoted) continue;
            const auto beside = folder_of(source.path) + include.path;
            if (beside != "src/" + include.path && files.contains(beside)) {
                const auto path = beside.substr(4);
                findings.push_back(
                    {source.path, include.line,
                     fmt::format("write includes from src/: #include \"{}\"", path)});
                continue;
            }
            const auto to = place_of("src/" + include.path);
            if (may_include(from, to)) continue;
            findings.push_back({source.path, include.line,
                                fmt::format("{} must not include \"{}\": {}", name_of(from.layer),
                                            include.path, fix(from, to))});
        }
    }
}

void check_boost(const Sources& sources, Findings& findings) {
    const auto files = index(sources);
    for (const auto& source : sources) {
        const auto place = place_of(source.path);
        if (place.layer == Layer::outside || place.layer == Layer::test) continue;
        const bool is_pure = place.layer == Layer::domain || place.layer == Layer::use_cases ||
                             place.layer == Layer::ports;
        for (const auto& include : source.includes) {
            if (is_pure && include.path.starts_with("boost/")) {
                findings.push_back(
                    {source.path, include.line,
                     fmt::format("{} must not include <{}>: awaitable comes from "
                                 "\"kernel/awaitable.hpp\", technology belongs behind a port",
                                 name_of(place.layer), include.path)});
            } else if (!place.speaks_http && is_http_only(include)) {
                findings.push_back(
                    {source.path, include.line,
                     fmt::format("<{}> belongs in platform/http/ and adapters/http/ only: move "
                                 "what needs it there",
                                 include.path)});
            } else if (!place.speaks_http && source.path.ends_with(".cpp")) {
                const auto* header = find(files, include);
                if (header == nullptr) continue;
                if (const auto way = Reach(files, is_http_only).from(*header)) {
                    findings.push_back(
                        {source.path, include.line,
                         fmt::format("reaches {0} -> {1}: keep Beast and JSON out of that header "
                                     "(forward declare, or include them in its .cpp)",
                                     include.path, *way)});
                }
            }
        }
    }
}

}  // namespace beanq::tidy
