-- What the shops sell: menus of one location each, and the chain's products with their choices.
-- `version` of a row is its ETag. Prices are in minor units of the currency beside them.

-- Grows with every change that guests of the location could see; says when a menu in memory is old.
CREATE TABLE menu_versions (
    location_id BLOB    NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    version     INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE menus (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    location_id BLOB    NOT NULL REFERENCES locations (id),
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    valid_from  TEXT,    -- first and last day, in the location's zone
    valid_until TEXT,
    sort        INTEGER NOT NULL,
    active      INTEGER NOT NULL CHECK (active IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
) STRICT;

CREATE INDEX menus_in_order ON menus (sort, id);
CREATE INDEX menus_by_location ON menus (location_id, sort, id);

CREATE TABLE categories (
    id      BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    menu_id BLOB    NOT NULL REFERENCES menus (id) ON DELETE CASCADE,
    name    TEXT    NOT NULL CHECK (length(name) > 0),
    sort    INTEGER NOT NULL,
    active  INTEGER NOT NULL CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX categories_in_order ON categories (sort, id);
CREATE INDEX categories_by_menu ON categories (menu_id, sort, id);

CREATE TABLE products (
    id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name          TEXT    NOT NULL CHECK (length(name) > 0),
    description   TEXT    NOT NULL,
    image_url     TEXT,
    tax_class     TEXT,
    allergens     TEXT    NOT NULL, -- one a line
    preparation_s INTEGER NOT NULL CHECK (preparation_s >= 0),
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    search_text   TEXT    NOT NULL, -- name and description without case and accents
    version       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE menu_items (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    category_id BLOB    NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
    product_id  BLOB    NOT NULL REFERENCES products (id),
    sort        INTEGER NOT NULL,
    active      INTEGER NOT NULL CHECK (active IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1,
    UNIQUE (category_id, product_id)
) STRICT;

CREATE INDEX menu_items_in_order ON menu_items (sort, id);
CREATE INDEX menu_items_by_category ON menu_items (category_id, sort, id);
CREATE INDEX menu_items_by_product ON menu_items (product_id);

CREATE TABLE variations (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    product_id  BLOB    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    currency    TEXT    NOT NULL CHECK (length(currency) = 3),
    sort        INTEGER NOT NULL,
    sold_out    INTEGER NOT NULL CHECK (sold_out IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX variations_by_product ON variations (product_id, sort, id);

CREATE TABLE modifier_groups (
    id             BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name           TEXT    NOT NULL CHECK (length(name) > 0),
    min_selections INTEGER NOT NULL CHECK (min_selections >= 0),
    max_selections INTEGER NOT NULL CHECK (max_selections BETWEEN 1 AND 50),
    repeats        INTEGER NOT NULL CHECK (repeats IN (0, 1)),
    version        INTEGER NOT NULL DEFAULT 1,
    CHECK (min_selections <= max_selections)
) STRICT;

CREATE TABLE modifiers (
    id                BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    modifier_group_id BLOB    NOT NULL REFERENCES modifier_groups (id) ON DELETE CASCADE,
    name              TEXT    NOT NULL CHECK (length(name) > 0),
    price_minor       INTEGER NOT NULL CHECK (price_minor >= 0),
    currency          TEXT    NOT NULL CHECK (length(currency) = 3),
    is_default        INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    sort              INTEGER NOT NULL,
    sold_out          INTEGER NOT NULL CHECK (sold_out IN (0, 1)),
    version           INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX modifiers_by_group ON modifiers (modifier_group_id, sort, id);

-- Which groups a product asks for, in which order, and with which bounds of its own.
CREATE TABLE product_modifier_groups (
    product_id        BLOB    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    modifier_group_id BLOB    NOT NULL REFERENCES modifier_groups (id),
    position          INTEGER NOT NULL,
    min_selections    INTEGER,
    max_selections    INTEGER,
    PRIMARY KEY (product_id, modifier_group_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX product_modifier_groups_by_group ON product_modifier_groups (modifier_group_id);
