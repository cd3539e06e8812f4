#include "menu/domain/product.hpp"

#include <gtest/gtest.h>

namespace beanq::menu {
namespace {

const Currency roubles = *Currency::parse("RUB");
using Codes = std::vector<std::string>;

Product latte() {
    Product product{.id = {}, .name = "Latte", .description = ""};
    product.variations.push_back({.id = {}, .product = {}, .name = "M", .price = {25000, roubles}});
    return product;
}

Codes codes(const Product& product) {
    Codes found;
    for (const auto& fault : faults_in(product, roubles)) {
        found.push_back(fault.pointer + " " + fault.code);
    }
    return found;
}

TEST(Product, is_sound_with_one_variation) { EXPECT_EQ(codes(latte()), Codes{}); }

TEST(Product, needs_a_variation_and_has_at_most_fifty) {
    auto product = latte();
    product.variations.resize(51, product.variations.front());
    EXPECT_EQ(codes(product), Codes{"/variations field.too-many"});
    product.variations.clear();
    EXPECT_EQ(codes(product), Codes{"/variations field.too-few"});
}

TEST(Product, has_prices_in_the_shops_currency) {
    auto product = latte();
    product.variations.front().price.currency = *Currency::parse("EUR");
    EXPECT_EQ(codes(product), Codes{"/variations/0/price/currency field.currency"});
}

TEST(Product, names_each_allergen_once_and_on_one_line) {
    auto product = latte();
    product.allergens = {"milk", "nuts", "milk", "two\nlines"};
    EXPECT_EQ(codes(product), (Codes{"/allergens/2 field.duplicate", "/allergens/3 field.format"}));
}

TEST(Product, has_its_image_on_the_web) {
    auto product = latte();
    product.image_url = "https://cdn.example.com/latte.webp";
    EXPECT_EQ(codes(product), Codes{});
    for (const auto* url : {"javascript:alert(1)", "latte.webp", "https://a b", "//cdn/x"}) {
        product.image_url = url;
        EXPECT_EQ(codes(product), Codes{"/image_url field.format"}) << url;
    }
}

}  // namespace
}  // namespace beanq::menu
