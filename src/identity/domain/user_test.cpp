#include "identity/domain/user.hpp"

#include <gtest/gtest.h>

namespace beanq::identity {
namespace {

TEST(Email, is_trimmed_and_lower_cased) {
    EXPECT_EQ(parse_email("  Anna.Petrova+tea@Example.COM \n"), "anna.petrova+tea@example.com");
}

TEST(Email, of_another_shape_is_refused) {
    for (const auto* text : {"", " ", "anna", "@example.com", "anna@", "anna@example", "a@b@c.com",
                             "anna@.com", "anna@example.", "anna@example.c", "anna@example..com",
                             "an na@example.com", "anna@exa\tmple.com", "анна@example.com"}) {
        EXPECT_FALSE(parse_email(text)) << text;
    }
}

TEST(Email, has_at_most_254_characters) {
    const std::string domain = "@example.com";
    EXPECT_TRUE(parse_email(std::string(254 - domain.size(), 'a') + domain));
    EXPECT_FALSE(parse_email(std::string(255 - domain.size(), 'a') + domain));
}

TEST(Phone, keeps_its_digits_and_a_leading_plus) {
    EXPECT_EQ(parse_phone("+7 (999) 123-45-67"), "+79991234567");
    EXPECT_EQ(parse_phone(" 8 999 123 45 67 "), "89991234567");
    EXPECT_EQ(parse_phone("12345"), "12345");
}

TEST(Phone, of_another_shape_is_refused) {
    for (const auto* text : {"", "+", "1234", "1234567890123456", "+7+9991234567", "7+9991234567",
                             "call me", "١٢٣٤٥٦"}) {
        EXPECT_FALSE(parse_phone(text)) << text;
    }
}

TEST(Name, is_trimmed_and_not_empty) {
    EXPECT_EQ(parse_name("  Анна "), "Анна");
    EXPECT_FALSE(parse_name(" \t "));
    EXPECT_FALSE(parse_name(std::string(481, 'a')));
}

TEST(Password, has_8_to_72_bytes_and_no_nul) {
    EXPECT_FALSE(is_password("1234567"));
    EXPECT_TRUE(is_password("12345678"));
    EXPECT_TRUE(is_password(std::string(72, 'x')));
    EXPECT_FALSE(is_password(std::string(73, 'x')));
    EXPECT_TRUE(is_password("парол"));  // 10 bytes
    EXPECT_FALSE(is_password(std::string("12345678\0secret", 15)));
}

}  // namespace
}  // namespace beanq::identity
