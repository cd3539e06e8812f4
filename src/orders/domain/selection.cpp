#include "orders/domain/selection.hpp"

#include <algorithm>
#include <cstddef>

namespace beanq::orders {

namespace {

using Faults = std::vector<FieldError>;

struct Found {
    const OfferedGroup* group = nullptr;
    const OfferedModifier* modifier = nullptr;
};

Found find_modifier(const OfferedVariation& variation, const ModifierId& id) {
    for (const auto& group : variation.groups) {
        for (const auto& modifier : group.modifiers) {
            if (modifier.id == id) return {&group, &modifier};
        }
    }
    return {};
}

Phrase sold_out(const std::string& name) {
    return {"“" + name + "” is sold out.", "«" + name + "» закончился: выберите другое."};
}

std::string pieces(int count) {
    return count == 1 ? "1 option" : std::to_string(count) + " options";
}

LineModifier taken(const OfferedGroup& group, const OfferedModifier& modifier, int quantity) {
    return {modifier.id, group.name, modifier.name, modifier.price, quantity};
}

std::vector<LineModifier> defaults_of(const OfferedVariation& variation) {
    std::vector<LineModifier> chosen;
    for (const auto& group : variation.groups) {
        for (const auto& modifier : group.modifiers) {
            if (modifier.is_default && modifier.available) {
                chosen.push_back(taken(group, modifier, 1));
            }
        }
    }
    return chosen;
}

/// The faults of one wanted modifier by itself.
void check_modifier(const Found& found, const WantedModifier& wanted, const std::string& at,
                    Faults& faults) {
    if (found.modifier == nullptr) {
        faults.push_back(
            {at + "/modifier_id",
             "order.foreign-modifier",
             {"This product has no such modifier.", "У этого товара нет такой добавки."}});
        return;
    }
    if (!found.modifier->available) {
        faults.push_back({at + "/modifier_id", "order.sold-out", sold_out(found.modifier->name)});
    }
    if (wanted.quantity > 1 && !found.group->repeats) {
        faults.push_back({at + "/quantity",
                          "order.no-repeats",
                          {"“" + found.modifier->name + "” can be taken only once.",
                           "«" + found.modifier->name + "» можно взять только один раз."}});
    }
}

std::vector<LineModifier> choose_modifiers(const OfferedVariation& variation,
                                           const std::vector<WantedModifier>& wanted,
                                           const std::string& at, Faults& faults) {
    std::vector<LineModifier> chosen;
    std::vector<ModifierId> seen;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string here = at + "/" + std::to_string(i);
        if (std::ranges::find(seen, wanted[i].modifier) != seen.end()) {
            faults.push_back({here + "/modifier_id",
                              "field.duplicate",
                              {"This modifier is named twice: give it once, with its quantity.",
                               "Добавка указана дважды: укажите её один раз, с количеством."}});
            continue;
        }
        seen.push_back(wanted[i].modifier);
        const Found found = find_modifier(variation, wanted[i].modifier);
        check_modifier(found, wanted[i], here, faults);
        if (found.modifier != nullptr) {
            chosen.push_back(taken(*found.group, *found.modifier, wanted[i].quantity));
        }
    }
    return chosen;
}

/// Sold-out and repeated modifiers count too: each fault is told once, in its own place.
int count_in(const OfferedGroup& group, const std::vector<LineModifier>& chosen) {
    int count = 0;
    for (const auto& line : chosen) {
        const bool here = std::ranges::any_of(
            group.modifiers, [&](const OfferedModifier& m) { return m.id == line.modifier; });
        if (here) count += line.quantity;
    }
    return count;
}

void check_groups(const OfferedVariation& variation, const std::vector<LineModifier>& chosen,
                  const std::string& at, Faults& faults) {
    for (const auto& group : variation.groups) {
        const int count = count_in(group, chosen);
        if (count < group.min) {
            faults.push_back({at,
                              "order.too-few-modifiers",
                              {"“" + group.name + "”: choose at least " + pieces(group.min) + ".",
                               "«" + group.name + "»: нужно выбрать не меньше, чем " +
                                   std::to_string(group.min) + "."}});
        } else if (count > group.max) {
            faults.push_back({at,
                              "order.too-many-modifiers",
                              {"“" + group.name + "”: choose at most " + pieces(group.max) + ".",
                               "«" + group.name + "»: можно выбрать не больше, чем " +
                                   std::to_string(group.max) + "."}});
        }
    }
}

/// As it was sold, in another quantity. What is not sold any more is in no category.
ChosenLine kept_line(const WantedLine& wanted, const Offer& offer) {
    ChosenLine line = *wanted.kept;
    line.quantity = wanted.quantity;
    if (const auto found = offer.find(line.variation)) line.categories = found->categories;
    return line;
}

std::optional<ChosenLine> choose_line(const WantedLine& wanted, const Offer& offer,
                                      const std::string& at, Faults& faults) {
    if (wanted.kept) return kept_line(wanted, offer);
    auto found = offer.find(wanted.variation);
    if (!found) {
        faults.push_back({at + "/variation_id",
                          "order.not-on-sale",
                          {"This is not on sale here.", "Этот товар здесь не продаётся."}});
        return std::nullopt;
    }
    if (!found->available) {
        faults.push_back({at + "/variation_id", "order.sold-out", sold_out(found->product_name)});
    }
    ChosenLine line{found->product,
                    found->variation,
                    found->product_name,
                    found->variation_name,
                    found->price,
                    wanted.quantity,
                    {},
                    wanted.notes,
                    found->categories,
                    found->tax_class,
                    found->preparation_s};
    line.modifiers = wanted.modifiers
                         ? choose_modifiers(*found, *wanted.modifiers, at + "/modifiers", faults)
                         : defaults_of(*found);
    check_groups(*found, line.modifiers, at + "/modifiers", faults);
    return line;
}

}  // namespace

std::expected<std::vector<ChosenLine>, std::vector<FieldError>> choose_lines(
    const std::vector<WantedLine>& wanted, const Offer& offer) {
    std::vector<ChosenLine> chosen;
    Faults faults;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto line = choose_line(wanted[i], offer, "/items/" + std::to_string(i), faults);
        if (line) chosen.push_back(std::move(*line));
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return chosen;
}

}  // namespace beanq::orders
