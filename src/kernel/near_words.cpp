#include "kernel/near_words.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace beanq {

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

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    constexpr std::string_view spaces = " \t\n\r";
    for (auto from = text.find_first_not_of(spaces); from != std::string_view::npos;) {
        const auto to = std::min(text.find_first_of(spaces, from), text.size());
        found.emplace_back(text.substr(from, to - from));
        from = text.find_first_not_of(spaces, to);
    }
    return found;
}

std::string_view bare_word(std::string_view word) {
    constexpr std::string_view marks = ".,;:!?()\"'-";
    const auto from = std::min(word.find_first_not_of(marks), word.size());
    word.remove_prefix(from);
    return word.substr(0, word.find_last_not_of(marks) + 1);
}

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

std::optional<std::size_t> NearWords::slips_to(std::string_view meant) {
    if (allowed_ == 0) return typed_ == meant ? std::optional<std::size_t>(0) : std::nullopt;
    read_letters(meant, others_);
    const std::size_t made = slips();
    return made <= allowed_ ? std::optional(made) : std::nullopt;
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

std::vector<std::string> corrected(std::vector<std::string> typed,
                                   const std::vector<std::string>& texts) {
    std::unordered_map<std::string, std::size_t> counts;  // of texts by word
    const auto learn = [&] {
        for (const std::string& text : texts) {
            for (const std::string& word : words(text))
                ++counts[std::string(bare_word(word))];
        }
    };
    for (std::string& word : typed) {
        const auto has_it = [&](const std::string& text) { return text.contains(word); };
        if (std::ranges::any_of(texts, has_it)) continue;
        if (counts.empty()) learn();
        NearWords near(word);
        // The fewest slips, then the most texts, then the first by letters.
        std::optional<std::tuple<std::size_t, std::size_t, std::string>> best;
        for (const auto& [known, count] : counts) {
            if (!near.may_have(outline_of(known))) continue;
            const auto slips = near.slips_to(known);
            if (!slips) continue;
            std::tuple candidate{*slips, texts.size() - count, known};
            if (!best || candidate < *best) best = std::move(candidate);
        }
        if (best) word = std::get<2>(*best);
    }
    return typed;
}

}  // namespace beanq
