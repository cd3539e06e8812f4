#include "menu/domain/near_words.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace beanq::menu {

namespace {

/// One number a code point, its bytes; which one it is does not matter, only that equal ones are
/// equal.
void read_letters(std::string_view word, std::vector<std::uint32_t>& letters) {
    letters.clear();
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        const bool goes_on = (byte & 0xC0U) == 0x80U && !letters.empty();
        if (!goes_on) letters.push_back(0);
        letters.back() = letters.back() << 8U | byte;
    }
}

Outline outline(const std::vector<std::uint32_t>& letters) {
    Outline made{static_cast<std::uint32_t>(letters.size()), 0};
    for (const auto letter : letters)
        made.kinds |= std::uint64_t{1} << (letter & 63U);
    return made;
}

}  // namespace

std::size_t slips_allowed(std::size_t letters) {
    if (letters < 4) return 0;
    return letters < 8 ? 1 : 2;
}

bool is_near(std::string_view typed, std::string_view meant) {
    NearWords near(typed);
    return near.may_have(outline_of(meant)) && near.has(meant);
}

Outline outline_of(std::string_view word) {
    std::vector<std::uint32_t> letters;
    read_letters(word, letters);
    return outline(letters);
}

NearWords::NearWords(std::string_view typed) : typed_(typed) {
    read_letters(typed, letters_);
    outline_ = outline(letters_);
    allowed_ = slips_allowed(letters_.size());
}

bool NearWords::may_have(const Outline& meant) const {
    // A slip adds a letter, takes one, or does both.
    const auto lacks = [&](const Outline& a, const Outline& b) {
        return b.letters > a.letters + allowed_ ||
               static_cast<std::size_t>(std::popcount(b.kinds & ~a.kinds)) > allowed_;
    };
    return !lacks(outline_, meant) && !lacks(meant, outline_);
}

bool NearWords::has(std::string_view meant) {
    if (allowed_ == 0) return typed_ == meant;
    read_letters(meant, others_);
    return slips() <= allowed_;
}

/// Optimal string alignment: insertions, deletions, replacements, neighbours swapped. Ends early
/// with some number beyond what is allowed.
std::size_t NearWords::slips() {
    const Letters& a = letters_;
    const Letters& b = others_;
    before_.resize(b.size() + 1);
    above_.resize(b.size() + 1);
    row_.resize(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above_[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row_[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t differs = a[i - 1] == b[j - 1] ? 0 : 1;
            row_[j] = std::min({above_[j] + 1, row_[j - 1] + 1, above_[j - 1] + differs});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row_[j] = std::min(row_[j], before_[j - 2] + 1);
        }
        if (std::ranges::min(row_) > allowed_) return allowed_ + 1;
        std::swap(before_, above_);
        std::swap(above_, row_);
    }
    return above_[b.size()];
}

}  // namespace beanq::menu
