#include "platform/db/postgres/connection.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include "kernel/fault.hpp"
#include "platform/db/postgres/cells.hpp"
#include "platform/db/postgres/failure.hpp"
#include "platform/log/log.hpp"

namespace beanq::db {
namespace {

/// More texts than this are made at run time: then the connection is replaced.
constexpr std::size_t most_prepared = 512;
constexpr int binary_result = 1;

/// What the URL may override: a server that is gone is noticed within half a minute, a statement
/// that runs away is cut off, a transaction that was forgotten is ended.
constexpr std::array<std::pair<const char*, const char*>, 8> defaults{{
    {"application_name", "beanq"},
    {"connect_timeout", "5"},
    {"keepalives_idle", "15"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "30000"},
    {"options", "-c statement_timeout=15s -c idle_in_transaction_session_timeout=60s"},
    {"target_session_attrs", "read-write"},
}};

/// What the driver relies on: a transaction without BEGIN is a read of one consistent state, a
/// query whose client has gone is stopped.
constexpr std::array<Statement, 5> settings{{
    {"set.transactions",
     "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"},
    {"set.time_zone", "SET TIME ZONE 'UTC'"},
    {"set.encoding", "SET client_encoding TO 'UTF8'"},
    {"set.client_check", "SET client_connection_check_interval TO '500ms'"},
    {"statement_timeout",
     "SELECT (extract(epoch FROM current_setting('statement_timeout')::interval) * 1000)::bigint"},
}};

/// For the first answers, until the server has told its statement_timeout.
constexpr std::chrono::seconds first_patience{5};

/// The server itself ends a statement and says so; who has not answered so long after that will
/// not.
constexpr std::chrono::seconds beyond_statement_timeout{2};

/// libpq's messages end with a line feed and may have several lines.
std::string one_line(std::string_view text) {
    std::string line(text.substr(0, text.find_last_not_of("\r\n ") + 1));
    for (char& c : line) {
        if (c == '\n') c = ' ';
    }
    return line;
}

}  // namespace

/// A command that is on its way to the server.
struct PostgresConnection::Sent {
    std::string_view name;      ///< of the statement
    std::string_view prepares;  ///< its text, when this prepares it; its run follows
    std::string server_name;
};

void PostgresConnection::Close::operator()(pg_conn* handle) const { PQfinish(handle); }
void PostgresConnection::Clear::operator()(pg_result* result) const { PQclear(result); }

std::unique_ptr<PostgresConnection> PostgresConnection::open(const std::string& url) {
    std::vector<const char*> keywords;
    std::vector<const char*> values;
    for (const auto& [keyword, value] : defaults) {
        keywords.push_back(keyword);
        values.push_back(value);
    }
    keywords.insert(keywords.end(), {"dbname", nullptr});
    values.insert(values.end(), {url.c_str(), nullptr});
    std::unique_ptr<pg_conn, Close> handle(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (PQstatus(handle.get()) != CONNECTION_OK) {
        throw Unavailable("cannot connect to PostgreSQL: " +
                          one_line(PQerrorMessage(handle.get())));
    }
    const char* encoding = PQparameterStatus(handle.get(), "server_encoding");
    if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
        throw Unavailable(
            fmt::format("the PostgreSQL database has the encoding {}, it must be UTF8",
                        encoding == nullptr ? "unknown" : encoding));
    }
    if (PQsetnonblocking(handle.get(), 1) != 0 || PQenterPipelineMode(handle.get()) != 1) {
        throw Unavailable("cannot set up a connection to PostgreSQL: " +
                          one_line(PQerrorMessage(handle.get())));
    }
    return std::unique_ptr<PostgresConnection>(new PostgresConnection(std::move(handle)));
}

PostgresConnection::PostgresConnection(std::unique_ptr<pg_conn, Close> handle)
    : duplicate_(PQsocket(handle.get())), handle_(std::move(handle)) {
    PQsetNoticeReceiver(handle_.get(), take_notice, this);
}

PostgresConnection::~PostgresConnection() { unbind(); }

void PostgresConnection::bind(const boost::asio::any_io_executor& executor) {
    unbind();
    socket_.emplace(executor, duplicate_.number());
}

void PostgresConnection::unbind() { socket_.reset(); }

awaitable<void> PostgresConnection::set_up() {
    patience_ = first_patience;
    std::vector<Query> queries;
    queries.reserve(settings.size());
    for (const Statement& setting : settings)
        queries.push_back({&setting, {}});
    const auto answers = co_await run(queries, After::synced);
    const std::chrono::milliseconds limit{answers.back().front().get<std::int64_t>(0)};
    patience_.reset();
    if (limit.count() > 0) patience_ = limit + beyond_statement_timeout;
}

awaitable<std::vector<Rows>> PostgresConnection::run(std::span<const Query> queries, After after) {
    in_flight_ = true;
    socket_->limit(patience_);
    const int syncs_before = unread_syncs_;
    const std::vector<Sent> sent = send(queries);
    if (after == After::synced) {
        send_sync();
    } else if (PQsendFlushRequest(handle_.get()) != 1) {
        lost();
    }
    co_await flush();
    co_await skip_syncs(syncs_before);

    std::vector<Rows> answers;
    answers.reserve(queries.size());
    for (const Sent& command : sent) {
        const ResultPtr result = co_await answer_to(command);
        if (command.prepares.empty()) answers.push_back(read_rows(*result, command.name));
    }
    if (after == After::synced) co_await skip_syncs(1);
    in_flight_ = false;
    co_return answers;
}

/// The queries, each behind its preparation where the server does not know it yet.
std::vector<PostgresConnection::Sent> PostgresConnection::send(std::span<const Query> queries) {
    if (prepared_.size() >= most_prepared) spoilt_ = true;
    std::vector<Sent> sent;
    std::unordered_map<std::string_view, std::string> preparing;
    for (const Query& query : queries) {
        const std::string_view text = query.statement->sql;
        std::string name;
        if (const auto known = prepared_.find(text); known != prepared_.end()) {
            name = known->second;
        } else if (const auto fresh = preparing.find(text); fresh != preparing.end()) {
            name = fresh->second;
        } else {
            name = fmt::format("s{}", ++statements_named_);
            if (PQsendPrepare(handle_.get(), name.c_str(), std::string(text).c_str(), 0, nullptr) !=
                1) {
                lost();
            }
            preparing.emplace(text, name);
            sent.push_back({query.statement->name, text, name});
        }
        const Parameters parameters(query);
        if (PQsendQueryPrepared(handle_.get(), name.c_str(), parameters.count(),
                                parameters.values(), parameters.lengths(), parameters.formats(),
                                binary_result) != 1) {
            lost();
        }
        sent.push_back({query.statement->name, {}, {}});
    }
    return sent;
}

void PostgresConnection::send_sync() {
    if (PQpipelineSync(handle_.get()) != 1) lost();
    ++unread_syncs_;
}

/// Reads while it writes, so that neither side waits for the other with full buffers.
awaitable<void> PostgresConnection::flush() {
    for (;;) {
        const int left = PQflush(handle_.get());
        if (left < 0) lost();
        if (left == 0) co_return;
        const bool ready = co_await socket_->ready();
        if (!ready) silent();
        if (PQconsumeInput(handle_.get()) != 1) lost();
    }
}

/// Null between the results of two commands.
awaitable<PostgresConnection::ResultPtr> PostgresConnection::next_result() {
    while (PQisBusy(handle_.get()) == 1) {
        const bool arrived = co_await socket_->readable();
        if (!arrived) silent();
        if (PQconsumeInput(handle_.get()) != 1) lost();
    }
    ResultPtr result(PQgetResult(handle_.get()));
    if (PQstatus(handle_.get()) != CONNECTION_OK) lost();
    co_return result;
}

/// Reads on until it has passed so many sync points.
awaitable<void> PostgresConnection::skip_syncs(int count) {
    const int left = unread_syncs_ - count;
    for (int nothing = 0; unread_syncs_ > left;) {
        const ResultPtr result = co_await next_result();
        nothing = count_unread(result.get(), nothing);
        if (nothing > 1) lost();
    }
}

/// Counts a sync point that was read. Answers how often in a row there was nothing to read: between
/// two commands it is once; twice, and we are out of step with the server.
int PostgresConnection::count_unread(const pg_result* result, int nothing_before) {
    if (result == nullptr) return nothing_before + 1;
    if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) --unread_syncs_;
    return 0;
}

