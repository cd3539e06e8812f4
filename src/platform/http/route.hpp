#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/once.hpp"
#include "kernel/permission.hpp"
#include "kernel/result.hpp"
#include "platform/http/message.hpp"

namespace beanq::http {

/// Who may use a route. There is no default: a route without one does not compile.
class Access {
public:
    enum class Rule { open, signed_in, permitted };

    Rule rule() const { return rule_; }
    /// Holding any one of them is enough.
    const std::vector<Permission>& permissions() const { return permissions_; }
    /// Whether requests without Authorization pass too, to be judged by the handler; those with a
    /// bad one never do.
    bool takes_visitors() const { return takes_visitors_; }
    /// The header that visitors must bring; empty: none.
    const std::string& visitors_header() const { return visitors_header_; }

    /// Visitors as well.
    Access or_visitors() && {
        takes_visitors_ = true;
        return std::move(*this);
    }
    /// Visitors who bring this header as well.
    Access or_visitors_with(std::string header) && {
        takes_visitors_ = true;
        visitors_header_ = std::move(header);
        return std::move(*this);
    }

    friend Access open_to_all();
    friend Access signed_in();
    friend Access permitted(std::vector<Permission> any_of);

private:
    Access(Rule rule, std::vector<Permission> permissions)
        : rule_(rule), permissions_(std::move(permissions)) {}
    Rule rule_;
    std::vector<Permission> permissions_;
    bool takes_visitors_ = false;
    std::string visitors_header_;
};

inline Access open_to_all() { return {Access::Rule::open, {}}; }
inline Access signed_in() { return {Access::Rule::signed_in, {}}; }
inline Access permitted(std::vector<Permission> any_of) {
    return {Access::Rule::permitted, std::move(any_of)};
}
inline Access permitted(Permission permission) { return permitted(std::vector{permission}); }

/// Who a bearer token speaks for.
class Authenticator {
public:
    virtual ~Authenticator() = default;
    /// 401 `auth.token-invalid`, `auth.token-expired`, `auth.session-ended` or
    /// `auth.user-inactive`.
    virtual awaitable<Result<Caller>> authenticate(std::string_view bearer_token) = 0;
};

/// How one operation shows in OpenAPI; made from the handler's types (typed.hpp). JSON as text, so
/// that this header stays free of Boost.JSON.
struct Operation;

/// One row of the route table.
struct Route {
    Method method;
    std::string pattern;  ///< below `/api/v1`, as `/orders/{id}/status`
    Access access;
    std::string summary;
    std::function<awaitable<Response>(Request&)> handle;  ///< decoding, the handler, encoding
    std::shared_ptr<const Operation> operation;           ///< never null for API routes
};

/// What handlers share with the platform.
struct RouteContext {
    AnswerBook& answers;
};

/// The route table. Modules add rows with the typed helpers of typed.hpp.
class Routes {
public:
    explicit Routes(RouteContext context) : context_(context) {}

    void add(Route route) { rows_.push_back(std::move(route)); }
    const std::vector<Route>& rows() const { return rows_; }
    const RouteContext& context() const { return context_; }

private:
    RouteContext context_;
    std::vector<Route> rows_;
};

/// Finds the row for a method and path. Literal segments win over `{name}`. HEAD finds GET's row.
class Router {
public:
    /// `prefix` stands before every pattern. Throws std::logic_error for two rows with one method
    /// and shape.
    Router(const Routes& routes, std::string_view prefix);
    Router();
    ~Router();

    /// Another table beside the first. Both outlive the router.
    void add(const Routes& routes, std::string_view prefix);

    struct Match {
        const Route* route = nullptr;  ///< null: nothing for this method
        std::vector<std::pair<std::string_view, std::string>> values;
        std::vector<Method> allowed;  ///< for 405 and OPTIONS; empty: the path is unknown
    };
    Match find(Method method, std::string_view path) const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
};

}  // namespace beanq::http
