-- The transaction of one order as somebody would write it by hand, for pgbench: that order again, with ids and a number of its
-- own. Locks in one order, a statement a table. psql -v order=ID makes it from an order that BeanQ has placed; with
-- -v pipeline=1 all of it goes out together.
\pset tuples_only on
\pset format unaligned
SELECT E'\\set a random(1, 9223372036854775806)\n\\set b random(1, 9223372036854775806)';
SELECT '\startpipeline' WHERE :'pipeline' = '1';
SELECT 'BEGIN;';
SELECT format('SELECT 1 FROM stock_levels WHERE location_id = %L AND ingredient_id IN (%s) ORDER BY ingredient_id FOR NO KEY UPDATE;',
              location_id, string_agg(quote_literal(ingredient_id), ', ' ORDER BY ingredient_id))
FROM stock_movements WHERE order_id = :'order' GROUP BY location_id;
SELECT format('UPDATE stock_levels l SET on_hand_thousandths = l.on_hand_thousandths - t.quantity, version = l.version + 1 '
              'FROM (VALUES %s) AS t (ingredient_id, quantity) WHERE l.location_id = %L AND l.ingredient_id = t.ingredient_id '
              'AND l.on_hand_thousandths >= t.quantity;',
              string_agg(format('(%L::uuid, %s::bigint)', ingredient_id, -quantity_thousandths), ', '), location_id)
FROM stock_movements WHERE order_id = :'order' GROUP BY location_id;
SELECT format('INSERT INTO order_numbers VALUES (%L, ''2000-01-01'', 1) ON CONFLICT (location_id, business_date) '
              'DO UPDATE SET last = order_numbers.last + 1;', location_id)
FROM orders WHERE id = :'order';
SELECT format('INSERT INTO orders VALUES (md5(:a::text || :b::text)::uuid, %L, ''2000-01-01'', ''P-'' || (SELECT lpad(last::text, 8, ''0'') FROM order_numbers WHERE location_id = %L AND business_date = ''2000-01-01''), %L, %L, %L, %L, %L, '
              '%L, %L, %L, %L, %s, %s, %s, %s, %s, now(), NULL, now(), 1);',
              location_id, location_id, customer_id, guest_name, status, payment_status, payment_method, fulfilment_type, pickup_at, notes,
              currency, subtotal_minor, discount_minor, tax_minor, tip_minor, total_minor)
FROM orders WHERE id = :'order';
SELECT format('INSERT INTO order_lines VALUES %s;',
              string_agg(format('(md5(:a::text || :b::text)::uuid, %s, gen_random_uuid(), %L::uuid, %L::uuid, %L, %L, %s, %s, %s, %L, %L, %L::bigint)', position,
                                product_id, variation_id, name, variation_name, quantity, unit_price_minor, total_minor,
                                preparation, notes, recipe_version), ', ' ORDER BY position))
FROM order_lines WHERE order_id = :'order';
SELECT format('INSERT INTO order_line_modifiers VALUES %s;',
              string_agg(format('(md5(:a::text || :b::text)::uuid, %s, %s, %L::uuid, %L, %L, %s, %s, %L::bigint)', line_position, position, modifier_id,
                                group_name, name, price_minor, quantity, recipe_version), ', '))
FROM order_line_modifiers WHERE order_id = :'order' HAVING count(*) > 0;
SELECT format('INSERT INTO order_history (order_id, version, kind, at, actor_id, actor_role, to_status) '
              'VALUES (md5(:a::text || :b::text)::uuid, 1, ''placed'', now(), %L, %L, ''pending'');', actor_id, actor_role)
FROM order_history WHERE order_id = :'order';
SELECT format('INSERT INTO stock_movements (id, location_id, ingredient_id, kind, quantity_thousandths, unit_cost_micro, value_minor, '
              'order_id, at, actor_id) VALUES %s;',
              string_agg(format('(gen_random_uuid(), %L::uuid, %L::uuid, ''sale'', %s, %L::bigint, %L::bigint, md5(:a::text || :b::text)::uuid, now(), %L::uuid)',
                                location_id, ingredient_id, quantity_thousandths, unit_cost_micro, value_minor, actor_id), ', '))
FROM stock_movements WHERE order_id = :'order';
SELECT format('INSERT INTO outbox_events (id, type, aggregate, aggregate_id, version, location_id, at, payload) '
              'VALUES (gen_random_uuid(), ''order.placed'', ''order'', md5(:a::text || :b::text)::uuid, 1, %L, now(), %L);', location_id, payload)
FROM outbox_events WHERE aggregate_id = :'order';
SELECT 'COMMIT;';
SELECT '\endpipeline' WHERE :'pipeline' = '1';
