-- Stock to the gram: what ingredients cost and come in, versioned recipes, levels and the ledger that
-- they are the sums of. Amounts are thousandths of the ingredient's base unit.

ALTER TABLE ingredients ADD COLUMN shortage text NOT NULL DEFAULT 'block' CHECK (shortage IN ('block', 'warn'));
ALTER TABLE ingredients ADD COLUMN active boolean NOT NULL DEFAULT TRUE;
ALTER TABLE ingredients ADD COLUMN allergens text NOT NULL DEFAULT ''; -- one a line
-- What so much of it costs, exactly as it was said: 8990 for 1000 ml.
ALTER TABLE ingredients ADD COLUMN cost_minor bigint CHECK (cost_minor >= 0);
ALTER TABLE ingredients ADD COLUMN cost_currency text CHECK (length(cost_currency) = 3);
ALTER TABLE ingredients ADD COLUMN cost_per_thousandths bigint CHECK (cost_per_thousandths > 0);

-- The most that one line of any recipe has ever taken of it: with three times as much on the shelf
-- nothing can run out by one portion.
ALTER TABLE ingredients ADD COLUMN largest_use_thousandths bigint NOT NULL DEFAULT 0;
UPDATE ingredients SET largest_use_thousandths = COALESCE(
    (SELECT MAX(quantity_thousandths) FROM recipe_lines WHERE ingredient_id = ingredients.id AND quantity_thousandths > 0), 0);

-- Units of an ingredient's own: a box of 12 l.
CREATE TABLE ingredient_packs (
    ingredient_id    uuid    NOT NULL REFERENCES ingredients (id) ON DELETE CASCADE,
    position         integer NOT NULL CHECK (position >= 0),
    name             text    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    size_thousandths bigint NOT NULL CHECK (size_thousandths > 0),
    PRIMARY KEY (ingredient_id, position)
);

-- Which version of its recipe a variation or modifier is made by now.
CREATE TABLE recipes (
    owner_kind text COLLATE "C"    NOT NULL CHECK (owner_kind IN ('variation', 'modifier')),
    owner_id   uuid    NOT NULL,
    version    bigint NOT NULL CHECK (version >= 1),
    PRIMARY KEY (owner_kind, owner_id)
);

INSERT INTO recipes (owner_kind, owner_id, version)
SELECT DISTINCT owner_kind, owner_id, 1 FROM recipe_lines;

-- All versions of all recipes. A line of a modifier adds, takes away (a negative quantity), or puts
-- its ingredient in the place of another one, in whatever quantity the portion takes of that.
DROP INDEX recipe_lines_by_ingredient;
ALTER TABLE recipe_lines RENAME TO recipe_lines_before;
ALTER TABLE recipe_lines_before -- its names go to the new table
    DROP CONSTRAINT recipe_lines_pkey, DROP CONSTRAINT recipe_lines_ingredient_id_fkey;
CREATE TABLE recipe_lines (
    owner_kind           text COLLATE "C"    NOT NULL,
    owner_id             uuid    NOT NULL,
    version              bigint NOT NULL,
    ingredient_id        uuid    NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    quantity_thousandths bigint NOT NULL,
    replaces_id          uuid    REFERENCES ingredients (id) ON DELETE RESTRICT,
    PRIMARY KEY (owner_kind, owner_id, version, ingredient_id),
    FOREIGN KEY (owner_kind, owner_id) REFERENCES recipes (owner_kind, owner_id) ON DELETE RESTRICT,
    CHECK (owner_kind = 'modifier' OR (quantity_thousandths > 0 AND replaces_id IS NULL)),
    CHECK ((quantity_thousandths = 0) = (replaces_id IS NOT NULL))
);
INSERT INTO recipe_lines (owner_kind, owner_id, version, ingredient_id, quantity_thousandths)
SELECT owner_kind, owner_id, 1, ingredient_id, quantity_thousandths FROM recipe_lines_before;
DROP TABLE recipe_lines_before;
CREATE INDEX recipe_lines_by_ingredient ON recipe_lines (ingredient_id);
CREATE INDEX recipe_lines_by_replaced ON recipe_lines (replaces_id) WHERE replaces_id IS NOT NULL;

