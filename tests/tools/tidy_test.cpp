#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/tidy/place.hpp"
#include "tools/tidy/rules.hpp"

namespace beanq::tidy {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// What `check` says about a tree of these files, as "path:line message".
std::vector<std::string> said_about(const std::vector<std::pair<std::string, std::string>>& files) {
    Sources sources;
    for (const auto& [path, text] : files) {
        const bool header = path.ends_with(".hpp");
        sources.push_back(parse(path, (header ? "#pragma once\n" : "") + text));
    }
    std::vector<std::string> result;
    for (const auto& finding : check(sources)) {
        result.push_back(finding.path + ":" + std::to_string(finding.line) + " " + finding.message);
    }
    return result;
}

std::vector<std::string> said_about_include(const std::string& path, const std::string& included) {
    return said_about({{path, "#include \"" + included + "\"\n"}});
}

TEST(Dependencies, layers_may_look_inwards) {
    for (const auto& [path, included] : std::vector<std::pair<std::string, std::string>>{
             {"src/kernel/money.cpp", "kernel/money.hpp"},
             {"src/platform/db/pool.cpp", "kernel/clock.hpp"},
             {"src/platform/db/pool.cpp", "platform/log/log.hpp"},
             {"src/orders/domain/order.cpp", "orders/domain/line.hpp"},
             {"src/orders/domain/order.cpp", "kernel/money.hpp"},
             {"src/orders/use_cases/place_order.cpp", "orders/ports.hpp"},
             {"src/orders/use_cases/place_order.cpp", "orders/use_cases/price.hpp"},
             {"src/orders/adapters/sql/orders.cpp", "orders/use_cases/place_order.hpp"},
             {"src/orders/adapters/sql/orders.cpp", "platform/db/sql.hpp"},
             {"src/orders/adapters/menu_prices.cpp", "menu/module.hpp"},
             {"src/orders/adapters/stock.cpp", "inventory/events.hpp"},
             {"src/orders/module.cpp", "orders/adapters/http/routes.hpp"},
             {"src/app/wiring.cpp", "orders/module.hpp"},
             {"src/main.cpp", "app/app.hpp"},
             {"src/orders/domain/order_test.cpp", "app/app.hpp"},
             {"tests/api/orders_test.cpp", "menu/adapters/sql/menu.hpp"},
         }) {
        EXPECT_THAT(said_about_include(path, included), IsEmpty()) << path << " -> " << included;
    }
}

TEST(Dependencies, layers_must_not_look_outwards) {
    for (const auto& [path, included] : std::vector<std::pair<std::string, std::string>>{
             {"src/kernel/money.cpp", "platform/db/sql.hpp"},
             {"src/kernel/money.cpp", "orders/domain/order.hpp"},
             {"src/platform/db/pool.cpp", "orders/module.hpp"},
             {"src/orders/domain/order.cpp", "orders/ports.hpp"},
             {"src/orders/domain/order.cpp", "menu/domain/product.hpp"},
             {"src/orders/domain/order.cpp", "platform/db/sql.hpp"},
             {"src/orders/ports.hpp", "orders/use_cases/place_order.hpp"},
             {"src/orders/events.hpp", "platform/bus/outbox.hpp"},
             {"src/orders/use_cases/place_order.cpp", "orders/adapters/sql/orders.hpp"},
             {"src/orders/use_cases/place_order.cpp", "platform/db/sql.hpp"},
             {"src/orders/use_cases/place_order.cpp", "menu/module.hpp"},
             {"src/orders/adapters/menu_prices.cpp", "menu/domain/product.hpp"},
             {"src/orders/adapters/menu_prices.cpp", "app/config.hpp"},
             {"src/orders/module.cpp", "menu/module.hpp"},
             {"src/orders/module.cpp", "app/config.hpp"},
         }) {
        EXPECT_THAT(said_about_include(path, included), testing::SizeIs(1))
            << path << " -> " << included;
    }
}

TEST(Dependencies, the_message_names_the_line_and_the_fix) {
    EXPECT_THAT(said_about({{"src/orders/use_cases/place_order.cpp",
                             "#include \"kernel/id.hpp\"\n#include \"menu/module.hpp\"\n"}}),
                ElementsAre(AllOf(HasSubstr("src/orders/use_cases/place_order.cpp:2 "),
                                  HasSubstr("\"menu/module.hpp\""),
                                  HasSubstr("declare what you need in orders/ports.hpp"))));
}

TEST(Dependencies, includes_are_written_from_src) {
    EXPECT_THAT(said_about({{"src/orders/domain/order.hpp", ""},
                            {"src/orders/domain/order.cpp", "#include \"order.hpp\"\n"}}),
                ElementsAre(HasSubstr("write includes from src/: "
                                      "#include \"orders/domain/order.hpp\"")));
}

TEST(Dependencies, main_may_include_app_beside_it) {
    EXPECT_THAT(
        said_about({{"src/app/app.hpp", ""}, {"src/main.cpp", "#include \"app/app.hpp\"\n"}}),
        IsEmpty());
}

TEST(Dependencies, comments_and_literals_are_not_includes) {
    EXPECT_THAT(said_about({{"src/kernel/money.cpp",
                             "// #include \"app/app.hpp\"\n"
                             "/*\n#include \"app/app.hpp\"\n*/\n"
                             "auto text = R\"x(\n#include \"app/app.hpp\"\n)x\";\n"}}),
                IsEmpty());
}

TEST(Boost, stays_out_of_domain_use_cases_and_ports) {
    for (const auto* path : {"src/orders/domain/order.cpp", "src/orders/use_cases/place_order.cpp",
                             "src/orders/ports.hpp"}) {
        EXPECT_THAT(said_about({{path, "#include <boost/asio/awaitable.hpp>\n"}}),
                    ElementsAre(HasSubstr("kernel/awaitable.hpp")));
    }
}

TEST(Boost, asio_is_welcome_elsewhere) {
    EXPECT_THAT(said_about({{"src/kernel/awaitable.hpp", "#include <boost/asio/awaitable.hpp>\n"},
                            {"src/app/app.cpp", "#include <boost/asio/signal_set.hpp>\n"}}),
                IsEmpty());
}

TEST(Boost, beast_and_json_live_where_http_is_spoken) {
    EXPECT_THAT(said_about({{"src/platform/http/server.cpp", "#include <boost/beast/http.hpp>\n"},
                            {"src/orders/adapters/http/dto.cpp", "#include <boost/json.hpp>\n"},
                            {"tests/support/client.cpp", "#include <boost/beast/core.hpp>\n"}}),
                IsEmpty());
    EXPECT_THAT(said_about({{"src/platform/bus/relay.cpp", "#include <boost/json.hpp>\n"}}),
                ElementsAre(HasSubstr("belongs in platform/http/ and adapters/http/ only")));
    EXPECT_THAT(said_about({{"src/app/app.cpp", "#include <boost/beast/core.hpp>\n"}}),
                ElementsAre(HasSubstr("belongs in platform/http/ and adapters/http/ only")));
}

TEST(Boost, beast_must_not_be_reached_through_headers) {
    EXPECT_THAT(
        said_about({{"src/platform/http/session.hpp", "#include <boost/beast/http.hpp>\n"},
                    {"src/platform/http/server.hpp", "#include \"platform/http/session.hpp\"\n"},
                    {"src/platform/http/server.cpp", "#include \"platform/http/server.hpp\"\n"},
                    {"src/app/server_test.cpp", "#include \"platform/http/server.hpp\"\n"},
                    {"src/app/app.cpp", "#include \"platform/http/server.hpp\"\n"}}),
        ElementsAre(AllOf(HasSubstr("src/app/app.cpp:1 "),
                          HasSubstr("platform/http/server.hpp -> platform/http/session.hpp -> "
                                    "<boost/beast/http.hpp>"))));
}

TEST(FloatingPoint, is_refused_in_domain_and_kernel) {
    EXPECT_THAT(said_about({{"src/orders/domain/price.cpp", "int a;\ndouble rate;\n"}}),
                ElementsAre(HasSubstr("price.cpp:2 no floating point")));
    EXPECT_THAT(said_about({{"src/kernel/money.cpp", "auto rate = 0.2;\n"}}),
                ElementsAre(HasSubstr("no floating point")));
}

TEST(FloatingPoint, words_in_comments_literals_and_names_do_not_count) {
    EXPECT_THAT(said_about({{"src/kernel/money.cpp",
                             "// never a double, not even 0.5\n"
                             "auto text = \"double \\\" float 1.5\";\n"
                             "int double_shot = 1'000'000, v1 = r2.x; char quote = '\"'; // float\n"
                             "auto x = R\"(double)\";\n"},
                            {"src/platform/metrics/metrics.cpp", "double seconds;\n"}}),
                IsEmpty());
}

TEST(CatchAll, stands_only_where_failures_are_answered) {
    EXPECT_THAT(said_about({{"src/platform/http/session.cpp", "try {} catch (...) {}\n"},
                            {"src/app/app_test.cpp", "try {} catch (...) {}\n"}}),
                IsEmpty());
    EXPECT_THAT(said_about({{"src/orders/module.cpp", "\ntry {} catch ( ... ) {}\n"}}),
                ElementsAre(HasSubstr("src/orders/module.cpp:2 catch (...)")));
}

TEST(Shape, a_header_without_pragma_once_is_refused) {
    Findings findings;
    check_shape(parse("src/kernel/id.hpp", "// #pragma once\n"), findings);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_FALSE(findings[0].is_note);
}

TEST(Shape, a_long_file_is_a_note) {
    Findings findings;
    check_shape(parse("src/kernel/id.cpp", std::string(300, '\n')), findings);
    EXPECT_THAT(findings, IsEmpty());
    check_shape(parse("src/kernel/id.cpp", std::string(301, '\n')), findings);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_TRUE(findings[0].is_note);
}

}  // namespace
}  // namespace beanq::tidy
