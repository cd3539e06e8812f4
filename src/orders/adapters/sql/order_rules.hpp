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
    db::Rule{"a line costs its unit price times its quantity", {"orders.rule_line", R"(
    SELECT order_id FROM order_lines WHERE total_minor <> unit_price_minor * quantity)"}},
    db::Rule{"an order's total is its subtotal less the discount, with tax and tip",
             {"orders.rule_total", R"(
    SELECT id FROM orders
    WHERE total_minor <> subtotal_minor - discount_minor + tax_minor + tip_minor)"}},
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
    db::Rule{"only a cancelled order gave back to the stock", {"orders.rule_returned", R"(
    SELECT DISTINCT o.id FROM stock_movements AS m JOIN orders AS o ON o.id = m.order_id
    WHERE m.kind = 'return' AND o.status <> 'cancelled')"}},
    db::Rule{"a cancelled order has given back all that it took", {"orders.rule_given_back", R"(
    SELECT o.id FROM stock_movements AS m JOIN orders AS o ON o.id = m.order_id
    WHERE o.status = 'cancelled' AND m.kind IN ('sale', 'return')
    GROUP BY o.id, m.location_id, m.ingredient_id HAVING sum(m.quantity_thousandths) <> 0)"}},
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
