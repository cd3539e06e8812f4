// Ingredients as a sheet: what is exported and imported.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "inventory/use_cases/exchange_ingredients.hpp"
#include "kernel/result.hpp"
#include "platform/http/fields.hpp"

namespace beanq::inventory {

enum class SheetFormat : unsigned char { json, csv };
BOOST_DESCRIBE_ENUM(SheetFormat, json, csv)

struct ExportQuery {
    std::optional<SheetFormat> format;  ///< absent: json
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (), (format))

BOOST_DESCRIBE_STRUCT(SheetRow, (),
                      (name, unit, shortage, active, allergens, cost, currency, cost_per, packs))

/// Either `items` or `csv`.
struct SheetView {
    std::optional<std::vector<SheetRow>> items;
    std::optional<std::string> csv;
};
BOOST_DESCRIBE_STRUCT(SheetView, (), (items, csv))

struct SheetRowBody {
    std::string name;
    std::string unit;
    std::optional<std::string> shortage;
    std::optional<std::string> active;
    std::optional<std::string> allergens;
    std::optional<std::string> cost;
    std::optional<std::string> currency;
    std::optional<std::string> cost_per;
    std::optional<std::string> packs;
};
BOOST_DESCRIBE_STRUCT(SheetRowBody, (),
                      (name, unit, shortage, active, allergens, cost, currency, cost_per, packs))

/// `items`, or `csv` with the columns' names in its first line.
struct ImportBody {
    bool dry_run = false;
    std::optional<http::List<SheetRowBody, 0, 5000>> items;
    std::optional<http::Text<1, 1'000'000>> csv;
};
BOOST_DESCRIBE_STRUCT(ImportBody, (), (dry_run, items, csv))

/// `row` counts from 1, as a sheet does below its heading.
struct ImportFaultView {
    int row = 0;
    std::string column;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(ImportFaultView, (), (row, column, code, message))

struct ImportReportView {
    bool dry_run = false;
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    std::vector<ImportFaultView> faults;
};
BOOST_DESCRIBE_STRUCT(ImportReportView, (), (dry_run, created, updated, unchanged, faults))

SheetView to_view(std::vector<SheetRow> rows, SheetFormat format);
ImportReportView to_view(const ImportReport& report, bool dry_run);

/// 422 `field.required` at `/items` when there is neither or both; at `/csv` `field.format` for
/// what is no CSV, `field.unknown` and `field.required` for columns.
Result<std::vector<SheetRow>> to_rows(ImportBody body);

}  // namespace beanq::inventory
