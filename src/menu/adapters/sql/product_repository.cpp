#include "menu/adapters/sql/product_repository.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "kernel/near_words.hpp"
#include "kernel/row_reader.hpp"
#include "menu/adapters/sql/row_readers.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

namespace {

using db::sql;

constexpr db::Statement insert_product{"menu.insert_product", R"(
    INSERT INTO products (id, name, description, image_url, tax_class, allergens, preparation_s,
                          active, search_text, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

constexpr db::Statement product_by_id{"menu.product_by_id", R"(
    SELECT id, name, description, image_url, tax_class, allergens, preparation_s, active, version
    FROM products WHERE id = $1)"};

// A filter that is not asked for is off by its own flag, so that parameters need no type of NULL.
const std::string fitting_products = R"(
      AND ($2 = FALSE OR active = $3)
      AND ($4 = FALSE OR EXISTS (SELECT 1 FROM menu_items
                                 WHERE product_id = products.id AND category_id = $5))
      AND search_text LIKE $6 ESCAPE '!' AND search_text LIKE $7 ESCAPE '!'
      AND search_text LIKE $8 ESCAPE '!' AND search_text LIKE $9 ESCAPE '!'
      AND ($11 = FALSE OR EXISTS (SELECT 1 FROM variations
                                  WHERE product_id = products.id AND price_minor BETWEEN $12 AND $13)))";

const std::string newest_products_text = R"(
    SELECT id, name, description, image_url, tax_class, allergens, preparation_s, active, version
    FROM products
    WHERE id < $1)" + fitting_products + R"(
    ORDER BY id DESC LIMIT $10)";
const db::Statement newest_products{"menu.newest_products", newest_products_text};

// By the beginning of the search text, which is the folded name, or by the lowest price: the other
// key is the same for all.
const std::string sorted_products_text = R"(
    SELECT id, name, description, image_url, tax_class, allergens, preparation_s, active, version
    FROM (SELECT products.*,
                 CASE WHEN $14 THEN substr(search_text, 1, 200) ELSE '' END AS text_key,
                 CASE WHEN $14 THEN 0
                      ELSE (SELECT min(price_minor) FROM variations
                            WHERE product_id = products.id) END AS price_key
          FROM products) AS products
    WHERE (text_key, price_key, id) > ($15, $16, $1))" +
                                         fitting_products + R"(
    ORDER BY text_key, price_key, id LIMIT $10)";
const db::Statement sorted_products{"menu.sorted_products", sorted_products_text};
constexpr std::size_t text_key_characters = 200;  // as many as sorted_products takes
constexpr std::size_t max_words = 4;              // as many as those have LIKEs

constexpr db::Statement product_texts{"menu.product_texts", "SELECT search_text FROM products"};

