#include "place.hpp"

namespace beanq::tidy {
namespace {

/// Cuts the first part of a path off and answers it; empty for the last part, the file's name.
std::string_view take_folder(std::string_view& path) {
    const auto slash = path.find('/');
    if (slash == std::string_view::npos) return {};
    const auto folder = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    return folder;
}

Layer layer_in_module(std::string_view folder, std::string_view rest) {
    if (folder == "domain") return Layer::domain;
    if (folder == "use_cases") return Layer::use_cases;
    if (folder == "adapters") return Layer::adapters;
    if (folder.empty() && rest == "ports.hpp") return Layer::ports;
    if (folder.empty() && rest == "events.hpp") return Layer::events;
    return Layer::module;
}

}  // namespace

Place place_of(std::string_view path) {
    if (path.starts_with("tests/")) return {.layer = Layer::test};
    if (!path.starts_with("src/")) return {};
    if (path.ends_with("_test.cpp") || path.ends_with("_test.hpp")) return {.layer = Layer::test};
    auto rest = path.substr(4);
    const auto top = take_folder(rest);
    if (top.empty()) return {.layer = Layer::main};
    if (top == "app") return {.layer = Layer::app};
    if (top == "kernel") return {.layer = Layer::kernel};
    if (top == "platform") {
        return {.layer = Layer::platform, .speaks_http = rest.starts_with("http/")};
    }
    Place place{.module = std::string(top)};
    place.is_public_face = rest == "module.hpp" || rest == "events.hpp";
    const auto folder = take_folder(rest);
    place.layer = layer_in_module(folder, rest);
    place.speaks_http = place.layer == Layer::adapters && rest.starts_with("http/");
    return place;
}

std::string_view name_of(Layer layer) {
    switch (layer) {
        case Layer::outside: return "a file outside src/";
        case Layer::test: return "a test";
        case Layer::main: return "main.cpp";
        case Layer::app: return "app/";
        case Layer::kernel: return "kernel/";
        case Layer::platform: return "platform/";
        case Layer::domain: return "domain/";
        case Layer::ports: return "ports.hpp";
        case Layer::use_cases: return "use_cases/";
        case Layer::adapters: return "adapters/";
        case Layer::events: return "events.hpp";
        case Layer::module: return "the module's own files";
    }
    return "";
}

}  // namespace beanq::tidy
