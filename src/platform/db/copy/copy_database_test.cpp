#include "platform/db/copy/copy_database.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/db/migrate.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sql.hpp"
#include "platform/db/sqlite/connection.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::db {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class CopyDatabase : public testing::Test {
protected:
    CopyDatabase() {
        const auto database = open_sqlite({.file = file});
        run(migrate(*database, migrations_for(Engine::sqlite), clock));
        database->close();
    }

    /// Changes the shop in the file.
    void write(const std::string& script) const { SqliteConnection(file).run_script(script); }

    std::vector<Copied> copy() {
        const auto source = open_sqlite_to_read(file);
        return run(copy_database(*source, *target, clock));
    }

    std::string refusal() {
        try {
            copy();
        } catch (const std::runtime_error& fault) {
            return fault.what();
        }
        return "copied";
    }

    std::string answer(const Statement& question) {
        const auto ask = [&]() -> awaitable<std::string> {
            const auto tx = co_await target->begin_read();
            const Rows rows = co_await sql(*tx).run(question);
            co_return rows.front().get<std::string>(0);
        };
        return run(ask());
    }

    /// The numbers of a table's rows after copying.
    std::int64_t copied(std::string_view table) {
        for (const auto& each : copy()) {
            if (each.table == table) return each.rows;
        }
        return -1;
    }

    FixedClock clock;
    TemporaryFolder folder;
    std::filesystem::path file = folder / "beanq.db";
    FreshPostgres place = FreshPostgres::empty();
    std::unique_ptr<Database> target = open_postgres({.url = place.url(), .connections = 1});
};

constexpr std::string_view many_events =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) "
    "INSERT INTO outbox_events (sequence, id, type, aggregate, aggregate_id, version, location_id, "
    "at, payload) SELECT i, CAST(printf('event%011d', i) AS BLOB), 'order.placed', 'order', "
    "zeroblob(16), i, zeroblob(16), 1795421730125 + i, '{\"b\": 1,  \"a\":' || i || '}' FROM n;";

constexpr Statement number_of_tables{
    "test.tables",
    "SELECT count(*)::text FROM information_schema.tables WHERE table_schema = 'public'"};

TEST_F(CopyDatabase, takes_many_pages_of_a_table) {
    write(std::string(many_events));
    EXPECT_EQ(copied("outbox_events"), 2500);
    static constexpr Statement last{
        "test.last",
        "SELECT sequence || ' ' || encode(uuid_send(id), 'escape') || ' ' || (at AT TIME ZONE "
        "'UTC')"
        " || ' ' || payload FROM outbox_events ORDER BY sequence DESC LIMIT 1"};
    EXPECT_EQ(answer(last),
              "2500 event00000002500 2026-11-23 08:15:32.625 {\"b\": 1,  \"a\":2500}");
}

TEST_F(CopyDatabase, keeps_each_type_and_null) {
    write(
        "INSERT INTO locations (id, name, time_zone, currency, day_cutoff_minutes, created_at, "
        "version)"
        " VALUES (zeroblob(16), 'Кофе', 'Europe/Moscow', 'RUB', 240, -1, 7);"
        "INSERT INTO menus (id, location_id, name, valid_from, valid_until, sort, active, version)"
        " VALUES (zeroblob(16), zeroblob(16), 'Утро', '2026-02-28', NULL, -3, 1, 9);"
        "INSERT INTO login_attempts VALUES (x'00ff" +
        std::string(60, '0') + "', 2, 0, 1);");
    copy();
    static constexpr Statement menu{
        "test.menu",
        "SELECT concat_ws('|', l.name, l.created_at AT TIME ZONE 'UTC', m.name, m.valid_from,"
        " coalesce(m.valid_until::text, 'null'), m.sort, m.active, m.version)"
        " FROM menus m JOIN locations l ON l.id = m.location_id"};
    EXPECT_EQ(answer(menu), "Кофе|1969-12-31 23:59:59.999|Утро|2026-02-28|null|-3|t|9");
    static constexpr Statement digest{
        "test.digest", "SELECT left(encode(email_digest, 'hex'), 6) FROM login_attempts"};
    EXPECT_EQ(answer(digest), "00ff00");
}

