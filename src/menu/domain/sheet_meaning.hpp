// Which things the rows of a sheet mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kernel/row_reader.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/menu_sheet.hpp"
#include "menu/domain/sheet_tables.hpp"

namespace beanq::menu {

/// A thing that a row means, or a new one for it.
template <class T>
struct Meant {
    T thing;
    bool is_new = false;
};

/// Whether a thing that exists stays with its owner.
template <class T>
bool stays(const Meant<T>& meant, const Uuid& owner, std::string_view column, RowReader& reader) {
    if (meant.is_new || owner_of(meant.thing) == owner) return true;
    reader.not_allowed(column);
    return false;
}

/// Finds things by the cells of rows, each thing for one row at most.
class SheetMeaning {
public:
    explicit SheetMeaning(UuidSource& ids) : ids_(ids) {}

    /// The id of what a cell refers to, among `table`'s things that belong to `owner`.
    template <class T>
    std::optional<Uuid> refer(const Table<T>& table, const Uuid& owner, std::string_view column,
                              const Cell& cell, RowReader& reader) {
        if (!cell || cell->empty()) {
            reader.required(column);
            return std::nullopt;
        }
        if (const auto id = parse_uuid(*cell); id && table.with_id(*id)) return id;
        return only(table.named(owner, *cell), column, reader);
    }

    /// The thing of that name, or id, which the row means; a new one where it is not there.
    template <class T>
    std::optional<Meant<T>> meant(const Table<T>& table, const Uuid& owner, const MenuRow& row,
                                  const std::string& name, RowReader& reader) {
        std::optional<Uuid> id;
        if (row.id && !row.id->empty()) {
            id = parse_uuid(*row.id);
            if (!id) {
                reader.format("id", "01900000-0000-7000-8000-000000000001");
                return std::nullopt;
            }
        } else if (const auto named = table.named(owner, name); !named.empty()) {
            id = only(named, "name", reader);
            if (!id) return std::nullopt;
        }
        if (id && !touched_.insert(*id).second) {
            reader.duplicate(row.id && !row.id->empty() ? "id" : "name");
            return std::nullopt;
        }
        if (const T* known = id ? table.with_id(*id) : nullptr) return Meant<T>{*known, false};
        Meant<T> fresh{{}, true};
        fresh.thing.id.value = id ? *id : ids_.next();
        touched_.insert(fresh.thing.id.value);
        return fresh;
    }

private:
    template <class T>
    static std::optional<Uuid> only(const std::vector<const T*>& named, std::string_view column,
                                    RowReader& reader) {
        if (named.size() == 1) return named.front()->id.value;
        if (named.empty()) {
            reader.unknown(column);
        } else {
            reader.ambiguous(column);
        }
        return std::nullopt;
    }

    UuidSource& ids_;
    std::unordered_set<Uuid> touched_;
};

}  // namespace beanq::menu
