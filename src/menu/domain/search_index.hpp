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

/// Every item of one catalogue, ready to be searched. The catalogue outlives it.
class SearchIndex {
public:
    SearchIndex(const Catalogue& catalogue, const Fold& fold);

    struct Hits {
        std::vector<Found> items;
        std::optional<SearchPlace> next;  ///< the last item's place, if more follow
    };
    /// At most `limit` items after `after`.
    Hits find(const MenuQuery& query, const std::optional<SearchPlace>& after,
              std::size_t limit) const;

private:
    struct Entry {
        Found found;
        std::string name;  ///< folded
        std::string text;  ///< folded name, description and category name
    };
    /// A set of entries, by their places.
    using EntrySet = std::vector<bool>;

    void learn_words();
    EntrySet with_word(const std::string& word) const;

    std::vector<Entry> entries_;  ///< sorted by name, then by item id
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>>
        vocabulary_;  ///< each word with the entries that have it
    Fold fold_;
};

/// The words of `text` as it was folded.
std::vector<std::string> words(std::string_view text);

}  // namespace beanq::menu
