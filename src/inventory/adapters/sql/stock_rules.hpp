// What holds of the stock, whatever happened while it was stored.
#pragma once

#include <array>

#include "platform/db/audit.hpp"

namespace beanq::inventory {

inline constexpr std::array stock_rules{
    db::Rule{"a level is the sum of its ledger", {"inventory.rule_levels", R"(
    SELECT l.ingredient_id FROM stock_levels AS l
    LEFT JOIN (SELECT location_id, ingredient_id, sum(quantity_thousandths) AS moved
               FROM stock_movements GROUP BY location_id, ingredient_id) AS m
      ON m.location_id = l.location_id AND m.ingredient_id = l.ingredient_id
    WHERE l.on_hand_thousandths <> COALESCE(moved, 0))"}},
    db::Rule{"what the ledger moves has a level", {"inventory.rule_ledger", R"(
    SELECT DISTINCT m.ingredient_id FROM stock_movements AS m
    WHERE NOT EXISTS (SELECT 1 FROM stock_levels AS l
                      WHERE l.location_id = m.location_id AND l.ingredient_id = m.ingredient_id))"}},
    db::Rule{"a recipe's present version is the latest that was written",
             {"inventory.rule_recipes", R"(
    SELECT r.owner_id FROM recipes AS r
    JOIN (SELECT owner_kind, owner_id, max(version) AS latest FROM recipe_lines
          GROUP BY owner_kind, owner_id) AS l
      ON l.owner_kind = r.owner_kind AND l.owner_id = r.owner_id
    WHERE r.version < l.latest)"}}};

}  // namespace beanq::inventory
