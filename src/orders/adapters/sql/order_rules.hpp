// What holds of all stored orders, whatever happened while they were stored.
#pragma once

#include <array>

#include "platform/db/audit.hpp"

namespace beanq::orders {

inline constexpr std::array order_rules{
    db::Rule{"an order's subtotal is the sum of its lines", {"orders.rule_subtotal", R"(
    SELECT id FROM orders LEFT JOIN (SELECT order_id, sum(total_minor) AS lines FROM order_lines
                                     GROUP BY order_id) AS sums ON order_id = id
    WHERE subtotal_minor <> COALESCE(lines, -1))"}},
    db::Rule{"a line costs its unit price times its quantity, or nothing once it is void",
             {"orders.rule_line", R"(
    SELECT order_id FROM order_lines
    WHERE total_minor <> CASE WHEN voided = TRUE THEN 0 ELSE unit_price_minor * quantity END)"}},
    db::Rule{
        "an order's total is its subtotal less the discount, with taxes on top, tip and rounding",
        {"orders.rule_total", R"(
    SELECT id FROM orders
    WHERE total_minor <> subtotal_minor - discount_minor + tax_minor - tax_included_minor
                         + tip_minor + rounding_minor)"}},
    db::Rule{"an order's discounts and taxes are the sums of its lines' shares",
             {"orders.rule_shares", R"(
    SELECT id FROM orders JOIN (SELECT order_id, sum(discount_minor) AS discounts,
                                       sum(tax_minor) AS taxes, sum(tax_included_minor) AS included
                                FROM order_lines GROUP BY order_id) AS sums ON order_id = id
    WHERE discount_minor <> discounts OR tax_minor <> taxes OR tax_included_minor <> included)"}},
    db::Rule{"an order's discount is what its discounts came to", {"orders.rule_discounts", R"(
    SELECT id FROM orders LEFT JOIN (SELECT order_id, sum(amount_minor) AS discounts
                                     FROM order_discounts GROUP BY order_id) AS sums
      ON order_id = id WHERE discount_minor <> COALESCE(discounts, 0))"}},
    db::Rule{"an order's tax is what its taxes came to", {"orders.rule_taxes", R"(
    SELECT id FROM orders LEFT JOIN (SELECT order_id, sum(amount_minor) AS taxes
                                     FROM order_taxes GROUP BY order_id) AS sums
      ON order_id = id WHERE tax_minor <> COALESCE(taxes, 0))"}},
    db::Rule{"an order has been refunded what its refunds say", {"orders.rule_refunds", R"(
    SELECT id FROM orders LEFT JOIN (SELECT order_id, sum(amount_minor) AS refunds
                                     FROM order_refunds GROUP BY order_id) AS sums
      ON order_id = id WHERE refunded_minor <> COALESCE(refunds, 0))"}},
    db::Rule{"a code has been counted once for each order that names it and is not cancelled",
             {"orders.rule_uses", R"(
    SELECT p.id FROM promotions AS p
    LEFT JOIN (SELECT promotion_id, count(*) AS uses FROM order_discounts
               JOIN orders AS o ON o.id = order_id
               WHERE code IS NOT NULL AND o.status <> 'cancelled' GROUP BY promotion_id) AS named
      ON named.promotion_id = p.id WHERE p.used <> COALESCE(uses, 0))"}},
    db::Rule{"a code is used no more often than it may be", {"orders.rule_limits", R"(
    SELECT id FROM promotions WHERE used > max_uses)"}},
    db::Rule{"a customer's uses of a code have been counted", {"orders.rule_customer_uses", R"(
    SELECT c.promotion_id FROM promotion_customers AS c
    LEFT JOIN (SELECT promotion_id, customer_id, count(*) AS uses FROM order_discounts
               JOIN orders AS o ON o.id = order_id
               WHERE code IS NOT NULL AND o.status <> 'cancelled'
               GROUP BY promotion_id, customer_id) AS named
      ON named.promotion_id = c.promotion_id AND named.customer_id = c.customer_id
    WHERE c.used <> COALESCE(uses, 0))"}},
    db::Rule{"an order has one row of history for each of its versions", {"orders.rule_history", R"(
    SELECT id FROM orders LEFT JOIN (SELECT order_id, count(*) AS rows_there, max(version) AS last
                                     FROM order_history GROUP BY order_id) AS past ON order_id = id
    WHERE rows_there IS NULL OR rows_there <> orders.version OR last <> orders.version)"}},
    db::Rule{"an order has the status that its history ends with", {"orders.rule_status", R"(
    SELECT id FROM orders JOIN order_history AS h ON h.order_id = id AND h.version = orders.version
    WHERE h.to_status <> orders.status)"}},
    db::Rule{"each row of history begins where the one before ended", {"orders.rule_chain", R"(
    SELECT h.order_id FROM order_history AS h
    JOIN order_history AS b ON b.order_id = h.order_id AND b.version = h.version - 1
    WHERE h.from_status <> b.to_status)"}},
    db::Rule{"an order moves only as orders may", {"orders.rule_moves", R"(
    SELECT order_id FROM order_history
    WHERE kind = 'status' AND from_status || ' ' || to_status NOT IN
        ('pending confirmed', 'confirmed preparing', 'preparing ready', 'ready completed',
         'pending cancelled', 'confirmed cancelled', 'preparing cancelled', 'ready cancelled'))"}},
    db::Rule{"the orders of a place and day are numbered without a gap", {"orders.rule_numbers", R"(
    SELECT n.location_id FROM order_numbers AS n
    LEFT JOIN (SELECT location_id, business_date, count(*) AS placed FROM orders
               GROUP BY location_id, business_date) AS o
      ON o.location_id = n.location_id AND o.business_date = n.business_date
    WHERE n.last <> COALESCE(placed, 0))"}},
    db::Rule{"an order's place and day have counted it", {"orders.rule_counted", R"(
    SELECT id FROM orders AS o
    WHERE NOT EXISTS (SELECT 1 FROM order_numbers AS n
                      WHERE n.location_id = o.location_id AND n.business_date = o.business_date))"}},
    db::Rule{"each version of an order was told of, once", {"orders.rule_told", R"(
    SELECT o.id FROM orders AS o
    LEFT JOIN (SELECT aggregate_id, count(*) AS events, count(DISTINCT version) AS versions
               FROM outbox_events WHERE type <> 'order.promise_changed'
               GROUP BY aggregate_id) AS told ON told.aggregate_id = o.id
    WHERE events IS NULL OR events <> o.version OR versions <> o.version)"}},
    db::Rule{"an order gave back no more than it took", {"orders.rule_returned", R"(
    SELECT order_id FROM stock_movements
    WHERE order_id IS NOT NULL AND kind IN ('sale', 'return')
    GROUP BY order_id, location_id, ingredient_id HAVING sum(quantity_thousandths) > 0)"}},
    db::Rule{"a cancelled order has given back all that it took", {"orders.rule_given_back", R"(
    SELECT o.id FROM stock_movements AS m JOIN orders AS o ON o.id = m.order_id
    WHERE o.status = 'cancelled' AND m.kind IN ('sale', 'return')
    GROUP BY o.id, m.location_id, m.ingredient_id HAVING sum(m.quantity_thousandths) <> 0)"}},
    db::Rule{"a pickup slot has counted the orders that hold it", {"orders.rule_slots", R"(
    SELECT s.location_id FROM pickup_slots AS s
    LEFT JOIN (SELECT location_id, slot_at, count(*) AS holders FROM orders
               WHERE status <> 'cancelled' AND slot_at IS NOT NULL
               GROUP BY location_id, slot_at) AS o
      ON o.location_id = s.location_id AND o.slot_at = s.starts_at
    WHERE s.taken <> COALESCE(holders, 0))"}},
    db::Rule{"each pickup slot that orders hold is counted", {"orders.rule_slot_held", R"(
    SELECT id FROM orders AS o
    WHERE slot_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM pickup_slots AS s
                      WHERE s.location_id = o.location_id AND s.starts_at = o.slot_at))"}},
    db::Rule{"an order is promised wholly, the likely time before the late one",
             {"orders.rule_promised", R"(
    SELECT id FROM orders
    WHERE (promised_at IS NULL) <> (promised_p50_at IS NULL)
       OR (promised_at IS NULL) <> (first_promised_at IS NULL) OR promised_p50_at > promised_at)"}},
    db::Rule{"a promised order has the time when it was ready, once it was",
             {"orders.rule_ready_at", R"(
    SELECT o.id FROM orders AS o
    LEFT JOIN (SELECT order_id, max(at) AS at FROM order_history WHERE to_status = 'ready'
                 AND kind = 'status' GROUP BY order_id) AS h ON h.order_id = o.id
    WHERE first_promised_at IS NOT NULL
      AND ((ready_at IS NULL) <> (h.at IS NULL) OR ready_at <> h.at))"}},
    db::Rule{"only an order that can still be late is promised anew", {"orders.rule_repromised", R"(
    SELECT e.aggregate_id FROM outbox_events AS e JOIN orders AS o ON o.id = e.aggregate_id
    JOIN order_history AS h ON h.order_id = o.id AND h.version = e.version
    WHERE e.type = 'order.promise_changed' AND h.to_status NOT IN
        ('pending', 'confirmed', 'preparing'))"}}};

}  // namespace beanq::orders
