#include "menu/adapters/sql/stop_repository.hpp"

#include <array>
#include <string_view>
#include <variant>

#include "menu/adapters/sql/row_readers.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

namespace {

constexpr db::Statement put_stop{"menu.put_stop", R"(
    INSERT INTO menu_stops (location_id, subject, subject_id, stopped_till, stopped_at, actor_id)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (location_id, subject, subject_id)
    DO UPDATE SET stopped_till = excluded.stopped_till, stopped_at = excluded.stopped_at,
                  actor_id = excluded.actor_id)"};

constexpr db::Statement delete_stop{"menu.delete_stop", R"(
    DELETE FROM menu_stops WHERE location_id = $1 AND subject = $2 AND subject_id = $3)"};

std::string_view kind_of(const Subject& subject) {
    static constexpr std::array<std::string_view, 3> kinds{"product", "variation", "modifier"};
    return kinds.at(subject.index());
}

Uuid id_of(const Subject& subject) {
    return std::visit([](const auto& id) { return id.value; }, subject);
}

}  // namespace

awaitable<void> SqlStopRepository::put(Transaction& tx, LocationId location, const Stop& stop,
                                       Instant at, std::optional<UserId> actor) {
    co_await db::sql(tx).run(put_stop, location, kind_of(stop.subject), id_of(stop.subject),
                             stop.until, at, actor);
}

awaitable<void> SqlStopRepository::lift(Transaction& tx, LocationId location,
                                        const Subject& subject) {
    co_await db::sql(tx).run(delete_stop, location, kind_of(subject), id_of(subject));
}

awaitable<std::vector<Stop>> SqlStopRepository::list(Transaction& tx, LocationId location) {
    const auto rows = co_await db::sql(tx).run(stops_of_location, location);
    co_return read_all(rows, read_stop);
}

}  // namespace beanq::menu
