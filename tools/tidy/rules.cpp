#include "rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "place.hpp"

namespace beanq::tidy {
namespace {

constexpr int long_file_lines = 300;

/// Where `catch (...)` may stand: the HTTP edge, which answers every failure.
constexpr std::array catch_all_places{std::string_view{"src/platform/http/"}};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// Calls `see(word, offset)` for every name and number of the code.
template <class See>
void for_each_word(std::string_view code, See see) {
    for (std::size_t at = 0; at < code.size();) {
        auto end = at;
        while (end < code.size() && is_word(code[end]))
            ++end;
        if (end != at) see(code.substr(at, end - at), at);
        at = std::max(end, at + 1);
    }
}

bool is_floating(std::string_view word, std::string_view after) {
    const bool is_fraction =
        is_digit(word[0]) && after.size() > 1 && after[0] == '.' && is_digit(after[1]);
    return word == "float" || word == "double" || is_fraction;
}

/// Whether what follows `catch` is `(...)`.
bool is_catch_all(std::string_view after) {
    for (const std::string_view token : {"(", "...", ")"}) {
        after = trimmed(after);
        if (!after.starts_with(token)) return false;
        after.remove_prefix(token.size());
    }
    return true;
}

}  // namespace

void check_floating_point(const Source& source, Findings& findings) {
    const auto layer = place_of(source.path).layer;
    if (layer != Layer::domain && layer != Layer::kernel) return;
    const std::string_view code = source.code;
    for_each_word(code, [&](std::string_view word, std::size_t at) {
        if (!is_floating(word, code.substr(at + word.size()))) return;
        findings.push_back({source.path, line_of(code, at),
                            fmt::format("no floating point in {}: money is minor units, rates are "
                                        "ppm, quantities are thousandths, all std::int64_t",
                                        name_of(layer))});
    });
}

void check_catch_all(const Source& source, Findings& findings) {
    const auto layer = place_of(source.path).layer;
    if (layer == Layer::outside || layer == Layer::test) return;
    if (std::ranges::any_of(catch_all_places,
                            [&](auto place) { return source.path.starts_with(place); })) {
        return;
    }
    const std::string_view code = source.code;
    for_each_word(code, [&](std::string_view word, std::size_t at) {
        if (word != "catch" || !is_catch_all(code.substr(at + word.size()))) return;
        findings.push_back({source.path, line_of(code, at),
                            "catch (...) belongs at the HTTP edge only: name the exception you can "
                            "handle, or let it pass"});
    });
}

void check_shape(const Source& source, Findings& findings) {
    if (source.path.ends_with(".hpp") && !source.code.contains("#pragma once")) {
        findings.push_back({source.path, 1, "a header starts with #pragma once: add it"});
    }
    if (source.lines > long_file_lines) {
        findings.push_back(
            {source.path, source.lines,
             fmt::format("{} lines: think about which part could live on its own", source.lines),
             true});
    }
}

Findings check(const Sources& sources) {
    Findings findings;
    check_dependencies(sources, findings);
    check_boost(sources, findings);
    for (const auto& source : sources) {
        check_floating_point(source, findings);
        check_catch_all(source, findings);
        check_shape(source, findings);
    }
    return findings;
}

}  // namespace beanq::tidy
