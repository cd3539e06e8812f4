// The words of texts, and those that somebody may have meant. All text is folded UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beanq {

/// What stands between spaces and line ends.
std::vector<std::string> words(std::string_view text);

/// A word without the punctuation around it.
std::string_view bare_word(std::string_view word);

/// How many letters a word of so many may be wrong in: none below 4, one below 8, else two.
std::size_t slips_allowed(std::size_t letters);

/// Whether `meant` is `typed` but for the slips that its length allows: a letter that is missing,
/// too many or wrong, or two that changed places.
bool is_near(std::string_view typed, std::string_view meant);

/// What of a word can be compared at once.
struct Outline {
    std::uint32_t letters = 0;  ///< how many
    std::uint64_t kinds = 0;    ///< which there are; some share a bit
};
Outline outline_of(std::string_view word);

/// `is_near` of one typed word and many others.
class NearWords {
public:
    explicit NearWords(std::string_view typed);

    /// False only of words that are not near; quick.
    bool may_have(const Outline& meant) const;
    bool has(std::string_view meant) { return slips_to(meant).has_value(); }
    /// How many slips make `typed` of it; nothing when it is not near.
    std::optional<std::size_t> slips_to(std::string_view meant);

private:
    using Letters = std::vector<std::uint32_t>;
    std::size_t slips();

    std::string_view typed_;
    Outline outline_;
    std::size_t allowed_;
    Letters letters_, others_;
    std::vector<std::size_t> before_, above_, row_;
};

/// Each word that occurs in none of the texts, not even within another, gives way to the word of
/// the texts that is nearest to it; of several, to the one that is in most of them. One that has
/// nothing near stays.
std::vector<std::string> corrected(std::vector<std::string> typed,
                                   const std::vector<std::string>& texts);

}  // namespace beanq
