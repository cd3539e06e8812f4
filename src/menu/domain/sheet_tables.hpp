// A menu taken apart: each kind of thing in a table of its own, as a sheet has them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kernel/id.hpp"
#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/domain/product.hpp"

namespace beanq::menu {

/// A product's use of a group, with its place among them.
struct Use {
    ProductId product;
    GroupUse use;
    int sort = 0;

    bool operator==(const Use&) const = default;
};

inline Uuid owner_of(const Menu& menu) { return menu.location.value; }
inline Uuid owner_of(const Product&) { return {}; }
inline Uuid owner_of(const ModifierGroup&) { return {}; }
inline Uuid owner_of(const Category& category) { return category.menu.value; }
inline Uuid owner_of(const Variation& variation) { return variation.product.value; }
inline Uuid owner_of(const Modifier& modifier) { return modifier.group.value; }
inline Uuid owner_of(const MenuItem& item) { return item.category.value; }
std::string name_of(const auto& thing) { return thing.name; }
inline std::string name_of(const MenuItem& item) { return to_string(item.product); }

/// Things of one kind, found by id, or by name within what they belong to.
template <class T>
class Table {
public:
    explicit Table(std::vector<T> things) {
        for (T& thing : things)
            put(std::move(thing));
    }

    const T* with_id(const Uuid& id) const {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : &things_[found->second];
    }
    std::vector<const T*> named(const Uuid& owner, const std::string& name) const {
        std::vector<const T*> found;
        const auto places = by_name_.find({owner, name});
        if (places == by_name_.end()) return found;
        for (const std::size_t place : places->second) {
            if (name_of(things_[place]) == name) found.push_back(&things_[place]);
        }
        return found;
    }
    /// Adds a thing, or replaces the one of its id.
    void put(T thing) {
        const auto [at, is_new] = by_id_.try_emplace(thing.id.value, things_.size());
        const bool is_renamed = is_new || name_of(things_[at->second]) != name_of(thing);
        if (is_renamed) by_name_[{owner_of(thing), name_of(thing)}].push_back(at->second);
        if (is_new) {
            last_[owner_of(thing)] = std::max(last_[owner_of(thing)], sort_of(thing));
            things_.push_back(std::move(thing));
        } else {
            things_[at->second] = std::move(thing);
        }
    }
    /// The `sort` behind all that belongs to it.
    int next_sort(const Uuid& owner) const {
        const auto last = last_.find(owner);
        return last == last_.end() ? 0 : last->second + 1;
    }
    const std::vector<T>& all() const { return things_; }

private:
    static int sort_of(const T& thing) {
        if constexpr (requires { thing.sort; }) return thing.sort;
        return 0;
    }

    std::vector<T> things_;
    std::unordered_map<Uuid, std::size_t> by_id_;
    std::map<std::pair<Uuid, std::string>, std::vector<std::size_t>> by_name_;
    std::unordered_map<Uuid, int> last_;
};

template <class T, class Part>
std::vector<Part> take_parts(std::vector<T>& owners, std::vector<Part> T::* list) {
    std::vector<Part> all;
    for (T& owner : owners) {
        all.insert(all.end(), (owner.*list).begin(), (owner.*list).end());
        (owner.*list).clear();
    }
    return all;
}

inline std::vector<Use> take_uses(std::vector<Product>& products) {
    std::vector<Use> uses;
    for (Product& product : products) {
        for (std::size_t i = 0; i < product.groups.size(); ++i)
            uses.push_back({product.id, product.groups[i], static_cast<int>(i)});
        product.groups.clear();
    }
    return uses;
}

}  // namespace beanq::menu
