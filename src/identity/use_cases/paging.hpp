// Keyset pages of things that are listed newest first by their id.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "identity/domain/refusals.hpp"
#include "kernel/cursor.hpp"
#include "kernel/page.hpp"
#include "kernel/uuid.hpp"

namespace beanq::identity {

/// The id that the cursor names, if there is one. 422 `field.cursor`.
template <class Id>
Result<std::optional<Id>> id_after(const PageRequest& page) {
    if (!page.cursor) return std::optional<Id>{};
    const auto parts = decode_cursor(*page.cursor, 1);
    const auto id = parts ? parse_uuid(parts->front()) : std::nullopt;
    if (!id) return refuse_fields({bad_cursor()});
    return Id(*id);
}

/// A page of what was asked for with one item more than `limit`.
template <class T>
Page<T> page_of(std::vector<T> items, int limit) {
    Page<T> page{std::move(items), std::nullopt};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.resize(static_cast<std::size_t>(limit));
        page.next_cursor = encode_cursor({to_string(page.items.back().id)});
    }
    return page;
}

}  // namespace beanq::identity
