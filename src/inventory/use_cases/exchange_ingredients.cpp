#include "inventory/use_cases/exchange_ingredients.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "inventory/use_cases/all_ingredients.hpp"

namespace beanq::inventory {

awaitable<std::vector<IngredientRow>> ExchangeIngredients::take_out() const {
    auto tx = co_await needs_.store.begin_read();
    const auto list = co_await all_ingredients(*tx, needs_.ingredients);
    std::vector<IngredientRow> rows;
    rows.reserve(list.size());
    for (const auto& ingredient : list)
        rows.push_back(to_row(ingredient));
    co_return rows;
}

awaitable<Result<ImportReport>> ExchangeIngredients::bring_in(std::vector<IngredientRow> rows,
                                                              bool dry_run) const {
    auto tx = co_await needs_.store.begin();
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    ImportReport report;
    std::set<IngredientId> touched;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowReader reader("/items/" + std::to_string(i), report.faults);
        const auto known = co_await needs_.ingredients.find_named(*tx, rows[i].name.value_or(""));
        Ingredient row = known.value_or(Ingredient{});
        read_row(rows[i], location->currency, !known, row, reader);
        if (known && !touched.insert(known->id).second) reader.duplicate("name");
        if (reader.is_faulty()) continue;
        if (!known) {
            row.id = IngredientId(needs_.ids.next());
            touched.insert(row.id);
            co_await needs_.ingredients.add_all(*tx, {row});
            ++report.created;
        } else if (row == *known) {
            ++report.unchanged;
        } else {
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
