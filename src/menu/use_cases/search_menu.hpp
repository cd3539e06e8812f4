#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "menu/domain/search_index.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct SearchMenuQuery {
    std::optional<LocationId> location;
    MenuQuery wanted;
    PageRequest page;
};

/// One page of what was found, and the menu that it points into.
struct SearchMenuResult {
    std::shared_ptr<const PublishedMenu> menu;
    std::vector<Found> items;
    std::optional<std::string> next_cursor;
};

/// Searches what is on sale now, in memory. Ordered by product name, then by item. A page that
/// starts from a cursor goes on after that name, whatever the menu has become by then.
class SearchMenu {
public:
    struct Needs {
        PublishMenu& published;
        Fold fold;
    };
    explicit SearchMenu(Needs needs) : needs_(std::move(needs)) {}

    /// 422 `location.unknown`; 422 with `field.cursor`, or `field.range` when the price range is
    /// empty.
    awaitable<Result<SearchMenuResult>> run(SearchMenuQuery query) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu
