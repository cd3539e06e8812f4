#pragma once

#include <optional>
#include <string>
#include <vector>

namespace beanq {

/// What a list is asked for: at most `limit` items (1 to 200), after the place `cursor` names.
struct PageRequest {
    int limit = 50;
    std::optional<std::string> cursor;  ///< opaque, from an earlier page's `next_cursor`
};

/// One page of a keyset-paged list; no `next_cursor` means the end.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next_cursor;
};

}  // namespace beanq
