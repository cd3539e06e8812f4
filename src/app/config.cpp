#include "app/config.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <thread>

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

namespace beanq::app {

namespace {

[[noreturn]] void fault(std::string_view name, std::string_view what, std::string_view example) {
    throw ConfigFault(fmt::format("{} {}; for example {}={}", name, what, name, example));
}

int whole(std::string_view name, const std::string& text, int min, int max, int example) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || value < min || value > max) {
        fault(name, fmt::format("must be a whole number from {} to {}, not \"{}\"", min, max, text),
              std::to_string(example));
    }
    return value;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        if (to > from) parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

constexpr std::string_view postgres_example = "postgres://beanq:password@127.0.0.1:5432/beanq";

/// libpq takes both schemes.
bool is_postgres(const std::string& url, boost::urls::url_view& parsed) {
    const auto result = boost::urls::parse_uri(url);
    if (!result) return false;
    parsed = *result;
    return parsed.scheme() == "postgres" || parsed.scheme() == "postgresql";
}

void set_database(Config& config, const std::string& url) {
    constexpr std::string_view name = "BEANQ_DATABASE_URL";
    constexpr std::string_view scheme = "sqlite:";
    if (url.starts_with(scheme) && url.size() > scheme.size()) {
        config.database_file = url.substr(scheme.size());
        return;
    }
    if (boost::urls::url_view parsed; is_postgres(url, parsed)) {
        if (parsed.host().empty() || parsed.path().size() < 2)
            fault(name, "has no host or no database's name", postgres_example);
        config.postgres_url = url;
        return;
    }
    fault(name, "must be sqlite: and the path of a file, or the address of a PostgreSQL database",
          fmt::format("sqlite:./data/beanq.db or {}={}", name, postgres_example));
}

void set_redis(Config& config, const std::string& url) {
    try {
        config.redis = redis::parse_address(url);
    } catch (const std::invalid_argument& wrong) {
        fault("BEANQ_REDIS_URL", wrong.what(), "redis://:password@127.0.0.1:6379/0");
    }
}

void set_jwt_secrets(Config& config, const std::string& text) {
    constexpr std::string_view name = "BEANQ_JWT_SECRETS";
    constexpr std::string_view example = "2026a:at-least-32-random-bytes-in-each-secret";
    for (const auto& part : split(text, ',')) {
        const auto colon = part.find(':');
        if (colon == std::string::npos || colon == 0)
            fault(name, "must be kid:secret pairs", example);
        std::string kid = part.substr(0, colon);
        std::string secret = part.substr(colon + 1);
        if (secret.size() < 32) {
            fault(name, fmt::format("has a secret under 32 bytes (kid \"{}\")", kid), example);
        }
        const bool twice =
            std::ranges::any_of(config.jwt_secrets, [&](auto& key) { return key.first == kid; });
        if (twice) fault(name, fmt::format("has the kid \"{}\" twice", kid), example);
        config.jwt_secrets.emplace_back(std::move(kid), std::move(secret));
    }
    if (config.jwt_secrets.empty()) fault(name, "is empty", example);
}

void set_cors_origins(Config& config, const std::string& text) {
    for (auto& origin : split(text, ',')) {
        const bool http = origin.starts_with("http://") || origin.starts_with("https://");
        const auto host = origin.find("//") + 2;
        if (!http || origin.size() == host || origin.find('/', host) != std::string::npos) {
            fault("BEANQ_CORS_ORIGINS", fmt::format("has \"{}\", which is no origin", origin),
                  "https://cafe.example,https://board.cafe.example");
        }
        config.cors_origins.push_back(std::move(origin));
    }
}

void set_log_format(Config& config, const std::string& text) {
    if (text != "json" && text != "text") {
        fault("BEANQ_LOG_FORMAT", fmt::format("must be json or text, not \"{}\"", text), "json");
    }
    config.log_format = text == "json" ? LogFormat::json : LogFormat::text;
}

void set_log_level(Config& config, const std::string& text) {
    constexpr std::array<std::string_view, 5> levels{"debug", "info", "warn", "error", "off"};
    if (std::ranges::find(levels, text) == levels.end()) {
        fault("BEANQ_LOG_LEVEL",
              fmt::format("must be one of {}, not \"{}\"", fmt::join(levels, ", "), text), "info");
    }
    config.log_level = text;
}

}  // namespace

