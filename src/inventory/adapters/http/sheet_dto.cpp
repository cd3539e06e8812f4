#include "inventory/adapters/http/sheet_dto.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "platform/text/csv.hpp"

namespace beanq::inventory {

namespace {

std::string to_csv(const std::vector<SheetRow>& rows) {
    csv::Record heading;
    for (const SheetColumn& column : sheet_columns)
        heading.emplace_back(column.name);
    std::string text = csv::line(heading);
    for (const SheetRow& row : rows) {
        csv::Record record;
        for (const SheetColumn& column : sheet_columns)
            record.push_back(row.*column.field);
        text += csv::line(record);
    }
    return text;
}

std::unexpected<Error> bad_csv(std::string code, Phrase phrase) {
    return refuse_fields({{"/csv", std::move(code), std::move(phrase)}});
}

Result<std::vector<SheetRow>> from_csv(const std::string& text) {
    const auto records = csv::parse(text);
    if (!records) {
        const std::string line = std::to_string(records.error().line);
        return bad_csv("field.format", {"is no CSV in line " + line, "не CSV в строке " + line});
    }
    if (records->empty())
        return bad_csv("field.required", {"has no heading", "нет строки заголовков"});
    std::vector<std::string SheetRow::*> fields;
    for (const std::string& name : records->front()) {
        const auto known = std::ranges::find(sheet_columns, name, &SheetColumn::name);
        if (known == sheet_columns.end())
            return bad_csv("field.unknown", {"has no column " + name, "нет столбца " + name});
        fields.push_back(known->field);
    }
    std::vector<SheetRow> rows;
    for (std::size_t i = 1; i < records->size(); ++i) {
        SheetRow& row = rows.emplace_back();
        const csv::Record& record = (*records)[i];
        for (std::size_t j = 0; j < std::min(record.size(), fields.size()); ++j)
            row.*fields[j] = record[j];
    }
    return rows;
}

SheetRow to_row(SheetRowBody body) {
    const auto text = [](std::optional<std::string>& field) {
        return std::move(field).value_or("");
    };
    return {.name = std::move(body.name),
            .unit = std::move(body.unit),
            .shortage = text(body.shortage),
            .active = text(body.active),
            .allergens = text(body.allergens),
            .cost = text(body.cost),
            .currency = text(body.currency),
            .cost_per = text(body.cost_per),
            .packs = text(body.packs)};
}

/// `/items/7/unit` is row 8, column `unit`.
ImportFaultView to_view(const FieldError& fault) {
    ImportFaultView view{0, {}, fault.code, fault.message.en};
    const auto slash = fault.pointer.rfind('/');
    const std::string_view before = std::string_view(fault.pointer).substr(7, slash - 7);
    std::from_chars(before.data(), before.data() + before.size(), view.row);
    ++view.row;
    view.column = fault.pointer.substr(slash + 1);
    return view;
}

}  // namespace

SheetView to_view(std::vector<SheetRow> rows, SheetFormat format) {
    SheetView view;
    if (format == SheetFormat::csv) {
        view.csv = to_csv(rows);
    } else {
        view.items = std::move(rows);
    }
    return view;
}

ImportReportView to_view(const ImportReport& report, bool dry_run) {
    ImportReportView view{dry_run, report.created, report.updated, report.unchanged, {}};
    for (const FieldError& fault : report.faults)
        view.faults.push_back(to_view(fault));
    return view;
}

Result<std::vector<SheetRow>> to_rows(ImportBody body) {
    if (body.items.has_value() == body.csv.has_value()) {
        return refuse_fields({{"/items",
                               "field.required",
                               {"give either items or csv", "укажите либо items, либо csv"}}});
    }
    if (body.csv) return from_csv(body.csv->value);
    std::vector<SheetRow> rows;
    for (auto& row : body.items->value)
        rows.push_back(to_row(std::move(row)));
    return rows;
}

}  // namespace beanq::inventory
