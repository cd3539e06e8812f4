#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "platform/cache/redis/address.hpp"

namespace beanq::app {

enum class LogFormat { json, text };

/// All settings, each from one environment variable.
struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    std::filesystem::path data_dir = "./data";
    std::filesystem::path database_file;  ///< of `sqlite:FILE`; empty: `postgres_url`
    std::string postgres_url;
    std::optional<redis::Address> redis;
    std::string redis_prefix = "beanq:";  ///< of every key in Redis; tests have their own
    std::vector<std::pair<std::string, std::string>>
        jwt_secrets;  ///< kid and secret; empty: generated
    int bcrypt_cost = 12;
    int threads = 1;
    int db_pool = 2;
    std::vector<std::string> cors_origins;
    std::string log_level = "info";
    LogFormat log_format = LogFormat::json;
};

/// A variable is unknown or its value is malformed: one sentence with its name, the fault and an
/// example.
class ConfigFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

using Environment = std::map<std::string, std::string>;

/// This process's variables whose names begin with `BEANQ_`.
Environment beanq_environment();

/// Reads and checks every variable. `demo` widens BEANQ_BCRYPT_COST to 4–15; `on_terminal` makes
/// text the default log format. Throws ConfigFault.
Config read_config(const Environment& environment, bool demo, bool on_terminal);

/// Reads `HOST:PORT` (`[::1]:8080`, `localhost:0`) into the config. Throws ConfigFault naming
/// `where`.
void set_listen(Config& config, const std::string& where, const std::string& text);

/// A URL without the password it may hold.
std::string mask_password(const std::string& url);

/// The database as BEANQ_DATABASE_URL names it, without its password.
std::string describe_database(const Config& config);

/// The effective settings as `NAME=value` lines; secrets are masked.
std::string describe(const Config& config);

}  // namespace beanq::app
