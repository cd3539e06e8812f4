#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "identity/ports.hpp"
#include "kernel/clock.hpp"
#include "kernel/money.hpp"
#include "kernel/uuid.hpp"

namespace beanq::identity {

/// What an empty database gets.
struct FirstStart {
    std::string location_name = "BeanQ";
    std::string time_zone = "Europe/Moscow";
    Currency currency = *Currency::parse("RUB");
    std::chrono::minutes day_cutoff = std::chrono::hours{4};
    bool with_admin = true;  ///< false: another way to the first account is there (demo data)
    std::string admin_email = "admin@beanq.local";
};

/// The first administrator; the password is nowhere else.
struct FirstAdmin {
    std::string email;
    std::string password;
};

/// Makes a database ready to serve: the system roles as this program knows them, a location, an
/// administrator. What is there stays, except the permissions of system roles.
class PrepareStart {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        Users& users;
        Roles& roles;
        LocationBook& locations;
        Passwords& passwords;
        Secrets& secrets;
        SessionCache& cache;
    };
    explicit PrepareStart(Needs needs) : needs_(needs) {}

    /// The administrator it created, if there was no user at all. Writes nothing when nothing is
    /// missing.
    awaitable<std::optional<FirstAdmin>> run(FirstStart start) const;

private:
    struct Missing {
        std::vector<Role> roles;
        bool location = false;
        bool admin = false;
        bool anything() const { return !roles.empty() || location || admin; }
    };
    awaitable<Missing> look(Transaction& tx, bool with_admin) const;
    awaitable<bool> add_admin(Transaction& tx, std::string email, std::string password_hash) const;

    Needs needs_;
};

}  // namespace beanq::identity
