#include "inventory/domain/ingredient_sheet.hpp"

#include <charconv>
#include <optional>
#include <utility>

namespace beanq::inventory {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto at = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(std::min(at + 1, text.size()));
    }
    return parts;
}

/// Tells the faults of one row's fields.
class RowFaults {
public:
    RowFaults(const std::string& at, std::vector<FieldError>& faults) : at_(at), faults_(faults) {}

    void required(std::string_view column) {
        add(column, "field.required", {"is required", "обязательное поле"});
    }
    void choice(std::string_view column, const std::string& choices) {
        add(column, "field.choice",
            {"must be one of: " + choices, "должно быть одним из: " + choices});
    }
    void format(std::string_view column, const std::string& example) {
        add(column, "field.format",
            {"must be as in: " + example, "должно быть как в примере: " + example});
    }
    /// A fault of the ingredient's own rules: its pointer names a field that is a column here.
    void adopt(FieldError fault) {
        fault.pointer = at_ + '/' + column_of(fault.pointer);
        faults_.push_back(std::move(fault));
    }

private:
    static std::string column_of(std::string_view pointer) {
        if (pointer == "/cost/per") return "cost_per";
        if (pointer == "/cost/price/currency") return "currency";
        return split(pointer.substr(1), '/').front();
    }
    void add(std::string_view column, std::string code, Phrase phrase) {
        faults_.push_back({at_ + '/' + std::string(column), std::move(code), std::move(phrase)});
    }

    const std::string& at_;
    std::vector<FieldError>& faults_;
};

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

void read_cost(const SheetRow& row, Ingredient& ingredient, RowFaults& faults) {
    if (row.cost.empty()) return;
    const auto minor = whole(row.cost);
    const auto currency = Currency::parse(row.currency);
    const auto per = parse_quantity(row.cost_per.empty() ? "1" : row.cost_per);
    if (!minor || *minor < 0 || *minor > max_price_minor) faults.format("cost", "8990");
    if (!currency) faults.format("currency", "RUB");
    if (!per) faults.format("cost_per", "1000");
    if (minor && currency && per) ingredient.cost = Cost{{*minor, *currency}, *per};
}

void read_packs(const SheetRow& row, Ingredient& ingredient, RowFaults& faults) {
    for (const std::string& entry : split(row.packs, ';')) {
        const auto sign = entry.rfind('=');
        const auto size =
            sign == std::string::npos ? std::nullopt : parse_quantity(entry.substr(sign + 1));
        if (!size || sign == 0 || sign > max_unit_name) {
            faults.format("packs", "box=12000;jug=2000");
            return;
        }
        ingredient.packs.push_back({entry.substr(0, sign), *size});
    }
}

}  // namespace

SheetRow to_row(const Ingredient& ingredient) {
    SheetRow row{.name = ingredient.name,
                 .unit = std::string(to_string(ingredient.unit)),
                 .shortage = ingredient.shortage == Shortage::warn ? "warn" : "block",
                 .active = ingredient.active ? "true" : "false",
                 .allergens = {},
                 .cost = {},
                 .currency = {},
                 .cost_per = {},
                 .packs = {}};
    for (const auto& allergen : ingredient.allergens)
        row.allergens += (row.allergens.empty() ? "" : ";") + allergen;
    for (const auto& pack : ingredient.packs)
        row.packs += (row.packs.empty() ? "" : ";") + pack.name + '=' + to_string(pack.size);
    if (ingredient.cost) {
        row.cost = std::to_string(ingredient.cost->price.amount_minor);
        row.currency = ingredient.cost->price.currency.text();
        row.cost_per = to_string(ingredient.cost->per);
    }
    return row;
}

Ingredient from_row(const SheetRow& row, Currency currency, const std::string& at,
                    std::vector<FieldError>& faults) {
    RowFaults told(at, faults);
    Ingredient ingredient{.id = {}, .name = row.name};
    if (row.name.empty() || row.name.size() > max_ingredient_name * 4) told.required("name");
    const auto unit = parse_unit(row.unit);
    if (!unit) told.choice("unit", "g, ml, pcs");
    ingredient.unit = unit.value_or(Unit::g);
    if (!row.shortage.empty() && row.shortage != "block" && row.shortage != "warn")
        told.choice("shortage", "block, warn");
    ingredient.shortage = row.shortage == "warn" ? Shortage::warn : Shortage::block;
    if (!row.active.empty() && row.active != "true" && row.active != "false")
        told.choice("active", "true, false");
    ingredient.active = row.active != "false";
    ingredient.allergens = split(row.allergens, ';');
    read_cost(row, ingredient, told);
    read_packs(row, ingredient, told);
    for (auto& fault : faults_in(ingredient, currency))
        told.adopt(std::move(fault));
    return ingredient;
}

}  // namespace beanq::inventory
