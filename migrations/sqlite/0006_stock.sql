-- Stock to the gram: what ingredients cost and come in, versioned recipes, levels and the ledger that
-- they are the sums of. Amounts are thousandths of the ingredient's base unit.

ALTER TABLE ingredients ADD COLUMN shortage TEXT NOT NULL DEFAULT 'block' CHECK (shortage IN ('block', 'warn'));
ALTER TABLE ingredients ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
ALTER TABLE ingredients ADD COLUMN allergens TEXT NOT NULL DEFAULT ''; -- one a line
-- What so much of it costs, exactly as it was said: 8990 for 1000 ml.
ALTER TABLE ingredients ADD COLUMN cost_minor INTEGER CHECK (cost_minor >= 0);
ALTER TABLE ingredients ADD COLUMN cost_currency TEXT CHECK (length(cost_currency) = 3);
ALTER TABLE ingredients ADD COLUMN cost_per_thousandths INTEGER CHECK (cost_per_thousandths > 0);

-- The most that one line of any recipe has ever taken of it: with three times as much on the shelf
-- nothing can run out by one portion.
ALTER TABLE ingredients ADD COLUMN largest_use_thousandths INTEGER NOT NULL DEFAULT 0;
UPDATE ingredients SET largest_use_thousandths = COALESCE(
    (SELECT MAX(quantity_thousandths) FROM recipe_lines WHERE ingredient_id = ingredients.id AND quantity_thousandths > 0), 0);

-- Units of an ingredient's own: a box of 12 l.
CREATE TABLE ingredient_packs (
    ingredient_id    BLOB    NOT NULL REFERENCES ingredients (id) ON DELETE CASCADE,
    position         INTEGER NOT NULL CHECK (position >= 0),
    name             TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    size_thousandths INTEGER NOT NULL CHECK (size_thousandths > 0),
    PRIMARY KEY (ingredient_id, position)
) STRICT, WITHOUT ROWID;

-- Which version of its recipe a variation or modifier is made by now.
CREATE TABLE recipes (
    owner_kind TEXT    NOT NULL CHECK (owner_kind IN ('variation', 'modifier')),
    owner_id   BLOB    NOT NULL CHECK (length(owner_id) = 16),
    version    INTEGER NOT NULL CHECK (version >= 1),
    PRIMARY KEY (owner_kind, owner_id)
) STRICT, WITHOUT ROWID;

INSERT INTO recipes (owner_kind, owner_id, version)
SELECT DISTINCT owner_kind, owner_id, 1 FROM recipe_lines;

