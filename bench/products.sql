-- Into the database of the demo café: a menu of 50,000 more products, the same at each run. Every name is a kind, a manner
-- and a flavour, half of them in Russian; each has an article number, a price of its own in two sizes, and half of them
-- have a choice of milk.

CREATE TEMP TABLE words (part TEXT, language TEXT, place INTEGER, word TEXT);
INSERT INTO words
SELECT part, language, value.key, value.value FROM (
    SELECT 'kind' AS part, 'ru' AS language, '["капучино", "латте", "эспрессо", "американо", "раф", "мокко", "макиато",
        "флэт уайт", "гляссе", "аффогато", "фильтр", "матча", "какао", "горячий шоколад", "чай чёрный", "чай зелёный",
        "ройбуш", "лимонад", "смузи", "милкшейк", "круассан", "маффин", "чизкейк", "печенье", "сэндвич"]' AS list
    UNION ALL SELECT 'kind', 'en', '["cappuccino", "latte", "espresso", "americano", "cortado", "mocha", "macchiato",
        "flat white", "ristretto", "affogato", "pour over", "matcha", "cocoa", "hot chocolate", "black tea", "green tea",
        "rooibos", "lemonade", "smoothie", "milkshake", "croissant", "muffin", "cheesecake", "cookie", "sandwich"]'
    UNION ALL SELECT 'manner', 'ru', '["классический", "двойной", "домашний", "фирменный", "утренний", "вечерний",
        "воскресный", "осенний", "зимний", "весенний", "летний", "деревенский", "столичный", "нежный", "крепкий",
        "воздушный", "праздничный", "ленивый", "северный", "южный", "прохладный", "бархатный", "детский", "сытный",
        "маленький"]'
    UNION ALL SELECT 'manner', 'en', '["classic", "double", "homemade", "signature", "morning", "evening", "weekend",
        "autumn", "winter", "spring", "summer", "country", "city", "gentle", "strong", "airy", "festive", "lazy",
        "northern", "southern", "chilled", "velvet", "junior", "hearty", "petite"]'
    UNION ALL SELECT 'flavour', 'ru', '["с ванилью", "с карамелью", "с солёной карамелью", "с лесным орехом",
        "с фундуком", "с миндалём", "с фисташкой", "с кокосом", "с бананом", "с малиной", "с клубникой", "с черникой",
        "с вишней", "с апельсином", "с лимоном", "с лаймом", "с грушей", "с яблоком", "с корицей", "с кардамоном",
        "с имбирём", "с мятой", "с лавандой", "с розой", "с мёдом", "с халвой", "с кунжутом", "с маком", "с тыквой",
        "с облепихой", "с клюквой", "с брусникой", "с черносливом", "с изюмом", "с маршмеллоу", "с зефиром",
        "с сиропом клён", "с тёмным шоколадом", "с белым шоколадом", "со сливками"]'
    UNION ALL SELECT 'flavour', 'en', '["with vanilla", "with caramel", "with salted caramel", "with walnut",
        "with hazelnut", "with almond", "with pistachio", "with coconut", "with banana", "with raspberry",
        "with strawberry", "with blueberry", "with cherry", "with orange", "with lemon", "with lime", "with pear",
        "with apple", "with cinnamon", "with cardamom", "with ginger", "with mint", "with lavender", "with rose",
        "with honey", "with halva", "with sesame", "with poppy seed", "with pumpkin", "with sea buckthorn",
        "with cranberry", "with lingonberry", "with prune", "with raisins", "with marshmallow", "with meringue",
        "with maple syrup", "with dark chocolate", "with white chocolate", "with whipped cream"]'
), json_each(list) AS value;

CREATE TEMP TABLE made AS
SELECT row_number() OVER () AS n, k.place + 25 * (k.language = 'en') AS kind,
       k.word || ' ' || m.word || ' ' || f.word AS name,
       CASE k.language WHEN 'ru' THEN 'готовим при вас из свежих продуктов, артикул '
                       ELSE 'freshly made while you wait, article ' END AS description
FROM words k JOIN words m USING (language) JOIN words f USING (language)
WHERE k.part = 'kind' AND m.part = 'manner' AND f.part = 'flavour'
ORDER BY k.language, k.place, m.place, f.place;
UPDATE made SET description = description || 'bq-' || (100000 + n * 7919 % 50021);

-- An id is a letter and a number.
BEGIN;
INSERT INTO menus (id, location_id, name, sort, active)
SELECT CAST('m000000000000000' AS BLOB), location_id, 'Всё', 1000, 1 FROM menus LIMIT 1;
INSERT INTO categories (id, menu_id, name, sort, active)
SELECT CAST(printf('c%015d', place + 25 * (language = 'en')) AS BLOB), CAST('m000000000000000' AS BLOB),
       char(unicode(word) - 32) || substr(word, 2),
       place + 25 * (language = 'en'), 1
FROM words WHERE part = 'kind';
-- 32 is from a small letter to its capital, in both alphabets.
INSERT INTO products (id, name, description, allergens, preparation_s, active, search_text)
SELECT CAST(printf('p%015d', n) AS BLOB), char(unicode(name) - 32) || substr(name, 2),
       char(unicode(description) - 32) || substr(description, 2), '', 90, 1,
       replace(name || char(10) || description, 'ё', 'е')
FROM made;
INSERT INTO variations (id, product_id, name, price_minor, currency, sort, sold_out)
SELECT CAST(printf('%s%015d', size.key, n) AS BLOB), CAST(printf('p%015d', n) AS BLOB), size.value,
       (90 + n * 7919 % 91 * 5) * 100 * (10 + 4 * (size.key = 'v')) / 10, 'RUB', size.key = 'v', 0
FROM made, json_each('{"s": "M", "v": "L"}') AS size;
INSERT INTO product_modifier_groups (product_id, modifier_group_id, position)
SELECT CAST(printf('p%015d', n) AS BLOB), (SELECT id FROM modifier_groups ORDER BY id LIMIT 1), 0 FROM made WHERE n % 2 = 0;
INSERT INTO menu_items (id, category_id, product_id, sort, active)
SELECT CAST(printf('i%015d', n) AS BLOB), CAST(printf('c%015d', kind) AS BLOB), CAST(printf('p%015d', n) AS BLOB), n, 1
FROM made;
UPDATE menu_versions SET version = version + 1, content_version = content_version + 1;
COMMIT;
