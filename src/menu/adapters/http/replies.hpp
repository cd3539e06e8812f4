// From what the use cases answer to what the routes answer.
#pragma once

#include <cstdint>
#include <expected>
#include <utility>

#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "menu/adapters/http/menu_dto.hpp"
#include "menu/adapters/http/product_dto.hpp"
#include "platform/http/answers.hpp"

namespace beanq::menu {

template <class T>
using ViewOf = decltype(to_view(std::declval<const T&>()));

template <class T>
using VersionedReply = Result<http::Versioned<ViewOf<T>>>;

template <class T>
using CreatedReply = Result<http::Created<ViewOf<T>>>;

template <class T>
using PageReply = Result<Page<ViewOf<T>>>;

template <class T>
std::int64_t version_of(const T& entity) {
    return entity.version;
}
inline std::int64_t version_of(const ProductWithGroups& whole) { return whole.product.version; }

template <class T>
VersionedReply<T> versioned(const Result<T>& entity) {
    if (!entity) return std::unexpected(entity.error());
    return http::Versioned<ViewOf<T>>{to_view(*entity), version_of(*entity)};
}

template <class T>
CreatedReply<T> created_reply(const Result<T>& entity) {
    if (!entity) return std::unexpected(entity.error());
    return created(*entity);
}

template <class T>
PageReply<T> page_reply(Result<Page<T>> page) {
    if (!page) return std::unexpected(std::move(page.error()));
    Page<ViewOf<T>> view{{}, std::move(page->next_cursor)};
    for (const T& entity : page->items)
        view.items.push_back(to_view(entity));
    return view;
}

inline Result<http::NoContent> removed_reply(const Result<void>& done) {
    if (!done) return std::unexpected(done.error());
    return http::NoContent{};
}

/// How a stored first answer is made.
template <class T>
http::Created<ViewOf<T>> render(const T& entity) {
    return created(entity);
}

}  // namespace beanq::menu
