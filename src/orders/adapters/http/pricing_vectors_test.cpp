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

json::array list(const json::value& of, const char* name) {
    const auto* found = of.as_object().if_contains(name);
    return found != nullptr ? found->as_array() : json::array{};
}

std::int64_t number(const json::value& of, const char* name) {
    const auto* found = of.as_object().if_contains(name);
    return found != nullptr ? found->as_int64() : 0;
}

std::string_view word(const json::value& of, const char* name) { return of.at(name).as_string(); }

LinePositions lines_of(const json::value& from) {
    LinePositions lines;
    for (const auto& line : list(from, "lines"))
        lines.push_back(static_cast<int>(line.as_int64()));
    return lines;
}

class Vector {
public:
    explicit Vector(const json::value& from) : from_(from) {}

    std::string name() const { return std::string(word(from_, "name")); }

    PriceBasis basis() const {
        PriceBasis basis{.items = {},
                         .discounts = {},
                         .taxes = {},
                         .tip = money(number(from_, "tip")),
                         .rounding = {}};
        for (const auto& item : list(from_, "items")) {
            auto& to = basis.items.emplace_back(money(number(item, "variation_price")),
                                                std::vector<LineModifier>{}, quantity_of(item));
            for (const auto& modifier : list(item, "modifiers")) {
                to.modifiers.push_back(
                    {{}, "", "", money(number(modifier, "price")), quantity_of(modifier)});
            }
        }
        for (const auto& discount : list(from_, "discounts")) {
            basis.discounts.push_back(
                {.name = "",
                 .off = {.kind = *parse<DiscountKind>(word(discount, "kind")),
                         .scope = *parse<DiscountScope>(word(discount, "scope")),
                         .rate_ppm = number(discount, "rate_ppm"),
                         .amount_minor = number(discount, "amount")},
                 .lines = lines_of(discount)});
        }
        for (const auto& tax : list(from_, "taxes")) {
            basis.taxes.push_back({.rate = {},
                                   .name = "",
                                   .rate_ppm = number(tax, "rate_ppm"),
                                   .included = tax.at("included").as_bool(),
                                   .lines = lines_of(tax)});
        }
        if (const auto* rounding = from_.as_object().if_contains("rounding")) {
            basis.rounding = {number(*rounding, "step"),
                              *parse<RoundingMode>(word(*rounding, "mode"))};
        }
        return basis;
    }

    Totals totals() const {
        const auto& totals = from_.at("totals");
        return {.subtotal = money(number(totals, "subtotal")),
                .discount = money(number(totals, "discount")),
                .tax = money(number(totals, "tax")),
                .tax_included = money(number(totals, "tax_included")),
                .tip = money(number(totals, "tip")),
                .rounding = money(number(totals, "rounding")),
                .total = money(number(totals, "total"))};
    }

    std::vector<LinePrice> lines() const {
        std::vector<LinePrice> lines;
        for (const auto& line : list(from_, "lines")) {
            lines.push_back({number(line, "unit_price"), number(line, "total"),
                             number(line, "discount"), number(line, "tax"),
                             number(line, "tax_included")});
        }
        return lines;
    }

    std::vector<std::int64_t> amounts(const char* name) const {
        std::vector<std::int64_t> amounts;
        for (const auto& amount : list(from_, name))
            amounts.push_back(amount.as_int64());
        return amounts;
    }

private:
    Money money(std::int64_t minor) const {
        return {minor, *Currency::parse(word(from_, "currency"))};
    }
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
            SCOPED_TRACE(entry.path().string() + ": " + vector.name());
            const Pricing pricing = price_order(vector.basis());
            EXPECT_EQ(pricing.lines, vector.lines());
            EXPECT_EQ(pricing.totals, vector.totals());
            EXPECT_EQ(pricing.discounts, vector.amounts("discount_amounts"));
            EXPECT_EQ(pricing.taxes, vector.amounts("tax_amounts"));
            ++vectors;
        }
    }
    EXPECT_GE(vectors, 30);
}

}  // namespace
}  // namespace beanq::orders
