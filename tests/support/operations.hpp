// The API's operations as its own OpenAPI document lists them, for promises that all of them keep.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "tests/support/http_client.hpp"

namespace beanq {

/// One method of one path.
struct Operation {
    std::string method;  ///< `POST`
    std::string path;    ///< `/api/v1/orders/{id}/status`
    boost::json::object described;

    std::string name() const { return method + ' ' + path; }
    /// The path with a fresh id in each `{…}`, one that names nothing.
    std::string somewhere() const;
    bool has_id() const { return path.find('{') != std::string::npos; }
    bool is_open() const;         ///< needs no access token
    bool takes_visitors() const;  ///< neither, but judges one that is sent
    bool takes_body() const { return described.contains("requestBody"); }
    bool takes_header(std::string_view name) const;
    std::vector<std::string> permissions()
        const;  ///< any one of them is enough; none: signing in is
};

class ApiDocument {
public:
    /// Reads `/openapi.json`.
    explicit ApiDocument(HttpClient& client);

    const std::vector<Operation>& operations() const { return operations_; }

    /// A body with all that is required, within its bounds, and nothing else.
    std::string smallest_body(const Operation& operation) const;

    /// Whether a request without a body is a good one.
    bool body_may_be_missing(const Operation& operation) const;

    /// What is wrong with `value` by that component's schema, as `/items/0/price is missing`; a
    /// member that the schema does not name is wrong too.
    std::vector<std::string> faults(std::string_view component,
                                    const boost::json::value& value) const;
    /// The same by the schema of the operation's answer with that status.
    std::vector<std::string> faults(const Operation& operation, const HttpAnswer& answer) const;

    /// The operation of a method and a path as documented; throws when there is none.
    const Operation& operation(std::string_view method, std::string_view path) const;

private:
    const boost::json::object& resolve(const boost::json::object& schema) const;
    boost::json::value sample(const boost::json::object& schema) const;
    void check(const boost::json::object& schema, const boost::json::value& value,
               const std::string& at, std::vector<std::string>& wrong) const;
    void check_object(const boost::json::object& schema, const boost::json::object& value,
                      const std::string& at, std::vector<std::string>& wrong) const;

    boost::json::object document_;
    std::vector<Operation> operations_;
};

/// A version 7 id that nobody has.
std::string unknown_id();

}  // namespace beanq
