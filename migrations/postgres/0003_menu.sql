-- What the shops sell: menus of one location each, and the chain's products with their choices.
-- `version` of a row is its ETag. Prices are in minor units of the currency beside them.

-- Grows with every change that guests of the location could see; says when a menu in memory is old.
CREATE TABLE menu_versions (
    location_id uuid   NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    version     bigint NOT NULL CHECK (version >= 1)
);

CREATE TABLE menus (
    id          uuid    NOT NULL PRIMARY KEY,
    location_id uuid    NOT NULL REFERENCES locations (id),
    name        text    NOT NULL CHECK (length(name) > 0),
    valid_from  date,    -- first and last day, in the location's zone
    valid_until date,
    sort        integer NOT NULL,
    active      boolean NOT NULL,
    version     bigint  NOT NULL DEFAULT 1,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE INDEX menus_in_order ON menus (sort, id);
CREATE INDEX menus_by_location ON menus (location_id, sort, id);

CREATE TABLE categories (
    id      uuid    NOT NULL PRIMARY KEY,
    menu_id uuid    NOT NULL REFERENCES menus (id) ON DELETE CASCADE,
    name    text    NOT NULL CHECK (length(name) > 0),
    sort    integer NOT NULL,
    active  boolean NOT NULL,
    version bigint  NOT NULL DEFAULT 1
);

CREATE INDEX categories_in_order ON categories (sort, id);
CREATE INDEX categories_by_menu ON categories (menu_id, sort, id);

CREATE TABLE products (
    id            uuid             NOT NULL PRIMARY KEY,
    name          text             NOT NULL CHECK (length(name) > 0),
    description   text             NOT NULL,
    image_url     text,
    tax_class     text,
    allergens     text             NOT NULL, -- one a line
    preparation_s integer          NOT NULL CHECK (preparation_s >= 0),
    active        boolean          NOT NULL,
    search_text   text COLLATE "C" NOT NULL, -- name and description without case and accents
    version       bigint           NOT NULL DEFAULT 1
);

CREATE TABLE menu_items (
    id          uuid    NOT NULL PRIMARY KEY,
    category_id uuid    NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
    product_id  uuid    NOT NULL REFERENCES products (id),
    sort        integer NOT NULL,
    active      boolean NOT NULL,
    version     bigint  NOT NULL DEFAULT 1,
    UNIQUE (category_id, product_id)
);

CREATE INDEX menu_items_in_order ON menu_items (sort, id);
CREATE INDEX menu_items_by_category ON menu_items (category_id, sort, id);
CREATE INDEX menu_items_by_product ON menu_items (product_id);

CREATE TABLE variations (
    id          uuid    NOT NULL PRIMARY KEY,
    product_id  uuid    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    name        text    NOT NULL CHECK (length(name) > 0),
    price_minor bigint  NOT NULL CHECK (price_minor >= 0),
    currency    text    NOT NULL CHECK (length(currency) = 3),
    sort        integer NOT NULL,
    sold_out    boolean NOT NULL,
    version     bigint  NOT NULL DEFAULT 1
);

CREATE INDEX variations_by_product ON variations (product_id, sort, id);

CREATE TABLE modifier_groups (
    id             uuid    NOT NULL PRIMARY KEY,
    name           text    NOT NULL CHECK (length(name) > 0),
    min_selections integer NOT NULL CHECK (min_selections >= 0),
    max_selections integer NOT NULL CHECK (max_selections BETWEEN 1 AND 50),
    repeats        boolean NOT NULL,
    version        bigint  NOT NULL DEFAULT 1,
    CHECK (min_selections <= max_selections)
);

CREATE TABLE modifiers (
    id                uuid    NOT NULL PRIMARY KEY,
    modifier_group_id uuid    NOT NULL REFERENCES modifier_groups (id) ON DELETE CASCADE,
    name              text    NOT NULL CHECK (length(name) > 0),
    price_minor       bigint  NOT NULL CHECK (price_minor >= 0),
    currency          text    NOT NULL CHECK (length(currency) = 3),
    is_default        boolean NOT NULL,
    sort              integer NOT NULL,
    sold_out          boolean NOT NULL,
    version           bigint  NOT NULL DEFAULT 1
);

CREATE INDEX modifiers_by_group ON modifiers (modifier_group_id, sort, id);

-- Which groups a product asks for, in which order, and with which bounds of its own.
CREATE TABLE product_modifier_groups (
    product_id        uuid    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    modifier_group_id uuid    NOT NULL REFERENCES modifier_groups (id),
    position          integer NOT NULL,
    min_selections    integer,
    max_selections    integer,
    PRIMARY KEY (product_id, modifier_group_id)
);

CREATE INDEX product_modifier_groups_by_group ON product_modifier_groups (modifier_group_id);
