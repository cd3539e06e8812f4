// Words that somebody may have meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace beanq::menu {

/// How many letters a word of so many may be wrong in: none below 4, one below 8, else two.
std::size_t slips_allowed(std::size_t letters);

/// Whether `meant` is `typed` but for the slips that its length allows: a letter that is missing,
/// too many or wrong, or two that changed places. Both are folded UTF-8.
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
    bool has(std::string_view meant);

private:
    using Letters = std::vector<std::uint32_t>;
    std::size_t slips();

    std::string_view typed_;
    Outline outline_;
    std::size_t allowed_;
    Letters letters_, others_;
    std::vector<std::size_t> before_, above_, row_;
};

}  // namespace beanq::menu
