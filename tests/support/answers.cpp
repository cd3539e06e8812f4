#include "tests/support/answers.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace beanq {

namespace json = boost::json;

namespace {

testing::ScopedTrace trace(const HttpAnswer& answer, const Where& where) {
    return {where.file_name(), static_cast<int>(where.line()),
            std::to_string(answer.status) + ' ' + answer.body.substr(0, 2000)};
}

}  // namespace

std::string to_text(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

json::value at(const HttpAnswer& answer, std::string_view pointer) {
    const json::value all = answer.json();
    boost::system::error_code fault;
    const json::value* found = all.find_pointer(pointer, fault);
    if (found == nullptr)
        throw std::runtime_error("nothing at " + std::string(pointer) + " of " + answer.body);
    return *found;
}

std::string text_at(const HttpAnswer& answer, std::string_view pointer) {
    return to_text(at(answer, pointer));
}

std::int64_t number_at(const HttpAnswer& answer, std::string_view pointer) {
    return at(answer, pointer).to_number<std::int64_t>();
}

std::vector<std::string> items_of(const HttpAnswer& answer, std::string_view member) {
    std::vector<std::string> texts;
    for (const auto& item : at(answer, "/items").as_array())
        texts.push_back(to_text(item.at(member)));
    return texts;
}

std::string keys(const json::value& object) {
    std::string names;
    for (const auto& [name, value] : object.as_object()) {
        if (!names.empty()) names += ' ';
        names += name;
    }
    return names;
}

std::vector<std::string> faults(const HttpAnswer& answer) {
    std::vector<std::string> found;
    for (const auto& error : at(answer, "/errors").as_array()) {
        EXPECT_EQ(keys(error), "pointer code message");
        EXPECT_FALSE(to_text(error.at("message")).empty());
        found.push_back(to_text(error.at("pointer")) + ' ' + to_text(error.at("code")));
    }
    return found;
}

bool is_uuid(std::string_view text) {
    static const std::regex form(
        "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    return std::regex_match(text.begin(), text.end(), form);
}

bool is_instant(std::string_view text) {
    static const std::regex form(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)");
    return std::regex_match(text.begin(), text.end(), form);
}

void expect_status(const HttpAnswer& answer, int status, Where where) {
    const auto here = trace(answer, where);
    EXPECT_EQ(answer.status, status);
}

void expect_problem(const HttpAnswer& answer, int status, std::string_view code, Where where) {
    const auto here = trace(answer, where);
    ASSERT_EQ(answer.status, status);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(text_at(answer, "/type"), "urn:beanq:problem:" + std::string(code));
    EXPECT_EQ(answer.code(), code);
    EXPECT_EQ(number_at(answer, "/status"), status);
    EXPECT_FALSE(text_at(answer, "/title").empty());
    EXPECT_FALSE(text_at(answer, "/detail").empty());
    EXPECT_TRUE(text_at(answer, "/instance").starts_with('/'));
    EXPECT_EQ(text_at(answer, "/request_id"), answer.header("X-Request-Id"));
    if (status == 401) {
        EXPECT_TRUE(answer.header("WWW-Authenticate").starts_with(R"(Bearer realm="beanq")"));
    } else {
        EXPECT_FALSE(answer.has_header("WWW-Authenticate"));
    }
}

void expect_faults(const HttpAnswer& answer, std::vector<std::string> wanted, Where where) {
    const auto here = trace(answer, where);
    ASSERT_NO_FATAL_FAILURE(expect_problem(answer, 422, "body.invalid", where));
    EXPECT_THAT(faults(answer), testing::UnorderedElementsAreArray(wanted));
}

void expect_created(const HttpAnswer& answer, std::string_view below, Where where) {
    const auto here = trace(answer, where);
    ASSERT_EQ(answer.status, 201);
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    EXPECT_TRUE(is_uuid(text_at(answer, "/id")));
    EXPECT_EQ(answer.header("Location"), std::string(below) + '/' + text_at(answer, "/id"));
    EXPECT_EQ(answer.header("ETag"), '"' + text_at(answer, "/version") + '"');
}

void expect_version(const HttpAnswer& answer, std::int64_t version, Where where) {
    const auto here = trace(answer, where);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(number_at(answer, "/version"), version);
    EXPECT_EQ(answer.header("ETag"), '"' + std::to_string(version) + '"');
}

std::vector<std::string> walk_pages(HttpClient& client, const std::string& path) {
    std::vector<std::string> all;
    std::string cursor;
    do {
        const auto page = client.get(cursor.empty() ? path : path + "&cursor=" + cursor);
        const auto ids = items_of(page);
        all.insert(all.end(), ids.begin(), ids.end());
        const auto next = at(page, "/next_cursor");
        cursor = next.is_null() ? "" : to_text(next);
        EXPECT_FALSE(ids.empty() && !cursor.empty()) << "an empty page has a next one";
    } while (!cursor.empty());
    return all;
}

std::string in_url(std::string_view text) {
    std::string encoded;
    for (const char c : text)
        encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return encoded;
}

HttpFields if_match(std::int64_t version) {
    return {{"If-Match", '"' + std::to_string(version) + '"'}};
}

}  // namespace beanq
