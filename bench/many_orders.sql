-- Into the database of the demo café: :orders completed orders of one or two lines, over three years that end yesterday, half
-- of them by one of 20,000 guests with an account. With history, numbers and a sale of the first ingredient of each line;
-- without events, which are read from their end only.
-- Each :part fills a table, in a transaction of its own: prepare, then orders, lines, history and stock in any order or at
-- once, then finish. Meanwhile the tables have neither keys nor indexes.
\set ON_ERROR_STOP on
\pset tuples_only on
SET client_min_messages = warning;
SET work_mem = '256MB';
SET maintenance_work_mem = '512MB';
SELECT :'part' = 'prepare' AS prepares, :'part' = 'orders' AS fills_orders, :'part' = 'lines' AS fills_lines,
       :'part' = 'history' AS fills_history, :'part' = 'stock' AS fills_stock, :'part' = 'finish' AS finishes \gset

\if :prepares
BEGIN;
CREATE SCHEMA many;
CREATE TABLE many.put_away AS
SELECT c.conrelid::regclass::text AS owner, CASE c.contype WHEN 'f' THEN 'finish' ELSE c.conrelid::regclass::text END AS step,
       format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS off,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS back,
       c.contype <> 'f' AS is_key
FROM pg_constraint c, unnest('{orders, order_lines, order_line_modifiers, order_history, stock_movements}'::regclass[]) AS t
WHERE (c.conrelid = t AND c.contype IN ('p', 'u', 'f'))
   OR (c.confrelid = t AND c.contype = 'f' -- of the tables beside them that stay empty
       AND c.conrelid <> ALL ('{orders, order_lines, order_line_modifiers, order_history, stock_movements}'::regclass[]))
UNION ALL
SELECT t::text, t::text, format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), FALSE
FROM pg_index i, unnest('{orders, order_lines, order_line_modifiers, order_history, stock_movements}'::regclass[]) AS t
WHERE i.indrelid = t AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'));
SELECT off FROM many.put_away ORDER BY is_key \gexec

-- A UUIDv7 of that time, the same for the same seed.
CREATE FUNCTION many.id(ms bigint, seed bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    'SELECT encode(int8send((ms << 16) | 28672 | (seed & 4095)) ||
        int8send((hashint8extended(seed, 7) & 4611686018427387903) | -9223372036854775808), ''hex'')::uuid';

CREATE TABLE many.shop AS
SELECT l.id, l.currency, (SELECT id FROM users WHERE email = 'barista@demo.beanq.local') AS barista,
       ceil(:orders / 1095.0)::bigint AS orders_a_day, current_date - 1095 AS first_day,
       -- from ten in the morning by its clock
       (extract(epoch FROM (current_date - 1095 + time '10:00') AT TIME ZONE l.time_zone) * 1000)::bigint AS began_ms
FROM locations l;

INSERT INTO users
SELECT many.id(extract(epoch FROM now())::bigint * 1000 + n, n), 'guest' || n || '@many.beanq.local', 'Guest ' || n, NULL, u.role, TRUE,
       u.permissions_version, '!', 'guest ' || n || E'\nguest' || n || '@many.beanq.local', now(), 1
FROM users u, generate_series(1, 19999) AS n WHERE u.email = 'guest@demo.beanq.local';
CREATE TABLE many.guests AS
SELECT row_number() OVER (ORDER BY id) - 1 AS guest, id FROM users WHERE role = (SELECT role FROM users WHERE email = 'guest@demo.beanq.local');

CREATE TABLE many.goods AS
SELECT row_number() OVER (ORDER BY v.id) - 1 AS good, p.id AS product, v.id AS variation, p.name AS name, v.name AS size,
       v.price_minor AS price, r.version AS recipe, first.ingredient_id AS ingredient, first.quantity_thousandths AS takes
FROM variations v JOIN products p ON p.id = v.product_id JOIN recipes r ON r.owner_kind = 'variation' AND r.owner_id = v.id,
     LATERAL (SELECT * FROM recipe_lines l WHERE l.owner_kind = 'variation' AND l.owner_id = v.id AND l.version = r.version
              ORDER BY ingredient_id LIMIT 1) AS first;

-- Of each order the first good once, of every other one a second good twice.
CREATE VIEW many.made AS
SELECT n, many.id(ms, n) AS id, nth, first_day + day::integer AS business_date, timestamptz 'epoch' + ms * interval '1 ms' AS at, ms,
       g.id AS guest, a AS first, b AS second
