#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/near_words.hpp"
#include "menu/domain/catalogue.hpp"

namespace beanq::menu {

/// Brings text to the form in which letters are compared: case and accents do not count.
using Fold = std::function<std::string(std::string_view)>;

/// What a guest looks for; an empty part asks for nothing.
struct MenuQuery {
    std::string text =
        {};  ///< every word must occur in the product's name or description or the category's name;
             ///< one that occurs nowhere stands for those that are nearly it
    std::optional<CategoryId> category = {};
    std::optional<std::int64_t> min_price_minor =
        {};  ///< one variation's price must be in this range
    std::optional<std::int64_t> max_price_minor = {};
    std::optional<bool> available = {};
};

/// Where an item stands in the order of a search: by folded product name, then by item.
using SearchPlace = std::pair<std::string, MenuItemId>;

struct Found {
    const CatalogueMenu* menu = nullptr;
    const CatalogueCategory* category = nullptr;
    const CatalogueItem* item = nullptr;
};

/// Every item of a catalogue, ready to be searched: in it, and in each other one that has the same
/// items in the same places. Their prices and what of them is available may be others.
class SearchIndex {
public:
    SearchIndex(const Catalogue& catalogue, const Fold& fold);

    struct Hits {
        std::vector<Found> items;
        std::optional<SearchPlace> next;  ///< the last item's place, if more follow
    };
    /// At most `limit` items of that catalogue after `after`.
    Hits find(const Catalogue& catalogue, const MenuQuery& query,
              const std::optional<SearchPlace>& after, std::size_t limit) const;

private:
    struct Entry {
        std::string name;  ///< folded
        MenuItemId id;
        std::uint32_t menu = 0;  ///< where it stands in the catalogue
        std::uint32_t category = 0;
        std::uint32_t item = 0;

        Found in(const Catalogue& catalogue) const;
    };
    struct Word {
        std::size_t begin = 0;              ///< in `words_`
        std::vector<std::uint32_t> places;  ///< the entries that have it
    };
    /// A set of entries, by their places.
    using EntrySet = std::vector<bool>;
    /// Name, description and category name of each entry, folded.
    using Texts = std::vector<std::string>;

    void learn_words(const Texts& texts);
    std::string_view text_of(const Word& word) const;
    /// The first word from that one on in which `part` occurs; behind the last one, if none.
    std::size_t next_with(std::string_view part, std::size_t from) const;
    EntrySet with_word(const std::string& word) const;

    std::vector<Entry> entries_;     ///< sorted by name, then by item id
    std::vector<Word> vocabulary_;   ///< every word of the texts once
    std::vector<Outline> outlines_;  ///< of each, without the punctuation around it
    std::string words_;              ///< the vocabulary, each word with a line feed behind it
    Fold fold_;
};

}  // namespace beanq::menu
