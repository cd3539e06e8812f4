#include "platform/http/codec.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace beanq::http {

enum class Size { small, large };
BOOST_DESCRIBE_ENUM(Size, small, large)

struct ToppingBody {
    VariationId id;
    Whole<1, 99> quantity;
};
BOOST_DESCRIBE_STRUCT(ToppingBody, (), (id, quantity))

struct CupBody {
    Text<1, 5> label;
    Size size = Size::small;
    std::optional<Price> price;
    std::optional<List<ToppingBody, 1, 2>> toppings;
    Change<Text<0, 10>> note;
    bool default_ = false;  // NOLINT(readability-identifier-naming): `default` is a keyword
};
BOOST_DESCRIBE_STRUCT(CupBody, (), (label, size, price, toppings, note, default_))

namespace {

/// `pointer code` of each fault, in the order found.
std::vector<std::string> faults_of(std::string_view json) {
    CupBody cup;
    Faults faults;
    Codec<CupBody>::read(boost::json::parse(json), cup, faults);
    std::vector<std::string> found;
    for (const auto& fault : faults.take())
        found.push_back(fault.pointer + ' ' + fault.code);
    return found;
}

CupBody read(std::string_view json) {
    CupBody cup;
    Faults faults;
    Codec<CupBody>::read(boost::json::parse(json), cup, faults);
    EXPECT_TRUE(faults.empty());
    return cup;
}

using Found = std::vector<std::string>;

TEST(Codec, reads_every_member_and_cuts_the_space_around_text) {
    const auto cup = read(R"({"label":" tall ","size":"large","default":true,
        "price":{"amount":35000,"currency":"RUB"},
        "toppings":[{"id":"018f0000-0000-7000-8000-000000000001","quantity":2}]})");
    EXPECT_EQ(cup.label.value, "tall");
    EXPECT_EQ(cup.size, Size::large);
    EXPECT_TRUE(cup.default_);
    EXPECT_EQ(cup.price->value.amount_minor, 35000);
    ASSERT_EQ(cup.toppings->value.size(), 1U);
    EXPECT_EQ(cup.toppings->value[0].quantity.value, 2);
}

TEST(Codec, tells_absent_from_null_where_a_member_may_be_cleared) {
    EXPECT_FALSE(read(R"({"label":"a","size":"small","default":false})").note.present);
    const auto cleared = read(R"({"label":"a","size":"small","default":false,"note":null})");
    EXPECT_TRUE(cleared.note.present);
    EXPECT_FALSE(cleared.note.value);
}

TEST(Codec, names_every_fault_at_its_pointer) {
    EXPECT_EQ(faults_of(R"({"label":"","size":"huge","price":{"amount":-1,"coin":1},
                            "toppings":[{"id":"x","quantity":100},{"quantity":1.5}],"~a/b":1})"),
              (Found{"/label field.too-short", "/size field.choice", "/price/amount field.range",
                     "/price/currency field.required", "/price/coin field.unknown",
                     "/toppings/0/id field.format", "/toppings/0/quantity field.range",
                     "/toppings/1/id field.required", "/toppings/1/quantity field.type",
                     "/default field.required", "/~0a~1b field.unknown"}));
}

TEST(Codec, counts_characters_not_bytes) {
    EXPECT_EQ(faults_of(R"({"label":"латте","size":"small","default":true})"), Found{});
    EXPECT_EQ(faults_of(R"({"label":"латте!","size":"small","default":true})"),
              Found{"/label field.too-long"});
}

TEST(Codec, refuses_a_body_of_another_kind) {
    EXPECT_EQ(faults_of("[]"), Found{" field.type"});
    EXPECT_EQ(faults_of(R"({"label":1,"size":null,"default":"no","toppings":{}})"),
              (Found{"/label field.type", "/size field.choice", "/toppings field.type",
                     "/default field.type"}));
}

TEST(Codec, refuses_control_characters_and_numbers_past_64_bits) {
    EXPECT_EQ(faults_of(R"({"label":"a\u0000","size":"small","default":true})"),
              Found{"/label field.text"});
    EXPECT_EQ(faults_of(R"({"label":"a","size":"small","default":true,
                            "price":{"amount":92233720368547758080,"currency":"RUB"}})"),
              Found{"/price/amount field.range"});
}

TEST(Codec, keeps_at_most_a_hundred_faults) {
    std::string json = "{";
    for (int i = 0; i < 500; ++i)
        json += "\"x" + std::to_string(i) + "\":1,";
    json.back() = '}';
    EXPECT_EQ(faults_of(json).size(), 100U);
}

TEST(Codec, writes_what_it_reads) {
    const std::vector<Money> amounts{{35000, *Currency::parse("RUB")},
                                     {-1, *Currency::parse("EUR")}};
    EXPECT_EQ(encode(amounts),
              R"([{"amount":35000,"currency":"RUB"},{"amount":-1,"currency":"EUR"}])");
    EXPECT_EQ(encode(std::optional<std::string>{}), "null");
    EXPECT_EQ(encode(std::string("\"\\\n\x01кофе")), R"("\"\\\n\u0001кофе")");
    EXPECT_EQ(encode(Size::large), "\"large\"");
    EXPECT_EQ(encode(Page<int>{{1, 2}, "more"}), R"({"items":[1,2],"next_cursor":"more"})");
}

}  // namespace
}  // namespace beanq::http
