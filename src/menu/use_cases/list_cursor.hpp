// The cursors of the menu's lists.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/cursor.hpp"
#include "kernel/id.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "menu/ports.hpp"

namespace beanq::menu {

/// 422 with `field.cursor` at `?cursor`.
std::unexpected<Error> refuse_cursor();

/// Where a list in its own order goes on; nothing without a cursor.
Result<std::optional<ListPlace>> place_after(const PageRequest& page);

/// Where a list by id, newest first, goes on; nothing without a cursor.
Result<std::optional<Uuid>> id_before(const PageRequest& page);

/// One page from `limit + 1` rows that were asked for, in the list's own order.
template <class T>
Page<T> page_in_order(std::vector<T> rows, int limit) {
    Page<T> page{std::move(rows), {}};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.pop_back();
        const T& last = page.items.back();
        page.next_cursor = encode_cursor({std::to_string(last.sort), to_string(last.id)});
    }
    return page;
}

/// The same for newest first.
template <class T>
Page<T> page_by_id(std::vector<T> rows, int limit) {
    Page<T> page{std::move(rows), {}};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.pop_back();
        page.next_cursor = encode_cursor({to_string(page.items.back().id)});
    }
    return page;
}

}  // namespace beanq::menu
