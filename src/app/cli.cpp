#include "app/cli.hpp"

#include <csignal>
#include <exception>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "app/app.hpp"
#include "app/config.hpp"
#include "app/doctor.hpp"
#include "app/move.hpp"
#include "app/read_password.hpp"
#include "kernel/version.hpp"
#include "platform/async/run_now.hpp"
#include "platform/log/log.hpp"

namespace beanq::app {

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_usage = 2;

int complain(int code, const std::string& sentence) {
    fmt::print(stderr, "beanq: {}\n", sentence);
    return code;
}

log::Options log_options(const Config& config) {
    log::Options options;
    for (const auto& [name, level] : {std::pair{"debug", log::Level::debug},
                                      {"info", log::Level::info},
                                      {"warn", log::Level::warn},
                                      {"error", log::Level::error}}) {
        if (config.log_level == name) options.level = level;
    }
    options.format = config.log_format == LogFormat::json ? log::Format::json : log::Format::text;
    return options;
}

void greet(const App& app, const Config& config, bool demo) {
    const bool v6 = config.host.find(':') != std::string::npos;
    fmt::print("BeanQ {} listens on http://{}{}{}:{}\n", version(), v6 ? "[" : "", config.host,
               v6 ? "]" : "", app.port());
    if (const auto& admin = app.first_admin()) {
        fmt::print(
            "First administrator: {}\nOne-time password:   {}\n"
            "It is shown only now. Change it with POST /api/v1/me/password.\n",
            admin->email, admin->password);
    }
    if (demo) {
        fmt::print(
            "Demo café: sign in as admin@, manager@, barista@ or guest@demo.beanq.local, password "
            "beanq-demo\n");
    }
    std::fflush(stdout);
}

// SIGTERM and SIGINT are taken by sigwait alone; a second one ends the process at once.
sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

void wait_for_stop(const sigset_t& signals) {
    int received = 0;
    sigwait(&signals, &received);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    log::info("stopping", {{"signal", received}});
}

int serve(Config config, bool demo) {
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread, so that all inherit it
    std::optional<log::Output> output;
    if (config.log_level != "off") output.emplace(log_options(config));
    App app(config, demo);
    app.start();
    greet(app, config, demo);
    wait_for_stop(signals);
    app.stop();
    return done;
}

int migrate(const Config& config) {
    Wiring parts(config);  // opening migrates
    parts.database->close();
    fmt::print("The schema of {} is up to date.\n", describe_database(config));
    return done;
}

int add_user(const Config& config, const std::string& email, const std::string& role,
             bool from_stdin) {
    Wiring parts(config);
    identity::FirstStart first;
    first.with_admin = false;
    run_now(parts.identity.prepare(first));
    const std::string password = read_password(from_stdin);
    const auto added = run_now(parts.identity.add_user(email, role, password));
    parts.database->close();
    if (!added) return complain(failed, added.error().message.en);
    fmt::print("{}\n", to_string(*added));
    return done;
}

int set_password(const Config& config, const std::string& email, bool from_stdin) {
    Wiring parts(config);
    const std::string password = read_password(from_stdin);
    const auto set = run_now(parts.identity.set_password(email, password));
    parts.database->close();
    if (!set) return complain(failed, set.error().message.en);
    return done;
}

// The routes alone say what the document holds: nothing of the configured shop is touched.
int print_openapi(const Config&) {
    Config config;
    config.database_file = ":memory:";
    config.jwt_secrets = {{"none", std::string(32, ' ')}};
    Wiring parts(config);
    fmt::print("{}", parts.openapi());
    parts.database->close();
    return done;
}

int print_config(const Config& config) {
    fmt::print("{}", describe(config));
    return done;
}

int print_version(const Config&) {
    fmt::print("beanq {} ({})\n", version(), commit());
    return done;
}

/// What the command line asks for.
struct Asked {
    bool demo = false;
    bool from_stdin = false;
    bool deep = false;
    std::string listen;
    std::string email;
    std::string role;
    std::string from;
    std::string to;
    std::function<int(const Config&)> command;
};

void add_user_commands(CLI::App& line, Asked& asked) {
    auto* const user = line.add_subcommand("user", "Manage accounts");
    user->require_subcommand(1);
    auto* const add = user->add_subcommand("add", "Add an account; prints its id");
    add->add_option("--email", asked.email)->required();
    add->add_option("--role", asked.role, "admin, manager, barista or client")->required();
    add->add_flag("--password-stdin", asked.from_stdin,
                  "Read the password's line from standard input");
    add->callback([&asked] {
        asked.command = [&asked](const Config& config) {
            return add_user(config, asked.email, asked.role, asked.from_stdin);
        };
    });
    auto* const password =
        user->add_subcommand("password", "Set an account's password and end its sessions");
    password->add_option("--email", asked.email)->required();
    password->add_flag("--password-stdin", asked.from_stdin,
                       "Read the password's line from standard input");
    password->callback([&asked] {
        asked.command = [&asked](const Config& config) {
            return set_password(config, asked.email, asked.from_stdin);
        };
    });
}

void add_migrate_command(CLI::App& line, Asked& asked) {
    auto* const migrating = line.add_subcommand(
        "migrate", "Bring the database's schema up to date, or move a shop to PostgreSQL");
    auto* const from = migrating->add_option(
        "--from", asked.from, "sqlite:FILE, the shop to copy; stop its server before");
    auto* const to = migrating->add_option(
        "--to", asked.to, "postgres://user:password@host:port/name, an empty database");
    from->needs(to);
    to->needs(from);
    migrating->callback([&asked] {
        asked.command = [&asked](const Config& config) {
            if (asked.from.empty()) return migrate(config);
            move_shop(asked.from, asked.to);
            return done;
        };
    });
}

void add_commands(CLI::App& line, Asked& asked) {
    auto* const serving = line.add_subcommand("serve", "Run the server until SIGTERM");
    serving->add_flag("--demo", asked.demo, "Fill an empty database with a café to play with");
    serving->add_option("--listen", asked.listen, "HOST:PORT instead of BEANQ_LISTEN");
    serving->callback([&asked] {
        asked.command = [&asked](const Config& config) { return serve(config, asked.demo); };
    });
    add_migrate_command(line, asked);
    add_user_commands(line, asked);
    auto* const doctor =
        line.add_subcommand("doctor", "Look whether the shop has what it needs; 1 if not");
    doctor->add_flag("--deep", asked.deep, "Also audit all orders, numbers, events and stock");
    doctor->callback([&asked] {
        asked.command = [&asked](const Config& config) {
            return examine(config, asked.deep) ? done : failed;
        };
    });
    const auto add = [&](const char* name, const char* about, int (*command)(const Config&)) {
        line.add_subcommand(name, about)->callback([&asked, command] { asked.command = command; });
    };
    add("openapi", "Print the API as OpenAPI 3.1", print_openapi);
    add("config", "Print the effective settings, secrets masked", print_config);
    add("version", "Print the version", print_version);
}

}  // namespace

int run_command_line(int count, char** arguments) {
    CLI::App line("BeanQ runs a coffee shop: menu, orders, the barista's board, people.");
    line.name("beanq");
    line.require_subcommand(1);
    line.footer("Settings are BEANQ_ variables of the environment: see `beanq config`.");
    Asked asked;
    add_commands(line, asked);
    try {
        line.parse(count, arguments);
    } catch (const CLI::ParseError& fault) {
        if (fault.get_exit_code() == 0) return line.exit(fault);  // --help
        return complain(wrong_usage, fmt::format("{} (see `beanq --help`)", fault.what()));
    }
    try {
        Config config = read_config(beanq_environment(), asked.demo, ::isatty(STDERR_FILENO) == 1);
        if (!asked.listen.empty()) set_listen(config, "--listen", asked.listen);
        return asked.command(config);
    } catch (const WrongUsage& fault) {
        return complain(wrong_usage, fault.what());
    } catch (const std::exception& fault) {
        return complain(failed, fault.what());
    }
}

}  // namespace beanq::app
