#include "platform/http/route.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

#include "platform/http/wire.hpp"

namespace beanq::http {

namespace {

/// One end of the tree: a row with the names that its pattern gives to the `{…}` parts.
struct Row {
    const Route* route;
    std::vector<std::string_view> names;
};

/// Cuts the first segment off `path`, which begins with `/`.
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

bool is_value(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

struct Router::Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> value;  ///< what follows a `{…}` segment
    std::vector<Row> rows;

    Node& literal(std::string_view segment) {
        if (Node* known = find_literal(segment)) return *known;
        return *literals.emplace_back(segment, std::make_unique<Node>()).second;
    }

    Node* find_literal(std::string_view segment) const {
        for (const auto& [text, node] : literals) {
            if (text == segment) return node.get();
        }
        return nullptr;
    }

    const Row* row(Method method) const {
        const auto found =
            std::ranges::find(rows, method, [](const Row& row) { return row.route->method; });
        if (found != rows.end()) return &*found;
        return method == Method::head ? row(Method::get) : nullptr;
    }

    /// The node of the whole path that has rows, literal segments tried first. `values` gets what
    /// stood for the `{…}` on the way there.
    const Node* find(std::string_view path, std::vector<std::string>& values) const {
        if (path.empty()) return rows.empty() ? nullptr : this;
        const std::string_view raw = next_segment(path);
        std::string decoded;
        std::string_view segment = raw;
        if (raw.find('%') != std::string_view::npos) {
            auto text = percent_decode(raw);
            if (!text) return nullptr;
            segment = decoded = std::move(*text);
        }
        if (const Node* next = find_literal(segment)) {
            if (const Node* end = next->find(path, values)) return end;
        }
        if (!value || segment.empty()) return nullptr;
        values.emplace_back(segment);
        if (const Node* end = value->find(path, values)) return end;
        values.pop_back();
        return nullptr;
    }

    std::vector<Method> allowed() const {
        std::vector<Method> methods;
        for (const Method method :
             {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::del}) {
            if (row(method) != nullptr) methods.push_back(method);
        }
        methods.push_back(Method::options);
        return methods;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}

Router::Router(const Routes& routes, std::string_view prefix) : Router() { add(routes, prefix); }

void Router::add(const Routes& routes, std::string_view prefix) {
    Node* base = root_.get();
    while (!prefix.empty())
        base = &base->literal(next_segment(prefix));
    for (const Route& route : routes.rows()) {
        std::string_view rest = route.pattern;
        if (!rest.starts_with('/')) {
            throw std::logic_error("route pattern must begin with /: " + route.pattern);
        }
        Node* node = base;
        Row row{&route, {}};
        while (!rest.empty()) {
            const std::string_view segment = next_segment(rest);
            if (!is_value(segment)) {
                node = &node->literal(segment);
                continue;
            }
            if (!node->value) node->value = std::make_unique<Node>();
            node = node->value.get();
            row.names.push_back(segment.substr(1, segment.size() - 2));
        }
        if (std::ranges::any_of(node->rows, [&](const Row& other) {
                return other.route->method == route.method;
            })) {
            throw std::logic_error("two routes for " + std::string{method_name(route.method)} +
                                   " " + route.pattern);
        }
        node->rows.push_back(std::move(row));
    }
}

Router::~Router() = default;

Router::Match Router::find(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    std::vector<std::string> values;
    const Node* node = root_->find(path, values);
    if (node == nullptr) return match;
    const Row* row = node->row(method);
    if (row == nullptr) {
        match.allowed = node->allowed();
        return match;
    }
    match.route = row->route;
    for (std::size_t i = 0; i < values.size(); ++i) {
        match.values.emplace_back(row->names[i], std::move(values[i]));
    }
    return match;
}

}  // namespace beanq::http