awaitable<PostgresConnection::ResultPtr> PostgresConnection::answer_to(const Sent& sent) {
    ResultPtr result = co_await next_result();
    if (!result) lost();
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(*result, sent.name);
    if (!sent.prepares.empty()) prepared_.emplace(sent.prepares, sent.server_name);
    const ResultPtr end = co_await next_result();
    if (end) lost();
    co_return result;
}

/// What else was sent is not run; its answers are left to whoever comes next.
void PostgresConnection::fail(const pg_result& result, std::string_view name) {
    if (unread_syncs_ == 0) send_sync();
    in_flight_ = false;
    spoilt_ = spoilt_ || spoils_statements(result) || is_farewell(result);
    throw_failure(result, name);
}

bool PostgresConnection::end_without_waiting(const char* statement) {
    if (!is_sound()) return false;
    if (statement != nullptr && PQsendQueryParams(handle_.get(), statement, 0, nullptr, nullptr,
                                                  nullptr, nullptr, 0) != 1) {
        return false;
    }
    if (PQpipelineSync(handle_.get()) != 1) return false;
    ++unread_syncs_;
    return PQflush(handle_.get()) == 0;
}

awaitable<void> PostgresConnection::run_script(const std::string& script) {
    in_flight_ = true;
    socket_->limit(std::nullopt);  // each of its statements has the server's
    co_await skip_syncs(unread_syncs_);
    if (PQexitPipelineMode(handle_.get()) != 1 || PQsendQuery(handle_.get(), script.c_str()) != 1) {
        lost();
    }
    co_await flush();
    ResultPtr failed;
    for (;;) {
        ResultPtr result = co_await next_result();
        if (!result) break;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_FATAL_ERROR && !failed) failed = std::move(result);
    }
    if (PQenterPipelineMode(handle_.get()) != 1) lost();
    in_flight_ = false;
    if (failed) throw_failure(*failed, "script");
}