constexpr db::Statement update_product{"menu.update_product", R"(
    UPDATE products
    SET name = $3, description = $4, image_url = $5, tax_class = $6, allergens = $7,
        preparation_s = $8, active = $9, search_text = $10, version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_product{"menu.delete_product", R"(
    DELETE FROM products WHERE id = $1 AND version = $2)"};

constexpr db::Statement insert_variation{"menu.insert_variation", R"(
    INSERT INTO variations (id, product_id, name, price_minor, currency, sort, sold_out, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};

constexpr db::Statement variation_by_id{"menu.variation_by_id", R"(
    SELECT id, product_id, name, price_minor, currency, sort, sold_out, version
    FROM variations WHERE id = $1)"};

constexpr db::Statement variations_of_product{"menu.variations_of_product", R"(
    SELECT id, product_id, name, price_minor, currency, sort, sold_out, version
    FROM variations WHERE product_id = $1 ORDER BY sort, id)"};

constexpr db::Statement update_variation_row{"menu.update_variation", R"(
    UPDATE variations SET name = $3, price_minor = $4, currency = $5, sort = $6, sold_out = $7,
                          version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_variation{"menu.delete_variation", R"(
    DELETE FROM variations WHERE id = $1 AND version = $2)"};

constexpr db::Statement insert_group_use{"menu.insert_group_use", R"(
    INSERT INTO product_modifier_groups
        (product_id, modifier_group_id, position, min_selections, max_selections)
    VALUES ($1, $2, $3, $4, $5))"};

constexpr db::Statement group_uses_of_product{"menu.group_uses_of_product", R"(
    SELECT modifier_group_id, min_selections, max_selections
    FROM product_modifier_groups WHERE product_id = $1 ORDER BY position)"};

constexpr db::Statement delete_group_uses{"menu.delete_group_uses", R"(
    DELETE FROM product_modifier_groups WHERE product_id = $1)"};

constexpr db::Statement touch_products{"menu.touch_products_of_group", R"(
    UPDATE products SET version = version + 1
    WHERE id IN (SELECT product_id FROM product_modifier_groups WHERE modifier_group_id = $1))"};

db::Query inserting(const Variation& variation) {
    return db::query(insert_variation, variation.id, variation.product, variation.name,
                     variation.price.amount_minor, variation.price.currency.text(), variation.sort,
                     variation.sold_out, variation.version);
}

void insert_groups(const Product& product, std::vector<db::Query>& queries) {
    for (std::size_t i = 0; i < product.groups.size(); ++i) {
        const GroupUse& use = product.groups[i];
        queries.push_back(db::query(insert_group_use, product.id, use.group, i, use.min, use.max));
    }
}

/// One pattern for each word; what does not fit goes into the last, as it was written.
std::array<std::string, max_words> patterns(const std::vector<std::string>& words) {
    std::array<std::string, max_words> made;
    made.fill("%");
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string& pattern = made.at(std::min(i, max_words - 1));
        if (i >= max_words) pattern.back() = ' ';
        for (const char c : words[i]) {
            if (c == '%' || c == '_' || c == '!') pattern += '!';
            pattern += c;
        }
        pattern += '%';
    }
    return made;
}

std::string first_characters(std::string text, std::size_t count) {
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && seen++ == count) break;
    }
    text.resize(at);
    return text;
}

}  // namespace

awaitable<void> SqlProductRepository::add(Transaction& tx, const Product& product) {
    std::vector<db::Query> queries;
    queries.push_back(db::query(insert_product, product.id, product.name, product.description,
                                product.image_url, product.tax_class, join(product.allergens, '\n'),
                                product.preparation_s, product.active, search_text(product),
                                product.version));
    for (const auto& variation : product.variations)
        queries.push_back(inserting(variation));
    insert_groups(product, queries);
    co_await sql(tx).run_all(std::move(queries));
}

awaitable<std::optional<Product>> SqlProductRepository::find(Transaction& tx, ProductId id) {
    const auto rows = co_await sql(tx).run(product_by_id, id);
    auto products = read_all(rows, read_product);
    if (products.empty()) co_return std::nullopt;
    co_await complete(tx, products);
    co_return std::move(products.front());
}

awaitable<std::vector<Product>> SqlProductRepository::list(Transaction& tx,
                                                           const ProductFilter& filter, int limit) {
    const bool is_newest_first = filter.order == ProductOrder::newest;
    const auto like = patterns(filter.words);
    ProductPlace after = filter.after.value_or(ProductPlace{});
    if (is_newest_first && !filter.after) after.id.value.bytes.fill(0xFF);
    db::Query query = db::query(
        is_newest_first ? newest_products : sorted_products, after.id, filter.active.has_value(),
        filter.active.value_or(true), filter.category.has_value(),
        filter.category.value_or(CategoryId{}), like[0], like[1], like[2], like[3], limit,
        filter.min_price_minor || filter.max_price_minor, filter.min_price_minor.value_or(0),
        filter.max_price_minor.value_or(max_price_minor));
    if (!is_newest_first) {
        const auto keys = db::query(sorted_products, filter.order == ProductOrder::name, after.text,
                                    after.price_minor);
        std::ranges::copy(keys.parameters, std::back_inserter(query.parameters));
    }
    const db::Rows rows = co_await sql(tx).execute(std::move(query));
    auto products = read_all(rows, read_product);
    co_await complete(tx, products);
    co_return products;
}

