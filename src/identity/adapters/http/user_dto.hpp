// How users, sessions, roles and locations look in the API.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "platform/http/fields.hpp"

namespace beanq::identity {

struct UserView {
    UserId id;
    std::string email;
    std::string name;
    std::optional<std::string> phone;
    std::string role;
    bool active = true;
    Instant created_at{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UserView, (), (id, email, name, phone, role, active, created_at, version))

struct MeView : UserView {
    std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(MeView, (UserView), (permissions))

struct SessionView {
    SessionId id;
    std::string device;
    std::string remote_address;
    Instant created_at{};
    Instant last_used_at{};
    Instant expires_at{};
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (id, device, remote_address, created_at, last_used_at, expires_at, current))

struct RoleView {
    std::string name;
    bool system = false;
    std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (name, system, permissions))

struct PermissionView {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PermissionView, (), (name))

struct LocationView {
    LocationId id;
    std::string name;
    std::string time_zone;
    std::string currency;
    int day_cutoff_minutes = 0;
};
BOOST_DESCRIBE_STRUCT(LocationView, (), (id, name, time_zone, currency, day_cutoff_minutes))

struct NewUserBody {
    http::Email email;
    http::Password password;
    http::Text<1, 120> name;
    std::optional<http::Text<1, 32>> phone;
    http::Text<1, 64> role;
};
BOOST_DESCRIBE_STRUCT(NewUserBody, (), (email, password, name, phone, role))

struct UserChangeBody {
    std::optional<http::Text<1, 120>> name;
    http::Change<http::Text<1, 32>> phone;
};
BOOST_DESCRIBE_STRUCT(UserChangeBody, (), (name, phone))

struct UserRoleBody {
    http::Text<1, 64> role;
};
BOOST_DESCRIBE_STRUCT(UserRoleBody, (), (role))

struct PasswordChangeBody {
    std::string current_password;
    http::Password new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChangeBody, (), (current_password, new_password))

struct UsersQuery {
    std::optional<http::Text<1, 64>> role;
    std::optional<bool> active;
    std::optional<http::Text<1, 100>> q;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(UsersQuery, (), (role, active, q, limit, cursor))

struct SessionsQuery {
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(SessionsQuery, (), (limit, cursor))

struct UserPath {
    UserId id;
};
BOOST_DESCRIBE_STRUCT(UserPath, (), (id))

struct SessionPath {
    SessionId id;
};
BOOST_DESCRIBE_STRUCT(SessionPath, (), (id))

}  // namespace beanq::identity