-- How much of an ingredient a shop wants to hold, and at how little it must order more.
CREATE TABLE stock_targets (
    location_id         uuid    NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    ingredient_id       uuid    NOT NULL REFERENCES ingredients (id) ON DELETE CASCADE,
    par_thousandths     bigint CHECK (par_thousandths >= 0),
    reorder_thousandths bigint CHECK (reorder_thousandths >= 0),
    PRIMARY KEY (location_id, ingredient_id)
);

-- What is there now: the sum of the ledger. No row: the ingredient has never been stocked there, and
-- is not tracked. Costs are in millionths of a minor unit for one base unit.
CREATE TABLE stock_levels (
    location_id          uuid    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    ingredient_id        uuid    NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    on_hand_thousandths  bigint NOT NULL,
    average_cost_micro   bigint CHECK (average_cost_micro >= 0),
    version              bigint NOT NULL CHECK (version >= 1),
    PRIMARY KEY (location_id, ingredient_id)
);

CREATE INDEX stock_levels_by_ingredient ON stock_levels (ingredient_id);

-- Movements that were entered together: a delivery, a count.
CREATE TABLE stock_postings (
    id             uuid    NOT NULL PRIMARY KEY,
    location_id    uuid    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    to_location_id uuid    REFERENCES locations (id) ON DELETE RESTRICT,
    kind           text    NOT NULL CHECK (kind IN ('receipt', 'waste', 'count', 'adjustment', 'transfer')),
    reason         text    CHECK (length(reason) BETWEEN 1 AND 500),
    at             timestamptz NOT NULL,
    actor_id       uuid    REFERENCES users (id) ON DELETE RESTRICT,
    CHECK ((kind = 'transfer') = (to_location_id IS NOT NULL))
);

-- The ledger. Rows are only ever added.
CREATE TABLE stock_movements (
    id                   uuid    NOT NULL PRIMARY KEY,
    location_id          uuid    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    ingredient_id        uuid    NOT NULL REFERENCES ingredients (id) ON DELETE RESTRICT,
    kind                 text    NOT NULL CHECK (kind IN
        ('receipt', 'sale', 'return', 'waste', 'count', 'adjustment', 'transfer')),
    quantity_thousandths bigint NOT NULL CHECK (quantity_thousandths <> 0 OR kind = 'count'),
    unit_cost_micro      bigint CHECK (unit_cost_micro >= 0),
    value_minor          bigint, -- of the quantity at that cost, with its sign
    counted_thousandths  bigint CHECK (counted_thousandths >= 0),
    reason               text    CHECK (length(reason) BETWEEN 1 AND 500),
    posting_id           uuid    REFERENCES stock_postings (id) ON DELETE RESTRICT,
    order_id             uuid   ,
    at                   timestamptz NOT NULL,
    actor_id             uuid    REFERENCES users (id) ON DELETE RESTRICT,
    CHECK ((kind = 'count') = (counted_thousandths IS NOT NULL))
);

CREATE INDEX stock_movements_by_location ON stock_movements (location_id, id);
CREATE INDEX stock_movements_by_ingredient ON stock_movements (ingredient_id, id);
CREATE INDEX stock_movements_by_posting ON stock_movements (posting_id) WHERE posting_id IS NOT NULL;
CREATE INDEX stock_movements_by_order ON stock_movements (order_id) WHERE order_id IS NOT NULL;

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only added to';
END $$;

CREATE TRIGGER stock_movements_stay BEFORE UPDATE OR DELETE ON stock_movements
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();

-- An order remembers the recipes that it was made by; nothing where there was none.
ALTER TABLE order_lines ADD COLUMN recipe_version bigint CHECK (recipe_version >= 1);
ALTER TABLE order_line_modifiers ADD COLUMN recipe_version bigint CHECK (recipe_version >= 1);