ProductPlace SqlProductRepository::place_of(const Product& product, ProductOrder order) const {
    ProductPlace place{.id = product.id};
    if (order == ProductOrder::name) {
        place.text = first_characters(search_text(product), text_key_characters);
    } else if (order == ProductOrder::price) {
        const auto price = [](const Variation& variation) { return variation.price.amount_minor; };
        place.price_minor = price(std::ranges::min(product.variations, {}, price));
    }
    return place;
}

awaitable<std::vector<std::string>> SqlProductRepository::corrected(
    Transaction& tx, std::vector<std::string> words) {
    const auto rows = co_await sql(tx).run(product_texts);
    std::vector<std::string> texts;
    texts.reserve(rows.size());
    for (const db::Row& row : rows)
        texts.push_back(row.get<std::string>(0));
    co_return beanq::corrected(std::move(words), texts);
}

awaitable<void> SqlProductRepository::update(Transaction& tx, Product& product) {
    const auto rows = co_await sql(tx).run(
        update_product, product.id, product.version, product.name, product.description,
        product.image_url, product.tax_class, join(product.allergens, '\n'), product.preparation_s,
        product.active, search_text(product));
    expect_changed(rows);
    ++product.version;
}

awaitable<void> SqlProductRepository::remove(Transaction& tx, ProductId id, std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_product, id, version);
    expect_changed(rows);
}

awaitable<std::optional<Variation>> SqlProductRepository::find_variation(Transaction& tx,
                                                                         VariationId id) {
    const auto rows = co_await sql(tx).run(variation_by_id, id);
    co_return read_one(rows, read_variation);
}

awaitable<void> SqlProductRepository::add_variation(Transaction& tx, const Variation& variation) {
    co_await sql(tx).execute(inserting(variation));
}

awaitable<void> SqlProductRepository::update_variation(Transaction& tx, Variation& variation) {
    const auto rows =
        co_await sql(tx).run(update_variation_row, variation.id, variation.version, variation.name,
                             variation.price.amount_minor, variation.price.currency.text(),
                             variation.sort, variation.sold_out);
    expect_changed(rows);
    ++variation.version;
}

awaitable<void> SqlProductRepository::remove_variation(Transaction& tx, VariationId id,
                                                       std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_variation, id, version);
    expect_changed(rows);
}

awaitable<void> SqlProductRepository::set_groups(Transaction& tx, const Product& product) {
    std::vector<db::Query> queries{db::query(delete_group_uses, product.id)};
    insert_groups(product, queries);
    co_await sql(tx).run_all(std::move(queries));
}

awaitable<void> SqlProductRepository::touch_users_of(Transaction& tx, ModifierGroupId group) {
    co_await sql(tx).run(touch_products, group);
}

/// Fills in the variations and uses of groups.
awaitable<void> SqlProductRepository::complete(Transaction& tx, std::vector<Product>& products) {
    std::vector<db::Query> queries;
    for (const Product& product : products) {
        queries.push_back(db::query(variations_of_product, product.id));
        queries.push_back(db::query(group_uses_of_product, product.id));
    }
    if (queries.empty()) co_return;
    const auto answers = co_await sql(tx).run_all(std::move(queries));
    for (std::size_t i = 0; i < products.size(); ++i) {
        products[i].variations = read_all(answers[2 * i], read_variation);
        products[i].groups = read_all(answers[2 * i + 1], read_group_use);
    }
}

std::string SqlProductRepository::search_text(const Product& product) const {
    return fold_(product.name) + "\n" + fold_(product.description);
}

}  // namespace beanq::menu
