#include "menu/domain/search_index.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <tuple>
#include <unordered_map>

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

}  // namespace

SearchIndex::SearchIndex(const Catalogue& catalogue, const Fold& fold) : fold_(fold) {
    struct Unsorted {
        Entry entry;
        std::string text;
    };
    std::vector<Unsorted> unsorted;
    for (std::uint32_t m = 0; m < catalogue.menus.size(); ++m) {
        const auto& categories = catalogue.menus[m].categories;
        for (std::uint32_t c = 0; c < categories.size(); ++c) {
            const std::string category_name = fold(categories[c].name);
            const auto& items = categories[c].items;
            for (std::uint32_t i = 0; i < items.size(); ++i) {
                Entry entry{fold(items[i].product->name), items[i].id, m, c, i};
                // Line feeds keep a word from spanning two texts: no word holds one.
                std::string text =
                    entry.name + '\n' + fold(items[i].product->description) + '\n' + category_name;
                unsorted.push_back({std::move(entry), std::move(text)});
            }
        }
    }
    std::ranges::sort(unsorted, {}, [](const Unsorted& each) {
        return std::tie(each.entry.name, each.entry.id);
    });
    Texts texts;
    for (Unsorted& each : unsorted) {
        entries_.push_back(std::move(each.entry));
        texts.push_back(std::move(each.text));
    }
    learn_words(texts);
}

void SearchIndex::learn_words(const Texts& texts) {
    std::unordered_map<std::string, std::size_t> known;
    for (std::uint32_t place = 0; place < texts.size(); ++place) {
        for (auto& word : words(texts[place])) {
            const auto [at, is_new] = known.try_emplace(std::move(word), vocabulary_.size());
            if (is_new) {
                vocabulary_.push_back({words_.size(), {}});
                outlines_.push_back(outline_of(bare_word(at->first)));
                words_ += at->first + '\n';
            }
            auto& places = vocabulary_[at->second].places;
            if (places.empty() || places.back() != place) places.push_back(place);
        }
    }
}

std::string_view SearchIndex::text_of(const Word& word) const {
    return std::string_view(words_).substr(word.begin, words_.find('\n', word.begin) - word.begin);
}

std::size_t SearchIndex::next_with(std::string_view part, std::size_t from) const {
    if (from >= vocabulary_.size()) return from;
    const char* begin = words_.data() + vocabulary_[from].begin;
    const char* end = words_.data() + words_.size();
    // Unlike string_view::find, it looks for pairs of bytes: in Cyrillic every other one is the
    // same.
    const void* at = memmem(begin, static_cast<std::size_t>(end - begin), part.data(), part.size());
    if (at == nullptr) return vocabulary_.size();
    const auto offset = static_cast<std::size_t>(static_cast<const char*>(at) - words_.data());
    const auto after = std::ranges::upper_bound(vocabulary_, offset, {}, &Word::begin);
    return static_cast<std::size_t>(after - vocabulary_.begin()) - 1;
}

Found SearchIndex::Entry::in(const Catalogue& catalogue) const {
    const CatalogueMenu& its_menu = catalogue.menus[menu];
    const CatalogueCategory& its_category = its_menu.categories[category];
    return {&its_menu, &its_category, &its_category.items[item]};
}

SearchIndex::EntrySet SearchIndex::with_word(const std::string& word) const {
    EntrySet found(entries_.size());
    bool occurs = false;
    const auto take = [&](const std::vector<std::uint32_t>& places) {
        for (const auto place : places)
            found[place] = true;
    };
    for (auto at = next_with(word, 0); at < vocabulary_.size(); at = next_with(word, at + 1)) {
        occurs = true;
        take(vocabulary_[at].places);
    }
    if (occurs) return found;
    NearWords near(word);
    for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
        if (near.may_have(outlines_[i]) && near.has(bare_word(text_of(vocabulary_[i]))))
            take(vocabulary_[i].places);
    }
    return found;
}

SearchIndex::Hits SearchIndex::find(const Catalogue& catalogue, const MenuQuery& query,
                                    const std::optional<SearchPlace>& after,
                                    std::size_t limit) const {
    std::vector<EntrySet> wanted;
    for (const auto& word : words(fold_(query.text)))
        wanted.push_back(with_word(word));
    const auto holds_all = [&](std::size_t place) {
        return std::ranges::all_of(wanted, [&](const EntrySet& set) { return set[place]; });
    };
    auto entry = entries_.begin();
    if (after) {
        entry = std::ranges::upper_bound(entries_, std::tie(after->first, after->second), {},
                                         [](const Entry& e) { return std::tie(e.name, e.id); });
    }
    Hits hits;
    const Entry* last = nullptr;
    for (; entry != entries_.end(); ++entry) {
        if (!holds_all(static_cast<std::size_t>(entry - entries_.begin()))) continue;
        const Found found = entry->in(catalogue);
        if (!fits(query, found)) continue;
        if (hits.items.size() == limit) {
            hits.next = SearchPlace{last->name, last->id};
            break;
        }
        hits.items.push_back(found);
        last = &*entry;
    }
    return hits;
}

}  // namespace beanq::menu
