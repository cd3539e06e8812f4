#include "menu/domain/search_index.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>

#include "menu/domain/near_words.hpp"

namespace beanq::menu {

namespace {

bool fits(const MenuQuery& query, const Found& found) {
    if (query.category && found.category->id != *query.category) return false;
    if (query.available && found.item->available != *query.available) return false;
    if (!query.min_price_minor && !query.max_price_minor) return true;
    return std::ranges::any_of(found.item->product->variations, [&](const auto& variation) {
        const std::int64_t price = variation.price.amount_minor;
        return price >= query.min_price_minor.value_or(price) &&
               price <= query.max_price_minor.value_or(price);
    });
}

/// Without the punctuation around it.
std::string_view bare(std::string_view word) {
    constexpr std::string_view marks = ".,;:!?()\"'-";
    const auto from = std::min(word.find_first_not_of(marks), word.size());
    word.remove_prefix(from);
    return word.substr(0, word.find_last_not_of(marks) + 1);
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

SearchIndex::SearchIndex(const Catalogue& catalogue, const Fold& fold) : fold_(fold) {
    for (const CatalogueMenu& menu : catalogue.menus) {
        for (const CatalogueCategory& category : menu.categories) {
            const std::string category_name = fold(category.name);
            for (const CatalogueItem& item : category.items) {
                Entry entry{{&menu, &category, &item}, fold(item.product->name), {}};
                // Line feeds keep a word from spanning two texts: no word holds one.
                entry.text =
                    entry.name + '\n' + fold(item.product->description) + '\n' + category_name;
                entries_.push_back(std::move(entry));
            }
        }
    }
    std::ranges::sort(entries_, {}, [](const Entry& entry) {
        return std::tie(entry.name, entry.found.item->id);
    });
    learn_words();
}

void SearchIndex::learn_words() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> places;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        for (auto& word : words(entries_[i].text)) {
            auto& list = places[std::move(word)];
            const auto place = static_cast<std::uint32_t>(i);
            if (list.empty() || list.back() != place) list.push_back(place);
        }
        entries_[i].text.clear();
        entries_[i].text.shrink_to_fit();
    }
    vocabulary_.assign(std::make_move_iterator(places.begin()),
                       std::make_move_iterator(places.end()));
}

SearchIndex::EntrySet SearchIndex::with_word(const std::string& word) const {
    EntrySet found(entries_.size());
    bool occurs = false;
    const auto take = [&](const std::vector<std::uint32_t>& places) {
        for (const auto place : places)
            found[place] = true;
    };
    for (const auto& [known, places] : vocabulary_) {
        if (!known.contains(word)) continue;
        occurs = true;
        take(places);
    }
    if (occurs) return found;
    for (const auto& [known, places] : vocabulary_) {
        if (is_near(word, bare(known))) take(places);
    }
    return found;
}

SearchIndex::Hits SearchIndex::find(const MenuQuery& query, const std::optional<SearchPlace>& after,
                                    std::size_t limit) const {
    std::vector<EntrySet> wanted;
    for (const auto& word : words(fold_(query.text)))
        wanted.push_back(with_word(word));
    const auto holds_all = [&](std::size_t place) {
        return std::ranges::all_of(wanted, [&](const EntrySet& set) { return set[place]; });
    };
    auto entry = entries_.begin();
    if (after) {
        entry = std::ranges::upper_bound(
            entries_, std::tie(after->first, after->second), {},
            [](const Entry& e) { return std::tie(e.name, e.found.item->id); });
    }
    Hits hits;
    const Entry* last = nullptr;
    for (; entry != entries_.end(); ++entry) {
        if (!holds_all(static_cast<std::size_t>(entry - entries_.begin()))) continue;
        if (!fits(query, entry->found)) continue;
        if (hits.items.size() == limit) {
            hits.next = SearchPlace{last->name, last->found.item->id};
            break;
        }
        hits.items.push_back(entry->found);
        last = &*entry;
    }
    return hits;
}

}  // namespace beanq::menu
