#include "platform/http/service_routes.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <mutex>

#include <boost/describe.hpp>

#include "platform/crypto/crypto.hpp"
#include "platform/http/typed.hpp"
#include "platform/log/log.hpp"

namespace beanq::http {

enum class Health { alive };
BOOST_DESCRIBE_ENUM(Health, alive)

struct HealthView {
    Health status;
};
BOOST_DESCRIBE_STRUCT(HealthView, (), (status))

enum class Presence { ready, away };
BOOST_DESCRIBE_ENUM(Presence, ready, away)

struct DependencyView {
    std::string name;
    Presence status;
};
BOOST_DESCRIBE_STRUCT(DependencyView, (), (name, status))

enum class Readiness { ready, degraded, away };
BOOST_DESCRIBE_ENUM(Readiness, ready, degraded, away)

struct ReadinessView {
    Readiness status = Readiness::ready;
    std::vector<DependencyView> dependencies = {};
};
BOOST_DESCRIBE_STRUCT(ReadinessView, (), (status, dependencies))

namespace {

awaitable<ReadinessView> ask_all(const std::vector<Dependency>& dependencies) {
    ReadinessView view;
    for (const auto& [name, ping, is_needed] : dependencies) {
        Presence status = Presence::ready;
        try {
            co_await ping();
        } catch (const std::exception& fault) {
            status = Presence::away;
            view.status = std::max(view.status, is_needed ? Readiness::away : Readiness::degraded);
            log::write(is_needed ? log::Level::warn : log::Level::debug, "a dependency is away",
                       std::array<log::Field, 2>{{{"dependency", name}, {"cause", fault.what()}}});
        }
        view.dependencies.push_back({name, status});
    }
    co_return view;
}

// The only operation with two shapes of success, so its row is made by hand.
Route readiness_route(std::vector<Dependency> dependencies) {
    auto operation = std::make_shared<Operation>();
    operation->describe = [](boost::json::object& object, Schemas& schemas) {
        describe_answer(object, 200,
                        "Every dependency answers, or the server works without it (`degraded`).",
                        Codec<ReadinessView>::schema(schemas));
        describe_answer(object, 503, "One that it cannot work without does not.",
                        Codec<ReadinessView>::schema(schemas));
    };
    auto shared = std::make_shared<const std::vector<Dependency>>(std::move(dependencies));
    return {Method::get,
            "/readyz",
            open_to_all(),
            "Whether the server can work: each dependency",
            [shared](Request&) -> awaitable<Response> {
                const auto view = co_await ask_all(*shared);
                co_return json_response(view.status == Readiness::away ? 503 : 200, encode(view));
            },
            std::move(operation)};
}

}  // namespace

void add_service_routes(Routes& routes, std::vector<Dependency> dependencies,
                        std::function<std::string()> document) {
    get(routes, "/healthz", open_to_all(), "Whether the process lives",
        []() -> awaitable<Result<HealthView>> { co_return HealthView{Health::alive}; });
    routes.add(readiness_route(std::move(dependencies)));

    struct Document {
        std::once_flag made;
        Prepared prepared;
    };
    get(routes, "/openapi.json", open_to_all(), "This API as OpenAPI 3.1",
        [document = std::move(document),
         kept = std::make_shared<Document>()]() -> awaitable<Result<Prepared>> {
            std::call_once(kept->made, [&] {
                auto json = std::make_shared<const std::string>(document());
                kept->prepared = {json, '"' + crypto::sha256_hex(*json).substr(0, 32) + '"',
                                  "no-cache"};
            });
            co_return kept->prepared;
        });
}

}  // namespace beanq::http
