// The published vectors of tests/golden/pricing against the pricing that orders use.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "orders/domain/pricing.hpp"

namespace beanq::orders {
namespace {

namespace json = boost::json;

json::array vectors_in(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return json::parse(text.str()).as_array();
}

class Vector {
public:
    explicit Vector(const json::value& from) : from_(from) {}

    std::string name() const { return std::string(from_.at("name").as_string()); }
    Money money(const json::value& amount) const {
        return {amount.as_int64(), *Currency::parse(from_.at("currency").as_string())};
    }
    std::vector<PricedItem> items() const {
        std::vector<PricedItem> items;
        for (const auto& item : from_.at("items").as_array()) {
            items.push_back({money(item.at("variation_price")), {}, quantity_of(item)});
            for (const auto& modifier : item.at("modifiers").as_array()) {
                items.back().modifiers.push_back(
                    {{}, "", "", money(modifier.at("price")), quantity_of(modifier)});
            }
        }
        return items;
    }
    Money tip() const { return money(from_.at("tip")); }
    Pricing wanted() const {
        Pricing pricing;
        for (const auto& line : from_.at("lines").as_array()) {
            pricing.lines.push_back({money(line.at("unit_price")), money(line.at("total"))});
        }
        const auto& totals = from_.at("totals");
        pricing.totals = {money(totals.at("subtotal")), money(totals.at("discount")),
                          money(totals.at("tax")), money(totals.at("tip")),
                          money(totals.at("total"))};
        return pricing;
    }

private:
    static int quantity_of(const json::value& of) {
        return static_cast<int>(of.at("quantity").as_int64());
    }
    json::value from_;
};

TEST(PricingVectors, are_what_orders_are_priced_by) {
    int vectors = 0;
    const auto folder = std::filesystem::path(BEANQ_SOURCE_DIR) / "tests/golden/pricing";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        for (const auto& from : vectors_in(entry.path())) {
            const Vector vector(from);
            EXPECT_EQ(price_order(vector.items(), vector.tip()), vector.wanted())
                << entry.path() << ": " << vector.name();
            ++vectors;
        }
    }
    EXPECT_GE(vectors, 8);
}

}  // namespace
}  // namespace beanq::orders
