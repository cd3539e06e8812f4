#include "menu/domain/near_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace beanq::menu {

namespace {

bool begins_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// One element a code point; which one it is does not matter, only that equal ones are equal.
std::vector<std::string_view> letters_of(std::string_view word) {
    std::vector<std::string_view> letters;
    for (std::size_t from = 0; from < word.size();) {
        std::size_t to = from + 1;
        while (to < word.size() && !begins_letter(word[to]))
            ++to;
        letters.push_back(word.substr(from, to - from));
        from = to;
    }
    return letters;
}

/// Optimal string alignment: insertions, deletions, replacements, neighbours swapped.
std::size_t distance(const std::vector<std::string_view>& a,
                     const std::vector<std::string_view>& b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t differs = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + differs});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::size_t slips_allowed(std::size_t letters) {
    if (letters < 4) return 0;
    return letters < 8 ? 1 : 2;
}

bool is_near(std::string_view typed, std::string_view meant) {
    // Two letters of four bytes each are the most that two slips can add or take.
    if (typed.size() > meant.size() + 8 || meant.size() > typed.size() + 8) return false;
    const auto a = letters_of(typed);
    const std::size_t allowed = slips_allowed(a.size());
    if (allowed == 0) return typed == meant;
    const auto b = letters_of(meant);
    if (a.size() > b.size() + allowed || b.size() > a.size() + allowed) return false;
    return distance(a, b) <= allowed;
}

}  // namespace beanq::menu