-- All versions of all recipes. A line of a modifier adds, takes away (a negative quantity), or puts
-- its ingredient in the place of another one, in whatever quantity the portion takes of that.
DROP INDEX recipe_lines_by_ingredient;
ALTER TABLE recipe_lines RENAME TO recipe_lines_before;
CREATE TABLE recipe_lines (
    owner_kind           TEXT    NOT NULL,
    owner_id             BLOB    NOT NULL,
    version              INTEGER NOT NULL,
    ingredient_id        BLOB    NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    quantity_thousandths INTEGER NOT NULL,
    replaces_id          BLOB    REFERENCES ingredients (id) ON DELETE RESTRICT,
    PRIMARY KEY (owner_kind, owner_id, version, ingredient_id),
    FOREIGN KEY (owner_kind, owner_id) REFERENCES recipes (owner_kind, owner_id) ON DELETE RESTRICT,
    CHECK (owner_kind = 'modifier' OR (quantity_thousandths > 0 AND replaces_id IS NULL)),
    CHECK ((quantity_thousandths = 0) = (replaces_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO recipe_lines (owner_kind, owner_id, version, ingredient_id, quantity_thousandths)
SELECT owner_kind, owner_id, 1, ingredient_id, quantity_thousandths FROM recipe_lines_before;
DROP TABLE recipe_lines_before;
CREATE INDEX recipe_lines_by_ingredient ON recipe_lines (ingredient_id);
CREATE INDEX recipe_lines_by_replaced ON recipe_lines (replaces_id) WHERE replaces_id IS NOT NULL;

-- How much of an ingredient a shop wants to hold, and at how little it must order more.
CREATE TABLE stock_targets (
    location_id         BLOB    NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    ingredient_id       BLOB    NOT NULL REFERENCES ingredients (id) ON DELETE CASCADE,
    par_thousandths     INTEGER CHECK (par_thousandths >= 0),
    reorder_thousandths INTEGER CHECK (reorder_thousandths >= 0),
    PRIMARY KEY (location_id, ingredient_id)
) STRICT, WITHOUT ROWID;

-- What is there now: the sum of the ledger. No row: the ingredient has never been stocked there, and
-- is not tracked. Costs are in millionths of a minor unit for one base unit.
CREATE TABLE stock_levels (
    location_id          BLOB    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    ingredient_id        BLOB    NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    on_hand_thousandths  INTEGER NOT NULL,
    average_cost_micro   INTEGER CHECK (average_cost_micro >= 0),
    version              INTEGER NOT NULL CHECK (version >= 1),
    PRIMARY KEY (location_id, ingredient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_levels_by_ingredient ON stock_levels (ingredient_id);

-- Movements that were entered together: a delivery, a count.
CREATE TABLE stock_postings (
    id             BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    location_id    BLOB    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    to_location_id BLOB    REFERENCES locations (id) ON DELETE RESTRICT,
    kind           TEXT    NOT NULL CHECK (kind IN ('receipt', 'waste', 'count', 'adjustment', 'transfer')),
    reason         TEXT    CHECK (length(reason) BETWEEN 1 AND 500),
    at             INTEGER NOT NULL,
    actor_id       BLOB    REFERENCES users (id) ON DELETE RESTRICT,
    CHECK ((kind = 'transfer') = (to_location_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The ledger. Rows are only ever added.
CREATE TABLE stock_movements (
    id                   BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    location_id          BLOB    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    ingredient_id        BLOB    NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    kind                 TEXT    NOT NULL CHECK (kind IN
        ('receipt', 'sale', 'return', 'waste', 'count', 'adjustment', 'transfer')),
    quantity_thousandths INTEGER NOT NULL CHECK (quantity_thousandths <> 0 OR kind = 'count'),
    unit_cost_micro      INTEGER CHECK (unit_cost_micro >= 0),
    value_minor          INTEGER, -- of the quantity at that cost, with its sign
    counted_thousandths  INTEGER CHECK (counted_thousandths >= 0),
    reason               TEXT    CHECK (length(reason) BETWEEN 1 AND 500),
    posting_id           BLOB    REFERENCES stock_postings (id) ON DELETE RESTRICT,
    order_id             BLOB    CHECK (length(order_id) = 16),
    at                   INTEGER NOT NULL,
    actor_id             BLOB    REFERENCES users (id) ON DELETE RESTRICT,
    CHECK ((kind = 'count') = (counted_thousandths IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_movements_by_location ON stock_movements (location_id, id);
CREATE INDEX stock_movements_by_ingredient ON stock_movements (ingredient_id, id);
CREATE INDEX stock_movements_by_posting ON stock_movements (posting_id) WHERE posting_id IS NOT NULL;
CREATE INDEX stock_movements_by_order ON stock_movements (order_id) WHERE order_id IS NOT NULL;

CREATE TRIGGER stock_movements_stay BEFORE UPDATE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
CREATE TRIGGER stock_movements_remain BEFORE DELETE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

-- An order remembers the recipes that it was made by; nothing where there was none.
ALTER TABLE order_lines ADD COLUMN recipe_version INTEGER CHECK (recipe_version >= 1);
ALTER TABLE order_line_modifiers ADD COLUMN recipe_version INTEGER CHECK (recipe_version >= 1);
