-- Orders with what they were sold for. Nothing here refers to the menu: lines keep names and prices
-- as they were, and an order outlives the product. Orders are never deleted.

CREATE TABLE orders (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    location_id     BLOB    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    business_date   TEXT    NOT NULL CHECK (length(business_date) = 10),
    number          TEXT    NOT NULL CHECK (length(number) BETWEEN 5 AND 12),
    customer_id     BLOB    REFERENCES users (id) ON DELETE RESTRICT,
    guest_name      TEXT    CHECK (length(guest_name) BETWEEN 1 AND 80),
    status          TEXT    NOT NULL CHECK (status IN
        ('pending', 'confirmed', 'preparing', 'ready', 'completed', 'cancelled')),
    payment_status  TEXT    NOT NULL CHECK (payment_status IN
        ('unpaid', 'authorized', 'paid', 'partially_refunded', 'refunded')),
    payment_method  TEXT    NOT NULL CHECK (payment_method IN ('cash', 'card', 'online')),
    fulfilment_type TEXT    NOT NULL CHECK (fulfilment_type IN ('pickup', 'dine_in', 'takeaway')),
    pickup_at       INTEGER,
    notes           TEXT    CHECK (length(notes) BETWEEN 1 AND 500),
    currency        TEXT    NOT NULL CHECK (length(currency) = 3),
    subtotal_minor  INTEGER NOT NULL CHECK (subtotal_minor >= 0),
    discount_minor  INTEGER NOT NULL CHECK (discount_minor >= 0),
    tax_minor       INTEGER NOT NULL CHECK (tax_minor >= 0),
    tip_minor       INTEGER NOT NULL CHECK (tip_minor >= 0),
    total_minor     INTEGER NOT NULL CHECK (total_minor >= 0),
    placed_at       INTEGER NOT NULL,
    promised_at     INTEGER,
    updated_at      INTEGER NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 1),
    CONSTRAINT orders_somebodys CHECK (customer_id IS NOT NULL OR guest_name IS NOT NULL),
    UNIQUE (location_id, business_date, number)
) STRICT, WITHOUT ROWID;

-- Each list of orders is read newest first: by id, which grows with time.
CREATE INDEX orders_by_location ON orders (location_id, id);
CREATE INDEX orders_by_status ON orders (status, id);
CREATE INDEX orders_by_customer ON orders (customer_id, id);
CREATE INDEX orders_by_business_date ON orders (business_date, id);

CREATE TABLE order_lines (
    order_id         BLOB    NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    position         INTEGER NOT NULL CHECK (position >= 0),
    id               BLOB    NOT NULL CHECK (length(id) = 16),
    product_id       BLOB    NOT NULL CHECK (length(product_id) = 16),
    variation_id     BLOB    NOT NULL CHECK (length(variation_id) = 16),
    name             TEXT    NOT NULL,
    variation_name   TEXT    NOT NULL,
    quantity         INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    unit_price_minor INTEGER NOT NULL CHECK (unit_price_minor >= 0),
    total_minor      INTEGER NOT NULL CHECK (total_minor >= 0),
    preparation      TEXT    NOT NULL CHECK (preparation IN ('queued', 'started', 'done')),
    notes            TEXT    CHECK (length(notes) BETWEEN 1 AND 200),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_line_modifiers (
    order_id      BLOB    NOT NULL,
    line_position INTEGER NOT NULL,
    position      INTEGER NOT NULL CHECK (position >= 0),
    modifier_id   BLOB    NOT NULL CHECK (length(modifier_id) = 16),
    group_name    TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    price_minor   INTEGER NOT NULL CHECK (price_minor >= 0),
    quantity      INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    PRIMARY KEY (order_id, line_position, position),
    FOREIGN KEY (order_id, line_position) REFERENCES order_lines (order_id, position) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;

-- Who changed what, when and why: one row for each version of an order.
CREATE TABLE order_history (
    order_id    BLOB    NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    version     INTEGER NOT NULL CHECK (version >= 1),
    kind        TEXT    NOT NULL CHECK (kind IN ('placed', 'status', 'details')),
    at          INTEGER NOT NULL,
    actor_id    BLOB    NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    actor_role  TEXT    NOT NULL,
    from_status TEXT,
    to_status   TEXT    NOT NULL,
    reason      TEXT    CHECK (length(reason) BETWEEN 1 AND 500),
    PRIMARY KEY (order_id, version),
    CONSTRAINT order_history_placed_first CHECK ((kind = 'placed') = (from_status IS NULL)),
    CONSTRAINT order_history_cancelled_why CHECK (to_status <> 'cancelled' OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- How many orders each shop has taken on each business date: where numbers come from.
CREATE TABLE order_numbers (
    location_id   BLOB    NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    business_date TEXT    NOT NULL,
    last          INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (location_id, business_date)
) STRICT, WITHOUT ROWID;