awaitable<bool> PostgresConnection::wait_for_notification(std::chrono::milliseconds limit) {
    socket_->limit(limit);
    for (;;) {
        bool any = false;
        while (PGnotify* notification = PQnotifies(handle_.get())) {
            any = true;
            PQfreemem(notification);
        }
        if (any) co_return true;
        const bool arrived = co_await socket_->readable();
        if (!arrived) co_return false;
        if (PQconsumeInput(handle_.get()) != 1) lost();
    }
}

/// A server that went away has left its farewell (a notice to libpq), or the end of the stream, in
/// the socket, perhaps behind answers that nobody waits for.
bool PostgresConnection::is_sound() {
    if (in_flight_ || spoilt_ || PQstatus(handle_.get()) != CONNECTION_OK) return false;
    if (!has_arrivals()) return true;
    if (PQconsumeInput(handle_.get()) != 1) return false;
    for (int nothing = 0; PQisBusy(handle_.get()) == 0 && unread_syncs_ > 0;) {
        const ResultPtr result(PQgetResult(handle_.get()));
        nothing = count_unread(result.get(), nothing);
        if (nothing > 1) return false;
    }
    return !spoilt_ && !has_arrivals();
}

bool PostgresConnection::has_arrivals() const {
    pollfd watched{PQsocket(handle_.get()), POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

void PostgresConnection::take_notice(void* connection, const pg_result* notice) {
    if (is_farewell(*notice)) static_cast<PostgresConnection*>(connection)->spoilt_ = true;
    log::debug("postgres notice", {{"message", one_line(PQresultErrorMessage(notice))}});
}

void PostgresConnection::lost() {
    spoilt_ = true;
    const std::string why = one_line(PQerrorMessage(handle_.get()));
    throw Unavailable("the connection to PostgreSQL is lost" + (why.empty() ? "" : ": " + why));
}

void PostgresConnection::silent() {
    spoilt_ = true;
    throw Unavailable("PostgreSQL does not answer");
}

}  // namespace beanq::db
