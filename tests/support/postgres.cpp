#include "tests/support/postgres.hpp"

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "kernel/clock.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "tests/support/run.hpp"

namespace beanq {
namespace {

std::string url_of(const std::string& database) {
    const char* server = std::getenv("BEANQ_TEST_POSTGRES_URL");
    if (server == nullptr) {
        throw std::runtime_error(
            "this test needs a PostgreSQL; run it as: script/with-servers ctest …");
    }
    const std::string_view own(server);
    return std::string(own.substr(0, own.rfind('/') + 1)) + database;
}

/// A connection for what cannot run in a transaction.
class Server {
public:
    Server() : connection_(PQconnectdb(url_of("postgres").c_str())) {
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            throw std::runtime_error(PQerrorMessage(connection_.get()));
    }

    /// The number of rows it answers.
    int run(const std::string& command) {
        const std::unique_ptr<PGresult, Clear> result(PQexec(connection_.get(), command.c_str()));
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            throw std::runtime_error(PQerrorMessage(connection_.get()));
        return PQntuples(result.get());
    }

private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    std::unique_ptr<PGconn, Finish> connection_;
};

/// Named by what the migrations say, so that a template of others is never taken.
std::string template_name() {
    std::string all;
    for (const auto& migration : db::migrations_for(db::Engine::postgres))
        all += fmt::format("{}\n{}\n{}\n", migration.number, migration.name, migration.sql);
    return "template_" + crypto::sha256_hex(all).substr(0, 16);
}

/// Under another name until it is whole.
void make_template(Server& server, const std::string& name) {
    const std::string draft = name + "_draft";
    server.run("SET client_min_messages = warning");
    server.run("DROP DATABASE IF EXISTS " + draft);
    server.run("CREATE DATABASE " + draft);
    const auto database = db::open_postgres({.url = url_of(draft), .connections = 1});
    run(db::migrate(*database, db::migrations_for(db::Engine::postgres), SystemClock{}));
    database->close();
    server.run(fmt::format("ALTER DATABASE {} RENAME TO {}", draft, name));
}

/// Made by the first of all processes that comes here.
std::string migrated_template() {
    const std::string name = template_name();
    const std::string look = fmt::format("SELECT 1 FROM pg_database WHERE datname = '{}'", name);
    Server server;
    if (server.run(look) == 1) return name;
    server.run("SELECT pg_advisory_lock(1)");  // until this connection ends
    if (server.run(look) == 0) make_template(server, name);
    return name;
}

}  // namespace

bool wants_postgres() {
    const char* store = std::getenv("BEANQ_TEST_STORE");
    return store != nullptr && std::string_view(store) == "postgres";
}

FreshPostgres::FreshPostgres() : FreshPostgres(migrated_template()) {}

FreshPostgres FreshPostgres::empty() { return FreshPostgres("template0"); }

FreshPostgres::FreshPostgres(const std::string& like)
    : name_("test_" + crypto::sha256_hex(crypto::random_bytes(16)).substr(0, 16)) {
    Server().run(fmt::format("CREATE DATABASE {} TEMPLATE {}", name_, like));
}

FreshPostgres::FreshPostgres(FreshPostgres&& from) noexcept
    : name_(std::exchange(from.name_, {})) {}

FreshPostgres::~FreshPostgres() {
    if (!name_.empty()) Server().run(fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
}

std::string FreshPostgres::url() const { return url_of(name_); }

}  // namespace beanq
