#include "menu/use_cases/list_cursor.hpp"

#include <charconv>

namespace beanq::menu {

std::unexpected<Error> refuse_cursor() {
    return refuse_fields({{"?cursor",
                           "field.cursor",
                           {"is not a cursor of this list", "не является курсором этого списка"}}});
}

Result<std::optional<ListPlace>> place_after(const PageRequest& page) {
    if (!page.cursor) return std::nullopt;
    const auto parts = decode_cursor(*page.cursor, 2);
    if (!parts) return refuse_cursor();
    const std::string& sort = parts->front();
    ListPlace place;
    const auto [end, fault] = std::from_chars(sort.data(), sort.data() + sort.size(), place.sort);
    const auto id = parse_uuid(parts->back());
    if (fault != std::errc{} || end != sort.data() + sort.size() || !id) return refuse_cursor();
    place.id = *id;
    return place;
}

Result<std::optional<Uuid>> id_before(const PageRequest& page) {
    if (!page.cursor) return std::nullopt;
    const auto parts = decode_cursor(*page.cursor, 1);
    const auto id = parts ? parse_uuid(parts->front()) : std::nullopt;
    if (!id) return refuse_cursor();
    return id;
}

}  // namespace beanq::menu
