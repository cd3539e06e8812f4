// What lists by id and edits of settings share.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "kernel/cursor.hpp"
#include "kernel/id.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"

namespace beanq::orders {

inline std::unexpected<Error> stale_setting() {
    return refuse(
        ErrorKind::stale, "version.stale",
        {"It was changed since you read it. Read it again and repeat your change.",
         "Данные изменились с момента чтения. Прочитайте их снова и повторите изменение."});
}

/// Where a list by id, newest first, goes on; nothing without a cursor. 422 `field.cursor`.
template <class SomeId>
Result<std::optional<SomeId>> older_than(const PageRequest& page) {
    if (!page.cursor) return std::nullopt;
    const auto parts = decode_cursor(*page.cursor, 1);
    const auto id = parts ? parse_uuid(parts->front()) : std::nullopt;
    if (id) return SomeId(*id);
    return refuse_fields({{"?cursor",
                           "field.cursor",
                           {"This cursor is not one that a page gave.",
                            "Такого курсора ни одна страница не давала."}}});
}

/// One page of `limit + 1` rows that were asked for.
template <class T>
Page<T> page_of(std::vector<T> rows, int limit) {
    Page<T> page{std::move(rows), {}};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.pop_back();
        page.next_cursor = encode_cursor({to_string(page.items.back().id)});
    }
    return page;
}

}  // namespace beanq::orders
