// tidy ROOT: checks the tree against the rules of rules.hpp. Run by ctest as `tidy`.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "rules.hpp"

namespace {

namespace fs = std::filesystem;
using namespace beanq::tidy;

constexpr std::array<std::string_view, 5> skipped_folders{".git", "node_modules", "dist", ".cache",
                                                          "test-results"};

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool is_skipped(const fs::path& path, const fs::path& root) {
    if (path.parent_path() == root && (path.filename() == "build" || path.filename() == "data")) {
        return true;
    }
    return std::ranges::find(skipped_folders, path.filename().string()) != skipped_folders.end();
}

int run(const fs::path& root) {
    Sources sources;
    for (fs::recursive_directory_iterator at(root), end; at != end; ++at) {
        if (at->is_directory() && is_skipped(at->path(), root)) at.disable_recursion_pending();
        if (!at->is_regular_file()) continue;
        const auto path = at->path().lexically_relative(root).generic_string();
        if (!path.ends_with(".cpp") && !path.ends_with(".hpp")) continue;
        sources.push_back(parse(path, read(at->path())));
    }
    Findings findings = check(sources);
    std::ranges::sort(findings, {}, [](const Finding& finding) {
        return std::tie(finding.path, finding.line, finding.message);
    });
    for (const auto& finding : findings) {
        fmt::print("{}:{}: {}{}\n", finding.path, finding.line, finding.is_note ? "note: " : "",
                   finding.message);
    }
    const auto notes = std::ranges::count_if(findings, &Finding::is_note);
    const auto faults = std::ssize(findings) - notes;
    fmt::print("tidy: {} C++ files, {} to fix, {} to think about\n", sources.size(), faults, notes);
    return faults == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: tidy ROOT\n");
        return 2;
    }
    try {
        return run(fs::canonical(argv[1]));
    } catch (const std::exception& error) {
        fmt::print(stderr, "tidy: {}\n", error.what());
        return 1;
    }
}
