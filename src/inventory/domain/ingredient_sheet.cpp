#include "inventory/domain/ingredient_sheet.hpp"

#include <optional>
#include <utility>

namespace beanq::inventory {

namespace {

/// The column of a pointer into the ingredient.
std::string column_of(std::string_view pointer) {
    if (pointer == "/cost/per") return "cost_per";
    if (pointer == "/cost/price/currency") return "currency";
    return split(pointer.substr(1), '/').front();
}

void read_unit(const Cell& cell, bool is_new, Ingredient& ingredient, RowReader& reader) {
    if (!cell && !is_new) return;
    const auto unit = parse_unit(cell.value_or(""));
    if (!unit) {
        reader.choice("unit", "g, ml, pcs");
    } else if (is_new) {
        ingredient.unit = *unit;
    } else if (*unit != ingredient.unit) {
        reader.not_allowed("unit");
    }
}

void read_shortage(const Cell& cell, Ingredient& ingredient, RowReader& reader) {
    if (!cell) return;
    if (!cell->empty() && *cell != "block" && *cell != "warn")
        reader.choice("shortage", "block, warn");
    ingredient.shortage = *cell == "warn" ? Shortage::warn : Shortage::block;
}

void read_cost(const IngredientRow& row, Ingredient& ingredient, RowReader& reader) {
    if (!row.cost) return;
    if (row.cost->empty()) {
        ingredient.cost.reset();
        return;
    }
    const auto minor = parse_whole(*row.cost);
    const auto currency = Currency::parse(row.currency.value_or(""));
    const std::string cost_per = row.cost_per.value_or("");
    const auto per = parse_quantity(cost_per.empty() ? "1" : cost_per);
    if (!minor || *minor < 0 || *minor > max_price_minor) reader.format("cost", "8990");
    if (!currency) reader.format("currency", "RUB");
    if (!per) reader.format("cost_per", "1000");
    if (minor && currency && per) ingredient.cost = Cost{{*minor, *currency}, *per};
}

void read_packs(const Cell& cell, Ingredient& ingredient, RowReader& reader) {
    if (!cell) return;
    std::vector<Pack> packs;
    for (const std::string& entry : split(*cell, ';')) {
        const auto sign = entry.rfind('=');
        const auto size =
            sign == std::string::npos ? std::nullopt : parse_quantity(entry.substr(sign + 1));
        if (!size || sign == 0 || sign > max_unit_name) {
            reader.format("packs", "box=12000;jug=2000");
            return;
        }
        packs.push_back({entry.substr(0, sign), *size});
    }
    ingredient.packs = std::move(packs);
}

}  // namespace

IngredientRow to_row(const Ingredient& ingredient) {
    std::string packs;
    for (const auto& pack : ingredient.packs)
        packs += (packs.empty() ? "" : ";") + pack.name + '=' + to_string(pack.size);
    IngredientRow row{.name = ingredient.name,
                      .unit = std::string(to_string(ingredient.unit)),
                      .shortage = ingredient.shortage == Shortage::warn ? "warn" : "block",
                      .active = ingredient.active ? "true" : "false",
                      .allergens = join(ingredient.allergens, ';'),
                      .cost = "",
                      .currency = "",
                      .cost_per = "",
                      .packs = std::move(packs)};
    if (ingredient.cost) {
        row.cost = std::to_string(ingredient.cost->price.amount_minor);
        row.currency = ingredient.cost->price.currency.text();
        row.cost_per = to_string(ingredient.cost->per);
    }
    return row;
}

void read_row(const IngredientRow& row, Currency currency, bool is_new, Ingredient& ingredient,
              RowReader& reader) {
    reader.name("name", row.name, ingredient.name, max_ingredient_name);
    read_unit(row.unit, is_new, ingredient, reader);
    read_shortage(row.shortage, ingredient, reader);
    reader.flag("active", row.active, ingredient.active, true);
    reader.list("allergens", row.allergens, ingredient.allergens, max_ingredient_allergens,
                max_unit_name);
    read_cost(row, ingredient, reader);
    read_packs(row.packs, ingredient, reader);
    for (auto& fault : faults_in(ingredient, currency))
        reader.fault(column_of(fault.pointer), fault.code, fault.message);
}

}  // namespace beanq::inventory
