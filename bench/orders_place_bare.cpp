// orders_place_bare FROM TO: takes the orders that BeanQ has placed in the SQLite file FROM into
// memory, then makes the very same changes in TO, a copy of the café before any of them: prepared
// statements, one commit per 64 orders, durable as BeanQ is. Prints orders per second.
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace {

constexpr int orders_per_commit = 64;

[[noreturn]] void fail(sqlite3* database) {
    std::fprintf(stderr, "orders_place_bare: %s\n", sqlite3_errmsg(database));
    std::exit(1);
}

struct Free {
    void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Row = std::vector<std::unique_ptr<sqlite3_value, Free>>;

class Statement {
public:
    Statement(sqlite3* database, const std::string& text) : database_(database) {
        if (sqlite3_prepare_v3(database, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                               nullptr) != SQLITE_OK)
            fail(database);
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(statement_); }

    bool step() {
        const int code = sqlite3_step(statement_);
        if (code != SQLITE_ROW && code != SQLITE_DONE) fail(database_);
        return code == SQLITE_ROW;
    }
    void run() {
        while (step()) {
        }
        sqlite3_reset(statement_);
    }
    void bind(int position, const sqlite3_value* value) {
        sqlite3_bind_value(statement_, position, value);
    }
    int columns() const { return sqlite3_column_count(statement_); }
    std::string name(int column) const { return sqlite3_column_name(statement_, column); }
    Row row() const {
        Row row;
        for (int i = 0; i < columns(); ++i)
            row.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement_, i)));
        return row;
    }

private:
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

struct Table {
    const char* name;
    const char* order_column;
    std::map<std::string, int> column = {};             ///< where each one is
    std::map<std::string, std::vector<Row>> rows = {};  ///< by order
    std::unique_ptr<Statement> insert = nullptr;
};

std::string bytes_of(const sqlite3_value* value) {
    auto* readable = const_cast<sqlite3_value*>(value);
    const auto* data = static_cast<const char*>(sqlite3_value_blob(readable));
    return {data, static_cast<std::size_t>(sqlite3_value_bytes(readable))};
}

void read(sqlite3* from, Table& table) {
    Statement select(from, std::string("SELECT * FROM ") + table.name + " WHERE " +
                               table.order_column + " IN (SELECT id FROM orders)");
    for (int i = 0; i < select.columns(); ++i)
        table.column[select.name(i)] = i;
    while (select.step()) {
        Row row = select.row();
        const auto order =
            bytes_of(row[static_cast<std::size_t>(table.column.at(table.order_column))].get());
        table.rows[order].push_back(std::move(row));
    }
}

void prepare(sqlite3* to, Table& table) {
    std::string places = "?";
    for (std::size_t i = 1; i < table.column.size(); ++i)
        places += ", ?";
    table.insert = std::make_unique<Statement>(
        to, std::string("INSERT INTO ") + table.name + " VALUES (" + places + ")");
}

void insert(Table& table, const std::string& order) {
    for (const Row& row : table.rows[order]) {
        for (std::size_t i = 0; i < row.size(); ++i)
            table.insert->bind(static_cast<int>(i) + 1, row[i].get());
        table.insert->run();
    }
}

sqlite3* open(const char* file) {
    sqlite3* database = nullptr;
    if (sqlite3_open(file, &database) != SQLITE_OK) fail(database);
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                               "PRAGMA foreign_keys = ON", "PRAGMA cache_size = -2000"})
        Statement(database, pragma).run();
    return database;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    std::array<Table, 6> tables{{{"orders", "id"},
                                 {"order_lines", "order_id"},
                                 {"order_line_modifiers", "order_id"},
                                 {"order_history", "order_id"},
                                 {"outbox_events", "aggregate_id"},
                                 {"stock_movements", "order_id"}}};
    sqlite3* from = open(argv[1]);
    for (Table& table : tables)
        read(from, table);
    sqlite3* to = open(argv[2]);
    for (Table& table : tables)
        prepare(to, table);
    Statement count_up(to,
                       "INSERT INTO order_numbers VALUES (?, ?, 1) ON CONFLICT DO UPDATE "
                       "SET last = last + 1 RETURNING last");
    Statement take(to,
                   "UPDATE stock_levels SET on_hand_thousandths = on_hand_thousandths + ?3, "
                   "version = version + 1 WHERE location_id = ?1 AND ingredient_id = ?2 "
                   "AND on_hand_thousandths + ?3 >= 0");
    Statement begin(to, "BEGIN IMMEDIATE");
    Statement commit(to, "COMMIT");
    Table& orders = tables.front();
    Table& movements = tables.back();
    const auto cell = [](const Table& table, const Row& row, const char* column) {
        return row[static_cast<std::size_t>(table.column.at(column))].get();
    };

    const auto start = std::chrono::steady_clock::now();
    int placed = 0;
    for (const auto& [order, rows] : orders.rows) {
        if (placed % orders_per_commit == 0) begin.run();
        count_up.bind(1, cell(orders, rows.front(), "location_id"));
        count_up.bind(2, cell(orders, rows.front(), "business_date"));
        count_up.run();
        for (const Row& movement : movements.rows[order]) {
            take.bind(1, cell(movements, movement, "location_id"));
            take.bind(2, cell(movements, movement, "ingredient_id"));
            take.bind(3, cell(movements, movement, "quantity_thousandths"));
            take.run();
        }
        for (Table& table : tables)
            insert(table, order);
        if (++placed % orders_per_commit == 0) commit.run();
    }
    if (placed % orders_per_commit != 0) commit.run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("%.0f\n", placed / took.count());
}
