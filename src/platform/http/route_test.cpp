#include "platform/http/route.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "kernel/once.hpp"

namespace beanq::http {
namespace {

class NoAnswers final : public AnswerBook {
public:
    awaitable<std::vector<Result<void>>> claim_all(Transaction&,
                                                   std::vector<RequestKey> keys) override {
        co_return std::vector<Result<void>>(keys.size());
    }
    awaitable<void> settle_all(Transaction&, std::vector<KeptAnswer>) override { co_return; }
    awaitable<void> release_all(Transaction&, std::vector<RequestKey>) override { co_return; }
};

/// A table of rows that are told apart by their patterns.
class RouterTest : public testing::Test {
protected:
    void add(Method method, const char* pattern) {
        routes_.add({method, pattern, open_to_all(), "", nullptr, nullptr});
    }
    /// The pattern that answers, or nothing.
    std::string find(Method method, std::string_view path) {
        if (!router_) router_.emplace(routes_, "/api/v1");
        match_ = router_->find(method, path);
        return match_.route == nullptr ? "" : match_.route->pattern;
    }

    NoAnswers answers_;
    Routes routes_{RouteContext{answers_}};
    std::optional<Router> router_;
    Router::Match match_;
};

TEST_F(RouterTest, finds_literal_paths_below_the_prefix) {
    add(Method::get, "/menu");
    add(Method::get, "/menu/search");
    EXPECT_EQ(find(Method::get, "/api/v1/menu"), "/menu");
    EXPECT_EQ(find(Method::get, "/api/v1/menu/search"), "/menu/search");
    EXPECT_EQ(find(Method::get, "/menu"), "");
    EXPECT_EQ(find(Method::get, "/api/v1"), "");
    EXPECT_EQ(find(Method::get, "/api/v1/menus"), "");
    EXPECT_EQ(find(Method::get, "/api/v1/menu/"), "");
    EXPECT_EQ(find(Method::get, "/api/v1menu"), "");
    EXPECT_EQ(find(Method::get, "*"), "");
}

TEST_F(RouterTest, gives_the_named_values_decoded) {
    add(Method::get, "/orders/{id}/lines/{line}");
    EXPECT_EQ(find(Method::get, "/api/v1/orders/a%20b/lines/%D1%8F"), "/orders/{id}/lines/{line}");
    ASSERT_EQ(match_.values.size(), 2U);
    EXPECT_EQ(match_.values[0].first, "id");
    EXPECT_EQ(match_.values[0].second, "a b");
    EXPECT_EQ(match_.values[1].first, "line");
    EXPECT_EQ(match_.values[1].second, "я");
}

TEST_F(RouterTest, keeps_an_escaped_slash_inside_its_value) {
    add(Method::get, "/orders/{id}");
    EXPECT_EQ(find(Method::get, "/api/v1/orders/a%2Fb"), "/orders/{id}");
    EXPECT_EQ(match_.values[0].second, "a/b");
}

TEST_F(RouterTest, broken_escapes_and_empty_values_name_nothing) {
    add(Method::get, "/orders/{id}");
    for (const auto* path : {"/api/v1/orders/%", "/api/v1/orders/%2", "/api/v1/orders/%zz",
                             "/api/v1/orders/%00", "/api/v1/orders/"}) {
        EXPECT_EQ(find(Method::get, path), "") << path;
    }
}

TEST_F(RouterTest, an_escaped_letter_of_a_literal_is_that_letter) {
    add(Method::get, "/menu");
    EXPECT_EQ(find(Method::get, "/api/v1/m%65nu"), "/menu");
}

TEST_F(RouterTest, literals_win_over_values) {
    add(Method::get, "/orders/{id}");
    add(Method::get, "/orders/stream");
    add(Method::get, "/orders/{order}/history");
    EXPECT_EQ(find(Method::get, "/api/v1/orders/stream"), "/orders/stream");
    EXPECT_EQ(find(Method::get, "/api/v1/orders/7"), "/orders/{id}");
    EXPECT_EQ(find(Method::get, "/api/v1/orders/stream/history"), "/orders/{order}/history");
    EXPECT_EQ(match_.values[0].first, "order");
    EXPECT_EQ(match_.values[0].second, "stream");
}

TEST_F(RouterTest, head_finds_the_row_of_get) {
    add(Method::get, "/menu");
    EXPECT_EQ(find(Method::head, "/api/v1/menu"), "/menu");
}

TEST_F(RouterTest, names_the_methods_of_a_known_path) {
    add(Method::get, "/orders");
    add(Method::post, "/orders");
    EXPECT_EQ(find(Method::del, "/api/v1/orders"), "");
    EXPECT_EQ(match_.allowed,
              (std::vector{Method::get, Method::head, Method::post, Method::options}));
    EXPECT_EQ(find(Method::del, "/api/v1/nothing"), "");
    EXPECT_TRUE(match_.allowed.empty());
}

TEST_F(RouterTest, refuses_two_rows_of_one_shape) {
    add(Method::get, "/orders/{id}");
    add(Method::get, "/orders/{order}");
    EXPECT_THROW(Router(routes_, ""), std::logic_error);
}

TEST_F(RouterTest, refuses_a_pattern_without_a_slash_in_front) {
    add(Method::get, "orders");
    EXPECT_THROW(Router(routes_, ""), std::logic_error);
}

}  // namespace
}  // namespace beanq::http
