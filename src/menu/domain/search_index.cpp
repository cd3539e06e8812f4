#include "menu/domain/search_index.hpp"

#include <algorithm>
#include <tuple>

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

bool holds_all(std::string_view text, const std::vector<std::string>& wanted) {
    return std::ranges::all_of(
        wanted, [&](const auto& word) { return text.find(word) != std::string_view::npos; });
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
}

SearchIndex::Hits SearchIndex::find(const MenuQuery& query, const std::optional<SearchPlace>& after,
                                    std::size_t limit) const {
    const auto wanted = words(fold_(query.text));
    auto entry = entries_.begin();
    if (after) {
        entry = std::ranges::upper_bound(
            entries_, std::tie(after->first, after->second), {},
            [](const Entry& e) { return std::tie(e.name, e.found.item->id); });
    }
    Hits hits;
    const Entry* last = nullptr;
    for (; entry != entries_.end(); ++entry) {
        if (!fits(query, entry->found) || !holds_all(entry->text, wanted)) continue;
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