TEST_F(CopyDatabase, goes_on_counting_events_behind_those_that_are_gone) {
    write(std::string(many_events) + "DELETE FROM outbox_events WHERE sequence > 10;");
    EXPECT_EQ(copied("outbox_events"), 10);
    static constexpr Statement next{"test.next",
                                    "SELECT nextval('outbox_events_sequence_seq')::text"};
    const auto ask = [&]() -> awaitable<std::string> {
        auto tx = co_await target->begin();
        const Rows rows = co_await sql(*tx).run(next);
        co_return rows.front().get<std::string>(0);
    };
    EXPECT_EQ(run(ask()), "2501");
}

TEST_F(CopyDatabase, refuses_a_target_with_rows) {
    write("INSERT INTO roles VALUES ('cook', 0, 1)");
    copy();
    EXPECT_EQ(refusal(), "the target is not empty: it has rows in roles");
}

TEST_F(CopyDatabase, refuses_a_target_with_tables_of_others) {
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await target->begin();
        co_await sql(*tx).run_script("CREATE TABLE guests (id integer)");
        co_await tx->commit();
    };
    run(work());
    EXPECT_EQ(refusal(), "the target is not empty: it has tables that are not BeanQ's (guests)");
    EXPECT_EQ(answer(number_of_tables), "1");
}

TEST_F(CopyDatabase, refuses_a_file_that_is_no_shop) {
    file = folder / "other.db";
    write("CREATE TABLE notes (id INTEGER PRIMARY KEY)");
    EXPECT_EQ(refusal(), "the SQLite file holds no BeanQ shop");
    EXPECT_EQ(answer(number_of_tables), "0");
}

TEST_F(CopyDatabase, refuses_a_file_of_another_age) {
    const auto newest = std::to_string(migrations_for(Engine::sqlite).back().number);
    write("UPDATE schema_migrations SET number = 99 WHERE number = " + newest);
    EXPECT_THAT(refusal(), HasSubstr("at migration 99, this beanq knows only " + newest));
    write("DELETE FROM schema_migrations WHERE number = 99");
    EXPECT_THAT(refusal(), HasSubstr(" of " + newest + ": start this beanq on it once"));
    EXPECT_EQ(answer(number_of_tables), "0");
}

TEST_F(CopyDatabase, leaves_nothing_of_a_copy_that_fails) {
    write("INSERT INTO roles VALUES ('cook', 0, 1);" + std::string(many_events) +
          "UPDATE outbox_events SET type = 'a' || char(0) WHERE sequence = 2400");
    EXPECT_THAT(refusal(), StartsWith("copying outbox_events: "));
    write("UPDATE outbox_events SET type = 'a'");
    EXPECT_EQ(copied("outbox_events"), 2500);
}

TEST_F(CopyDatabase, takes_no_rows_that_do_not_agree) {
    const auto make_it_lose = [&]() -> awaitable<void> {
        co_await migrate(*target, migrations_for(Engine::postgres), clock);
        auto tx = co_await target->begin();
        co_await sql(*tx).run_script(
            "CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN NEW.version := NEW.version + 1; RETURN NEW; END';"
            "CREATE TRIGGER lose BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION lose()");
        co_await tx->commit();
    };
    run(make_it_lose());
    write("INSERT INTO roles VALUES ('cook', 0, 1)");
    EXPECT_EQ(refusal(), "roles has other rows in PostgreSQL than in SQLite");
    static constexpr Statement roles{"test.roles", "SELECT count(*)::text FROM roles"};
    EXPECT_EQ(answer(roles), "0");
}

}  // namespace
}  // namespace beanq::db
