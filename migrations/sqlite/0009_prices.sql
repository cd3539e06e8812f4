-- What prices follow from beside the menu, and what of it each order was priced by: taxes, discounts, the
-- smallest coin. Rates are millionths. `lines` are positions in the order, as `0,2`.

CREATE TABLE tax_rates (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    location_id BLOB NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    rate_ppm    INTEGER NOT NULL CHECK (rate_ppm BETWEEN 1 AND 1000000),
    included    INTEGER NOT NULL,
    tax_class   TEXT,
    fulfilments TEXT NOT NULL, -- `pickup,dine_in`; empty: all
    active      INTEGER NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

CREATE INDEX tax_rates_by_location ON tax_rates (location_id, id);

CREATE TABLE cash_rounding (
    location_id BLOB NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    step_minor  INTEGER NOT NULL CHECK (step_minor >= 1),
    mode        TEXT NOT NULL CHECK (mode IN ('nearest', 'down')),
    version     INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

CREATE TABLE promotions (
    id                    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    location_id           BLOB NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    name                  TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    code                  TEXT,
    target                TEXT NOT NULL CHECK (target IN ('order', 'category', 'product')),
    subjects              TEXT NOT NULL, -- ids, one a line
    kind                  TEXT NOT NULL CHECK (kind IN ('percent', 'fixed')),
    rate_ppm              INTEGER NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
    amount_minor          INTEGER CHECK (amount_minor > 0),
    min_subtotal_minor    INTEGER CHECK (min_subtotal_minor >= 0),
    currency              TEXT NOT NULL CHECK (length(currency) = 3),
    valid_from            INTEGER,
    valid_until           INTEGER,
    hours                 TEXT NOT NULL,
    max_uses              INTEGER CHECK (max_uses >= 1),
    max_uses_per_customer INTEGER CHECK (max_uses_per_customer >= 1),
    used                  INTEGER NOT NULL CHECK (used >= 0),
    active                INTEGER NOT NULL,
    version               INTEGER NOT NULL CHECK (version >= 1),
    CHECK ((kind = 'percent') = (amount_minor IS NULL))
) STRICT;

CREATE UNIQUE INDEX promotions_by_code ON promotions (location_id, code);
CREATE INDEX promotions_by_location ON promotions (location_id, id);

-- How often each customer has used a code; orders that were cancelled do not count.
CREATE TABLE promotion_customers (
    promotion_id BLOB NOT NULL REFERENCES promotions (id) ON DELETE RESTRICT,
    customer_id  BLOB NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    used         INTEGER NOT NULL CHECK (used >= 0),
    PRIMARY KEY (promotion_id, customer_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE orders ADD COLUMN tax_included_minor INTEGER NOT NULL DEFAULT 0 CHECK (tax_included_minor >= 0);
ALTER TABLE orders ADD COLUMN rounding_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN rounding_step_minor INTEGER NOT NULL DEFAULT 1 CHECK (rounding_step_minor >= 1);
ALTER TABLE orders ADD COLUMN rounding_mode TEXT NOT NULL DEFAULT 'nearest' CHECK (rounding_mode IN ('nearest', 'down'));
ALTER TABLE orders ADD COLUMN refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND total_minor);
-- Whether there are rows of it in order_discounts or order_taxes.
ALTER TABLE orders ADD COLUMN has_price_rules INTEGER NOT NULL DEFAULT 0;

ALTER TABLE order_lines ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0 CHECK (discount_minor >= 0);
ALTER TABLE order_lines ADD COLUMN tax_minor INTEGER NOT NULL DEFAULT 0 CHECK (tax_minor >= 0);
ALTER TABLE order_lines ADD COLUMN tax_included_minor INTEGER NOT NULL DEFAULT 0 CHECK (tax_included_minor >= 0);
ALTER TABLE order_lines ADD COLUMN tax_class TEXT;
ALTER TABLE order_lines ADD COLUMN voided INTEGER NOT NULL DEFAULT 0;

CREATE TABLE order_discounts (
    order_id       BLOB NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    position       INTEGER NOT NULL CHECK (position >= 0),
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('percent', 'fixed')),
    scope          TEXT NOT NULL CHECK (scope IN ('item', 'order')),
    rate_ppm       INTEGER NOT NULL,
    off_minor      INTEGER NOT NULL,
    lines          TEXT NOT NULL,
    promotion_id   BLOB,
    code           TEXT,
    given_by       BLOB REFERENCES users (id) ON DELETE RESTRICT,
    reason         TEXT,
    amount_minor   INTEGER NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (order_id, position),
    CHECK ((given_by IS NULL) = (reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX order_discounts_by_promotion ON order_discounts (promotion_id) WHERE promotion_id IS NOT NULL;

CREATE TABLE order_taxes (
    order_id     BLOB NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    position     INTEGER NOT NULL CHECK (position >= 0),
    tax_rate_id  BLOB NOT NULL,
    name         TEXT NOT NULL,
    rate_ppm     INTEGER NOT NULL,
    included     INTEGER NOT NULL,
    lines        TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- What the shop owes a guest of what an order cost.
CREATE TABLE order_refunds (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    order_id     BLOB NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    reason       TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    at           INTEGER NOT NULL,
    actor_id     BLOB NOT NULL REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX order_refunds_by_order ON order_refunds (order_id, id);

CREATE TABLE order_refund_lines (
    refund_id     BLOB NOT NULL REFERENCES order_refunds (id) ON DELETE RESTRICT,
    line_position INTEGER NOT NULL CHECK (line_position >= 0),
    quantity      INTEGER NOT NULL CHECK (quantity >= 1),
    amount_minor  INTEGER NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (refund_id, line_position)
) STRICT, WITHOUT ROWID;
