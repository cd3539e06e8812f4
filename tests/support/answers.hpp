// What tests look for in answers, and say about them.
#pragma once

#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "tests/support/http_client.hpp"

namespace beanq {

using Where = std::source_location;

std::string to_text(const boost::json::value& json);

/// What stands at an RFC 6901 pointer of a JSON answer; throws with the answer when nothing does.
boost::json::value at(const HttpAnswer& answer, std::string_view pointer);
std::string text_at(const HttpAnswer& answer, std::string_view pointer);
std::int64_t number_at(const HttpAnswer& answer, std::string_view pointer);

/// The texts at `member` of each of the answer's `items`.
std::vector<std::string> items_of(const HttpAnswer& answer, std::string_view member = "id");

/// The names of an object's members as they come: `id name version`.
std::string keys(const boost::json::value& object);

/// The faulty fields of a problem: `/items/0/quantity field.range`.
std::vector<std::string> faults(const HttpAnswer& answer);

bool is_uuid(std::string_view text);
/// RFC 3339 in UTC with milliseconds.
bool is_instant(std::string_view text);

void expect_status(const HttpAnswer& answer, int status, Where where = Where::current());

/// RFC 9457 with all that BeanQ promises of it.
void expect_problem(const HttpAnswer& answer, int status, std::string_view code,
                    Where where = Where::current());

/// 422 `body.invalid` with exactly these faults, in any order.
void expect_faults(const HttpAnswer& answer, std::vector<std::string> wanted,
                   Where where = Where::current());

/// 201 with a Location that begins so and ends in the body's id, and the ETag of its version.
void expect_created(const HttpAnswer& answer, std::string_view below,
                    Where where = Where::current());

/// 200 with this version in body and ETag.
void expect_version(const HttpAnswer& answer, std::int64_t version, Where where = Where::current());

/// Follows `next_cursor` from the first page to the last; answers the ids in the order they came.
/// `path` has a query with a limit already.
std::vector<std::string> walk_pages(HttpClient& client, const std::string& path);

/// Percent-encoded for a query string.
std::string in_url(std::string_view text);

/// `If-Match` for a version.
HttpFields if_match(std::int64_t version);

}  // namespace beanq
