-- What drinks and dishes are made of, and how much of it.

CREATE TABLE ingredients (
    id       uuid             NOT NULL PRIMARY KEY,
    name     text             NOT NULL CHECK (length(name) > 0),
    name_key text COLLATE "C" NOT NULL UNIQUE, -- the name in folded case: names differ in more than case, lists go by it
    unit     text             NOT NULL CHECK (unit IN ('g', 'ml', 'pcs')),
    version  bigint           NOT NULL DEFAULT 1 CHECK (version >= 1)
);

-- The recipe of a variation or a modifier, in thousandths of the ingredient's unit. Only a modifier
-- takes away: oat milk is -200 ml of milk and 200 ml of oat drink.
-- The owner is not a foreign key: the menu keeps and deletes its variations and modifiers by itself,
-- and a recipe that nothing sells any more does no harm.
CREATE TABLE recipe_lines (
    owner_kind           text COLLATE "C" NOT NULL CHECK (owner_kind IN ('variation', 'modifier')),
    owner_id             uuid             NOT NULL,
    ingredient_id        uuid             NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    quantity_thousandths bigint           NOT NULL CHECK (quantity_thousandths <> 0),
    PRIMARY KEY (owner_kind, owner_id, ingredient_id),
    CHECK (owner_kind = 'modifier' OR quantity_thousandths > 0)
);

CREATE INDEX recipe_lines_by_ingredient ON recipe_lines (ingredient_id);