Environment beanq_environment() {
    Environment found;
    for (char** entry = ::environ; *entry != nullptr; ++entry) {
        const std::string_view line(*entry);
        if (!line.starts_with("BEANQ_")) continue;
        const auto equals = line.find('=');
        found.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return found;
}

Config read_config(const Environment& environment, bool demo, bool on_terminal) {
    Config config;
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    config.threads = cores;
    config.db_pool = 2 * cores;
    config.log_format = on_terminal ? LogFormat::text : LogFormat::json;
    for (const auto& [name, value] : environment) {
        if (name == "BEANQ_LISTEN") {
            set_listen(config, name, value);
        } else if (name == "BEANQ_DATA_DIR") {
            if (value.empty()) fault(name, "must name a folder", "/var/lib/beanq");
            config.data_dir = value;
        } else if (name == "BEANQ_DATABASE_URL") {
            set_database(config, value);
        } else if (name == "BEANQ_REDIS_URL") {
            set_redis(config, value);
        } else if (name == "BEANQ_JWT_SECRETS") {
            set_jwt_secrets(config, value);
        } else if (name == "BEANQ_BCRYPT_COST") {
            config.bcrypt_cost = whole(name, value, demo ? 4 : 10, 15, 12);
        } else if (name == "BEANQ_THREADS") {
            config.threads = whole(name, value, 1, 256, cores);
        } else if (name == "BEANQ_DB_POOL") {
            config.db_pool = whole(name, value, 1, 256, 2 * cores);
        } else if (name == "BEANQ_CORS_ORIGINS") {
            set_cors_origins(config, value);
        } else if (name == "BEANQ_LOG_LEVEL") {
            set_log_level(config, value);
        } else if (name == "BEANQ_LOG_FORMAT") {
            set_log_format(config, value);
        } else {
            throw ConfigFault(
                fmt::format("{} is not a variable of this BeanQ; `beanq config` lists those there "
                            "are, for example "
                            "BEANQ_LISTEN=127.0.0.1:8080",
                            name));
        }
    }
    if (config.database_file.empty() && config.postgres_url.empty())
        config.database_file = config.data_dir / "beanq.db";
    return config;
}

void set_listen(Config& config, const std::string& where, const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) {
        fault(where, fmt::format("must be HOST:PORT, not \"{}\"", text), "127.0.0.1:8080");
    }
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    config.port = static_cast<std::uint16_t>(whole(where, text.substr(colon + 1), 0, 65535, 8080));
    config.host = std::move(host);
}

std::string mask_password(const std::string& url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || !parsed->has_password()) return url;
    boost::urls::url masked = *parsed;
    masked.set_password("********");
    return std::string(masked.buffer());
}

std::string describe_database(const Config& config) {
    if (!config.postgres_url.empty()) return mask_password(config.postgres_url);
    return "sqlite:" + config.database_file.string();
}

std::string describe(const Config& config) {
    std::string secrets;
    if (config.jwt_secrets.empty()) {
        secrets = config.postgres_url.empty() ? "(generated into the data folder)"
                                              : "(generated into the database)";
    }
    for (const auto& [kid, secret] : config.jwt_secrets) {
        secrets += (secrets.empty() ? "" : ",") + kid + ":********";
    }
    const bool v6 = config.host.find(':') != std::string::npos;
    std::string out;
    const auto line = [&out](std::string_view name, const std::string& value) {
        out += fmt::format("{}={}\n", name, value);
    };
    line("BEANQ_LISTEN",
         fmt::format(fmt::runtime(v6 ? "[{}]:{}" : "{}:{}"), config.host, config.port));
    line("BEANQ_DATA_DIR", config.data_dir.string());
    line("BEANQ_DATABASE_URL", describe_database(config));
    line("BEANQ_REDIS_URL", config.redis ? redis::masked_url(*config.redis) : "");
    line("BEANQ_JWT_SECRETS", secrets);
    line("BEANQ_BCRYPT_COST", std::to_string(config.bcrypt_cost));
    line("BEANQ_THREADS", std::to_string(config.threads));
    line("BEANQ_DB_POOL", std::to_string(config.db_pool));
    line("BEANQ_CORS_ORIGINS", fmt::format("{}", fmt::join(config.cors_origins, ",")));
    line("BEANQ_LOG_LEVEL", config.log_level);
    line("BEANQ_LOG_FORMAT", config.log_format == LogFormat::json ? "json" : "text");
    return out;
}

}  // namespace beanq::app
