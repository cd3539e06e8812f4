#include "platform/db/sqlite/sqlite_database.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "kernel/fault.hpp"
#include "platform/db/sqlite/lane.hpp"
#include "platform/db/sqlite/sqlite_transaction.hpp"

namespace beanq::db {
namespace {

namespace fs = std::filesystem;

/// A larger file is not read through on each start.
constexpr std::uintmax_t checked_up_to_bytes = 32 << 20;

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::shared_ptr<SqliteTurns> writer, std::shared_ptr<SqliteTurns> readers)
        : writer_(std::move(writer)), readers_(std::move(readers)) {}
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;
    ~SqliteDatabase() override { shut(); }

    Engine engine() const override { return Engine::sqlite; }

    awaitable<std::unique_ptr<Transaction>> begin() override {
        SqliteTurn turn = co_await writer_->take();
        co_return std::make_unique<SqliteTransaction>(std::move(turn), Access::write);
    }

    awaitable<std::unique_ptr<Transaction>> begin_read() override {
        SqliteTurn turn = co_await readers_->take();
        co_return std::make_unique<SqliteTransaction>(std::move(turn), Access::read);
    }

    awaitable<void> ping() override {
        static constexpr Statement look{"ping", "SELECT count(*) FROM sqlite_schema"};
        try {
            const auto tx = co_await begin_read();
            co_await sql(*tx).run(look);
        } catch (const DatabaseFault& fault) {
            throw Unavailable(fault.what());
        } catch (const TransientConflict& fault) {
            throw Unavailable(fault.what());
        }
    }

    std::unique_ptr<Signal> signal(std::string) override { return nullptr; }

    void close() override { shut(); }

private:
    /// The readers first: the last connection to close, the writer, checkpoints.
    void shut() {
        readers_->close();
        writer_->close();
    }

    std::shared_ptr<SqliteTurns> writer_;
    std::shared_ptr<SqliteTurns> readers_;
};

/// The file holds password hashes: nobody else may read it, nor the WAL that takes over its rights.
void create_private(const fs::path& file) {
    const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    if (!fs::is_directory(folder)) {
        throw std::runtime_error(fmt::format("there is no folder {}", folder.string()));
    }
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made < 0) throw std::runtime_error(std::strerror(errno));
    ::close(made);
}

/// 2 MiB of page cache each: the operating system's own cache holds the rest of the file.
void configure(SqliteConnection& connection, const SqliteOptions& options) {
    connection.ask(fmt::format("PRAGMA busy_timeout = {}", options.busy_timeout.count()));
    connection.ask("PRAGMA foreign_keys = ON");
    connection.ask("PRAGMA temp_store = MEMORY");
    connection.ask("PRAGMA cache_size = -2000");
}

/// Throws when the file is no sound database or cannot be written.
void make_durable(SqliteConnection& connection, const SqliteOptions& options) {
    connection.ask("SELECT count(*) FROM sqlite_schema");
    if (connection.read_only()) throw std::runtime_error("it can only be read");
    const std::string mode = connection.ask("PRAGMA journal_mode = WAL");
    if (mode != "wal") throw std::runtime_error("its file system does not allow a write-ahead log");
    connection.ask("PRAGMA synchronous = FULL");
    if (fs::file_size(options.file) > checked_up_to_bytes) return;
    const std::string verdict = connection.ask("PRAGMA quick_check(1)");
    if (verdict != "ok") throw std::runtime_error("it is damaged: " + verdict);
}

std::shared_ptr<SqliteTurns> make_turns(std::vector<std::unique_ptr<SqliteLane>> lanes,
                                        const SqliteOptions& options) {
    return std::make_shared<SqliteTurns>(std::move(lanes), options.wait_limit, options.max_waiting);
}

/// One private connection that takes reads and writes in turn.
std::unique_ptr<Database> open_in_memory(const SqliteOptions& options) {
    std::vector<std::unique_ptr<SqliteLane>> lanes;
    lanes.push_back(std::make_unique<SqliteLane>(SqliteConnection(options.file)));
    configure(lanes.back()->connection, options);
    const auto turns = make_turns(std::move(lanes), options);
    return std::make_unique<SqliteDatabase>(turns, turns);
}

std::unique_ptr<Database> open_to_read(const SqliteOptions& options) {
    if (!fs::is_regular_file(options.file)) throw std::runtime_error("there is no such file");
    std::vector<std::unique_ptr<SqliteLane>> reader;
    reader.push_back(std::make_unique<SqliteLane>(SqliteConnection(options.file, Access::read)));
    configure(reader.back()->connection, options);
    reader.back()->connection.ask("SELECT count(*) FROM sqlite_schema");
    const auto turns = make_turns(std::move(reader), options);
    return std::make_unique<SqliteDatabase>(turns, turns);
}

std::unique_ptr<Database> open_file(const SqliteOptions& options) {
    create_private(options.file);
    std::vector<std::unique_ptr<SqliteLane>> writer;
    writer.push_back(std::make_unique<SqliteLane>(SqliteConnection(options.file)));
    configure(writer.back()->connection, options);
    make_durable(writer.back()->connection, options);

    std::vector<std::unique_ptr<SqliteLane>> readers;
    for (int i = 0; i < options.readers; ++i) {
        readers.push_back(std::make_unique<SqliteLane>(SqliteConnection(options.file)));
        configure(readers.back()->connection, options);
        readers.back()->connection.ask("PRAGMA query_only = ON");
    }
    return std::make_unique<SqliteDatabase>(make_turns(std::move(writer), options),
                                            make_turns(std::move(readers), options));
}

}  // namespace

std::unique_ptr<Database> open_sqlite(const SqliteOptions& options) {
    if (options.file == ":memory:") return open_in_memory(options);
    try {
        return open_file(options);
    } catch (const std::runtime_error& fault) {
        throw std::runtime_error(
            fmt::format("cannot use {} as the database: {}", options.file.string(), fault.what()));
    }
}

std::unique_ptr<Database> open_sqlite_to_read(const fs::path& file) {
    try {
        return open_to_read({.file = file});
    } catch (const std::runtime_error& fault) {
        throw std::runtime_error(fmt::format("cannot read {}: {}", file.string(), fault.what()));
    }
}

}  // namespace beanq::db
