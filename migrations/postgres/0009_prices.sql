-- What prices follow from beside the menu, and what of it each order was priced by: taxes, discounts, the
-- smallest coin. Rates are millionths. `lines` are positions in the order, as `0,2`.

CREATE TABLE tax_rates (
    id          uuid NOT NULL PRIMARY KEY,
    location_id uuid NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    rate_ppm    bigint NOT NULL CHECK (rate_ppm BETWEEN 1 AND 1000000),
    included    boolean NOT NULL,
    tax_class   text,
    fulfilments text NOT NULL, -- `pickup,dine_in`; empty: all
    active      boolean NOT NULL,
    version     bigint NOT NULL CHECK (version >= 1)
);

CREATE INDEX tax_rates_by_location ON tax_rates (location_id, id);

CREATE TABLE cash_rounding (
    location_id uuid NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    step_minor  bigint NOT NULL CHECK (step_minor >= 1),
    mode        text NOT NULL CHECK (mode IN ('nearest', 'down')),
    version     bigint NOT NULL CHECK (version >= 1)
);

CREATE TABLE promotions (
    id                    uuid NOT NULL PRIMARY KEY,
    location_id           uuid NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    name                  text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    code                  text COLLATE "C",
    target                text NOT NULL CHECK (target IN ('order', 'category', 'product')),
    subjects              text NOT NULL, -- ids, one a line
    kind                  text NOT NULL CHECK (kind IN ('percent', 'fixed')),
    rate_ppm              bigint NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
    amount_minor          bigint CHECK (amount_minor > 0),
    min_subtotal_minor    bigint CHECK (min_subtotal_minor >= 0),
    currency              text NOT NULL CHECK (length(currency) = 3),
    valid_from            timestamptz,
    valid_until           timestamptz,
    hours                 text NOT NULL,
    max_uses              bigint CHECK (max_uses >= 1),
    max_uses_per_customer bigint CHECK (max_uses_per_customer >= 1),
    used                  bigint NOT NULL CHECK (used >= 0),
    active                boolean NOT NULL,
    version               bigint NOT NULL CHECK (version >= 1),
    CHECK ((kind = 'percent') = (amount_minor IS NULL))
);

CREATE UNIQUE INDEX promotions_by_code ON promotions (location_id, code);
CREATE INDEX promotions_by_location ON promotions (location_id, id);

-- How often each customer has used a code; orders that were cancelled do not count.
CREATE TABLE promotion_customers (
    promotion_id uuid NOT NULL REFERENCES promotions (id) ON DELETE RESTRICT,
    customer_id  uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    used         bigint NOT NULL CHECK (used >= 0),
    PRIMARY KEY (promotion_id, customer_id)
);

ALTER TABLE orders ADD COLUMN tax_included_minor bigint NOT NULL DEFAULT 0 CHECK (tax_included_minor >= 0);
ALTER TABLE orders ADD COLUMN rounding_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN rounding_step_minor bigint NOT NULL DEFAULT 1 CHECK (rounding_step_minor >= 1);
ALTER TABLE orders ADD COLUMN rounding_mode text NOT NULL DEFAULT 'nearest' CHECK (rounding_mode IN ('nearest', 'down'));
ALTER TABLE orders ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND total_minor);
-- Whether there are rows of it in order_discounts or order_taxes.
ALTER TABLE orders ADD COLUMN has_price_rules boolean NOT NULL DEFAULT FALSE;

ALTER TABLE order_lines ADD COLUMN discount_minor bigint NOT NULL DEFAULT 0 CHECK (discount_minor >= 0);
ALTER TABLE order_lines ADD COLUMN tax_minor bigint NOT NULL DEFAULT 0 CHECK (tax_minor >= 0);
ALTER TABLE order_lines ADD COLUMN tax_included_minor bigint NOT NULL DEFAULT 0 CHECK (tax_included_minor >= 0);
ALTER TABLE order_lines ADD COLUMN tax_class text;
ALTER TABLE order_lines ADD COLUMN voided boolean NOT NULL DEFAULT FALSE;

CREATE TABLE order_discounts (
    order_id       uuid NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    position       integer NOT NULL CHECK (position >= 0),
    name           text NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('percent', 'fixed')),
    scope          text NOT NULL CHECK (scope IN ('item', 'order')),
    rate_ppm       bigint NOT NULL,
    off_minor      bigint NOT NULL,
    lines          text NOT NULL,
    promotion_id   uuid,
    code           text,
    given_by       uuid REFERENCES users (id) ON DELETE RESTRICT,
    reason         text,
    amount_minor   bigint NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (order_id, position),
    CHECK ((given_by IS NULL) = (reason IS NULL))
);

CREATE INDEX order_discounts_by_promotion ON order_discounts (promotion_id) WHERE promotion_id IS NOT NULL;

CREATE TABLE order_taxes (
    order_id     uuid NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    position     integer NOT NULL CHECK (position >= 0),
    tax_rate_id  uuid NOT NULL,
    name         text NOT NULL,
    rate_ppm     bigint NOT NULL,
    included     boolean NOT NULL,
    lines        text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (order_id, position)
);

-- What the shop owes a guest of what an order cost.
CREATE TABLE order_refunds (
    id           uuid NOT NULL PRIMARY KEY,
    order_id     uuid NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    at           timestamptz NOT NULL,
    actor_id     uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT
);

CREATE INDEX order_refunds_by_order ON order_refunds (order_id, id);

CREATE TABLE order_refund_lines (
    refund_id     uuid NOT NULL REFERENCES order_refunds (id) ON DELETE RESTRICT,
    line_position integer NOT NULL CHECK (line_position >= 0),
    quantity      integer NOT NULL CHECK (quantity >= 1),
    amount_minor  bigint NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (refund_id, line_position)
);