FROM many.shop s
     CROSS JOIN generate_series(0, :orders - 1) AS n
     CROSS JOIN LATERAL (SELECT n / orders_a_day AS day, n % orders_a_day AS nth) AS place
     CROSS JOIN LATERAL (SELECT began_ms + day * 86400000 + nth * (36000000 / orders_a_day) AS ms) AS moment
     LEFT JOIN many.guests g ON n % 2 = 0 AND g.guest = n / 2 % (SELECT count(*) FROM many.guests)
     JOIN many.goods a ON a.good = n % (SELECT count(*) FROM many.goods)
     LEFT JOIN many.goods b ON n % 2 = 1 AND b.good = n / 7 % (SELECT count(*) FROM many.goods);
ANALYZE many.guests, many.goods, many.shop;
COMMIT;
\endif

\if :fills_orders
BEGIN;
TRUNCATE orders;
INSERT INTO orders (id, location_id, business_date, number, customer_id, guest_name, status, payment_status, payment_method,
                    fulfilment_type, currency, subtotal_minor, discount_minor, tax_minor, tip_minor, total_minor, placed_at,
                    promised_at, updated_at, version)
SELECT m.id, s.id, business_date, chr(65 + (nth / 999)::integer) || '-' || lpad((nth % 999 + 1)::text, 3, '0'), guest,
       CASE WHEN guest IS NULL THEN 'Anna' END, 'completed', 'paid', 'card', 'takeaway', s.currency, price, 0, 0, 0, price, at,
       at + interval '5 min', at + interval '6 min', 5
FROM many.made m, many.shop s, LATERAL (SELECT (first).price + 2 * coalesce((second).price, 0) AS price) AS total;
SELECT back FROM many.put_away WHERE step = 'orders' \gexec
INSERT INTO order_numbers
SELECT location_id, business_date, count(*) FROM orders GROUP BY location_id, business_date;
COMMIT;
VACUUM ANALYZE orders, order_numbers, users;
\endif

\if :fills_lines
BEGIN;
TRUNCATE order_lines, order_line_modifiers;
INSERT INTO order_lines (order_id, position, id, product_id, variation_id, name, variation_name, quantity, unit_price_minor,
                         total_minor, preparation, recipe_version)
SELECT m.id, position, many.id(ms, n + (position + 1) * 1000000007::bigint), (good).product, (good).variation, (good).name, (good).size,
       position + 1, (good).price, (position + 1) * (good).price, 'done', (good).recipe
FROM many.made m, LATERAL (VALUES (0, first), (1, second)) AS line (position, good) WHERE position <= n % 2;
SELECT back FROM many.put_away WHERE step IN ('order_lines', 'order_line_modifiers') \gexec
COMMIT;
VACUUM ANALYZE order_lines, order_line_modifiers;
\endif

\if :fills_history
BEGIN;
TRUNCATE order_history;
INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, from_status, to_status)
SELECT m.id, version, kind, at + version * interval '1 min', s.barista, 'barista', was, is_now
FROM many.made m, many.shop s,
     LATERAL (VALUES (1, 'placed', NULL, 'pending'), (2, 'status', 'pending', 'confirmed'), (3, 'status', 'confirmed', 'preparing'),
                     (4, 'status', 'preparing', 'ready'), (5, 'status', 'ready', 'completed')) AS step (version, kind, was, is_now);
SELECT back FROM many.put_away WHERE step = 'order_history' \gexec
COMMIT;
VACUUM ANALYZE order_history;
\endif

\if :fills_stock
BEGIN;
CREATE TEMP TABLE before AS SELECT * FROM stock_movements;
TRUNCATE stock_movements;
INSERT INTO stock_movements SELECT * FROM before;
INSERT INTO stock_movements (id, location_id, ingredient_id, kind, quantity_thousandths, order_id, at, actor_id)
SELECT many.id(ms, n + (position + 3) * 1000000007::bigint), s.id, (good).ingredient, 'sale', -(position + 1) * (good).takes, m.id, at, s.barista
FROM many.made m, many.shop s, LATERAL (VALUES (0, first), (1, second)) AS line (position, good) WHERE position <= n % 2;
-- What was taken had come in before.
INSERT INTO stock_movements (id, location_id, ingredient_id, kind, quantity_thousandths, at, actor_id)
SELECT many.id(s.began_ms - 86400000, row_number() OVER ()), s.id, ingredient_id, 'receipt', -sum(quantity_thousandths),
       min(at) - interval '1 day', s.barista
FROM stock_movements, many.shop s WHERE order_id IS NOT NULL GROUP BY s.id, s.began_ms, s.barista, ingredient_id;
SELECT back FROM many.put_away WHERE step = 'stock_movements' \gexec
COMMIT;
VACUUM ANALYZE stock_movements;
\endif

\if :finishes
SELECT back FROM many.put_away WHERE step = 'finish' \gexec
DROP SCHEMA many CASCADE;
CHECKPOINT;
\endif
