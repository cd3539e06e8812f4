#include "inventory/use_cases/exchange_ingredients.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace beanq::inventory {

namespace {

constexpr int page = 200;

/// Whether the row says what the ingredient is already.
bool says_the_same(const Ingredient& row, const Ingredient& stored) {
    Ingredient with_id = row;
    with_id.id = stored.id;
    with_id.version = stored.version;
    return with_id == stored;
}

}  // namespace

awaitable<std::vector<Ingredient>> ExchangeIngredients::all(Transaction& tx) const {
    std::vector<Ingredient> list;
    IngredientFilter filter;
    for (;;) {
        auto some = co_await needs_.ingredients.list(tx, filter, page);
        const bool is_last = some.size() < page;
        if (!some.empty()) filter.after = some.back().name;
        for (auto& ingredient : some)
            list.push_back(std::move(ingredient));
        if (is_last) co_return list;
    }
}

awaitable<std::vector<SheetRow>> ExchangeIngredients::take_out() const {
    auto tx = co_await needs_.store.begin_read();
    const auto list = co_await all(*tx);
    std::vector<SheetRow> rows;
    rows.reserve(list.size());
    for (const auto& ingredient : list)
        rows.push_back(to_row(ingredient));
    co_return rows;
}

awaitable<Result<ImportReport>> ExchangeIngredients::bring_in(std::vector<SheetRow> rows,
                                                              bool dry_run) const {
    auto tx = co_await needs_.store.begin();
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    ImportReport report;
    std::set<IngredientId> touched;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string at = "/items/" + std::to_string(i);
        const std::size_t before = report.faults.size();
        Ingredient row = from_row(rows[i], location->currency, at, report.faults);
        if (report.faults.size() > before) continue;
        auto known = co_await needs_.ingredients.find_named(*tx, row.name);
        if (known && !touched.insert(known->id).second) {
            report.faults.push_back(
                {at + "/name", "field.duplicate", {"is given twice", "указано дважды"}});
        } else if (known && known->unit != row.unit) {
            report.faults.push_back(
                {at + "/unit", "field.not-allowed", {"cannot change", "нельзя изменить"}});
        } else if (!known) {
            row.id = IngredientId(needs_.ids.next());
            touched.insert(row.id);
            co_await needs_.ingredients.add_all(*tx, {row});
            ++report.created;
        } else if (says_the_same(row, *known)) {
            ++report.unchanged;
        } else {
            row.id = known->id;
            row.version = known->version;
            co_await needs_.ingredients.update(*tx, row);
            ++report.updated;
        }
    }
    if (dry_run) co_return report;
    if (!report.faults.empty()) co_return refuse_fields(std::move(report.faults));
    if (report.updated > 0) co_await needs_.assortment.changed(*tx, std::nullopt);
    co_await tx->commit();
    co_return report;
}

}  // namespace beanq::inventory
