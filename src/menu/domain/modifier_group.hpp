#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"

namespace beanq::menu {

/// One choice within a group, as oat milk. Shown in the order of `sort`, then of `id`.
struct Modifier {
    ModifierId id;
    ModifierGroupId group;
    std::string name;
    Money price;
    bool is_default = false;
    int sort = 0;
    bool sold_out = false;
    std::int64_t version = 1;

    bool operator==(const Modifier&) const = default;
};

/// How many selections a group asks for, counted with their quantities.
struct Bounds {
    int min = 0;
    int max = 1;

    bool operator==(const Bounds&) const = default;
};

/// Choices that products share, as the kinds of milk. Its version covers its modifiers.
struct ModifierGroup {
    ModifierGroupId id;
    std::string name;
    Bounds bounds;
    bool repeats = false;  ///< whether one modifier may be taken more than once
    std::int64_t version = 1;
    std::vector<Modifier> modifiers = {};

    int defaults() const;  ///< how many modifiers are

    bool operator==(const ModifierGroup&) const = default;
};

/// `field.range` at `<at>/min` or `<at>/max`: 0 ≤ min ≤ max, 1 ≤ max ≤ 50.
std::vector<FieldError> faults_in(Bounds bounds, const std::string& at = "");

/// As for its bounds; `field.defaults` at `<at>/max` when more modifiers are defaults than may be
/// taken; `field.currency` at `<at>/modifiers/<n>/price/currency`; `field.too-many` at
/// `<at>/modifiers`.
std::vector<FieldError> faults_in(const ModifierGroup& group, Currency currency,
                                  const std::string& at = "");

/// `field.currency` at `<at>/currency` when a price is not in the shop's currency.
std::vector<FieldError> faults_in(Money price, Currency currency, const std::string& at);

/// The place after the last of a list that is in its order.
template <class T>
int sort_after(const std::vector<T>& list) {
    return list.empty() ? 0 : list.back().sort + 1;
}

}  // namespace beanq::menu
