#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "kernel/awaitable.hpp"
#include "platform/db/postgres/socket_watch.hpp"
#include "platform/db/sql.hpp"

struct pg_conn;
struct pg_result;

namespace beanq::db {

/// Where a batch of statements leaves its transaction.
enum class After {
    open,    ///< an implicit one stays open: one snapshot for several batches, without BEGIN
    synced,  ///< as it stood before: an explicit one, or none
};

/// One connection to PostgreSQL in pipeline mode: what goes out together is one round trip.
/// Belongs to one coroutine at a time, and between `bind` and `unbind` to its event loop. Every
/// function throws Unavailable when the connection is lost, or the server silent for longer than
/// its own statement_timeout explains; what was in flight is then unknown. A query that is given up
/// ends with its connection: the server notices.
class PostgresConnection {
public:
    /// Connects, blocking: not for an event loop. Throws Unavailable when the server does not
    /// take the connection.
    static std::unique_ptr<PostgresConnection> open(const std::string& url);

    /// What comes first on a new one, once it is bound.
    awaitable<void> set_up();

    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;
    ~PostgresConnection();

    /// Answers are awaited on this executor from now on.
    void bind(const boost::asio::any_io_executor& executor);
    void unbind();

    /// Sends all queries at once and reads all answers. The first that fails throws; the others
    /// are not run. Statements are prepared once for each connection.
    awaitable<std::vector<Rows>> run(std::span<const Query> queries, After after);

    /// Ends the transaction by `statement`, or an implicit one without, and waits for nothing:
    /// whoever uses the connection next reads the answer. False when that cannot be done.
    bool end_without_waiting(const char* statement);

    /// A text of several statements.
    awaitable<void> run_script(const std::string& script);

    /// Waits until another session has raised a NOTIFY that this one LISTENs to; false when none
    /// has within the limit.
    awaitable<bool> wait_for_notification(std::chrono::milliseconds limit);

    /// Nothing of it is being run, and as far as can be told without asking the server is there.
    bool is_sound();

private:
    struct Close {
        void operator()(pg_conn* handle) const;
    };
    struct Clear {
        void operator()(pg_result* result) const;
    };
    using ResultPtr = std::unique_ptr<pg_result, Clear>;
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    struct Sent;

    explicit PostgresConnection(std::unique_ptr<pg_conn, Close> handle);

    std::vector<Sent> send(std::span<const Query> queries);
    void send_sync();
    awaitable<void> flush();
    awaitable<ResultPtr> next_result();
    awaitable<void> skip_syncs(int count);
    int count_unread(const pg_result* result, int nothing_before);
    awaitable<ResultPtr> answer_to(const Sent& sent);
    void fail(const pg_result& result, std::string_view name);
    bool has_arrivals() const;
    static void take_notice(void* connection, const pg_result* notice);
    [[noreturn]] void lost();
    [[noreturn]] void silent();

    std::unique_ptr<pg_conn, Close> handle_;
    std::optional<SocketWatch> socket_;
    std::optional<std::chrono::milliseconds> patience_;  ///< with an answer
    /// The server's names of the statements it has prepared here, by their text.
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> prepared_;
    std::size_t statements_named_ = 0;
    int unread_syncs_ = 0;  ///< answers up to so many sync points are nobody's any more
    bool in_flight_ = false;
    bool spoilt_ = false;
};

}  // namespace beanq::db
