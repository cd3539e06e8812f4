// Sheets: rows of text that are exported and imported, as JSON or as CSV. A row is a described
// struct of std::optional<std::string>; its members are the columns. A cell that is absent says
// nothing, an empty one says "none".
#pragma once

#include <algorithm>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "kernel/import_report.hpp"
#include "kernel/result.hpp"
#include "platform/http/codec.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/message.hpp"
#include "platform/text/csv.hpp"

namespace beanq::http {

inline constexpr std::size_t max_sheet_rows = 5000;
using SheetText = Text<1, 1'000'000>;

enum class SheetFormat : unsigned char { json, csv };
BOOST_DESCRIBE_ENUM(SheetFormat, json, csv)

struct ExportQuery {
    std::optional<SheetFormat> format;  ///< absent: json
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (), (format))

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

/// Faults at `/items/<row>/<column>` as they are shown: `/items/7/unit` is row 8, column `unit`.
std::vector<ImportFaultView> to_view(const std::vector<FieldError>& faults, Language language);

/// The columns' names and the records below them. 422 at `/csv`: `field.format` for what is no CSV,
/// `field.required` without a heading.
Result<std::vector<csv::Record>> parse_sheet(const std::string& text);
/// 422 `field.unknown` at `/csv`.
std::unexpected<Error> unknown_column(const std::string& name);
/// 422 `field.required` at `/items`: an import has either `items` or `csv`.
std::unexpected<Error> refuse_sheet();

template <class Row>
std::string to_csv(const std::vector<Row>& rows) {
    csv::Record heading;
    boost::mp11::mp_for_each<Members<Row>>(
        [&](auto member) { heading.emplace_back(json_name(member.name)); });
    std::string text = csv::line(heading);
    for (const Row& row : rows) {
        csv::Record record;
        boost::mp11::mp_for_each<Members<Row>>(
            [&](auto member) { record.push_back((row.*member.pointer).value_or("")); });
        text += csv::line(record);
    }
    return text;
}

/// Cells that a short record lacks are absent. 422 as parse_sheet and unknown_column.
template <class Row>
Result<std::vector<Row>> from_csv(const std::string& text) {
    const auto records = parse_sheet(text);
    if (!records) return std::unexpected(records.error());
    std::vector<std::optional<std::string> Row::*> columns;
    for (const std::string& name : records->front()) {
        std::optional<std::string> Row::* column = nullptr;
        boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
            if (json_name(member.name) == name) column = member.pointer;
        });
        if (column == nullptr) return unknown_column(name);
        columns.push_back(column);
    }
    std::vector<Row> rows;
    for (std::size_t i = 1; i < records->size(); ++i) {
        Row& row = rows.emplace_back();
        const csv::Record& record = (*records)[i];
        for (std::size_t j = 0; j < std::min(record.size(), columns.size()); ++j)
            row.*columns[j] = record[j];
    }
    return rows;
}

/// The rows of an import's body: its `items`, or its `csv`.
template <class ImportBody>
auto rows_of(ImportBody body) {
    using Row = typename std::remove_cvref_t<decltype(body.items->value)>::value_type;
    using Rows = Result<std::vector<Row>>;
    if (body.items.has_value() == body.csv.has_value()) return Rows(refuse_sheet());
    return body.csv ? from_csv<Row>(body.csv->value) : Rows(std::move(body.items->value));
}

/// Rows as the answer to an export: `View` has `items` and `csv`, one of which is given.
template <class View, class Row>
View sheet_of(std::vector<Row> rows, std::optional<SheetFormat> format) {
    View view;
    if (format == SheetFormat::csv) {
        view.csv = to_csv(rows);
    } else {
        view.items = std::move(rows);
    }
    return view;
}

inline ImportReportView to_view(const ImportReport& report, bool dry_run, Language language) {
    return {dry_run, report.created, report.updated, report.unchanged,
            to_view(report.faults, language)};
}

}  // namespace beanq::http
