-- Orders with what they were sold for. Nothing here refers to the menu: lines keep names and prices
-- as they were, and an order outlives the product. Orders are never deleted.

CREATE TABLE orders (
    id              uuid             NOT NULL PRIMARY KEY,
    location_id     uuid             NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    business_date   date             NOT NULL,
    number          text COLLATE "C" NOT NULL CHECK (length(number) BETWEEN 5 AND 12),
    customer_id     uuid             REFERENCES users (id) ON DELETE RESTRICT,
    guest_name      text             CHECK (length(guest_name) BETWEEN 1 AND 80),
    status          text COLLATE "C" NOT NULL CHECK (status IN
        ('pending', 'confirmed', 'preparing', 'ready', 'completed', 'cancelled')),
    payment_status  text             NOT NULL CHECK (payment_status IN
        ('unpaid', 'authorized', 'paid', 'partially_refunded', 'refunded')),
    payment_method  text             NOT NULL CHECK (payment_method IN ('cash', 'card', 'online')),
    fulfilment_type text             NOT NULL CHECK (fulfilment_type IN ('pickup', 'dine_in', 'takeaway')),
    pickup_at       timestamptz,
    notes           text             CHECK (length(notes) BETWEEN 1 AND 500),
    currency        text             NOT NULL CHECK (length(currency) = 3),
    subtotal_minor  bigint           NOT NULL CHECK (subtotal_minor >= 0),
    discount_minor  bigint           NOT NULL CHECK (discount_minor >= 0),
    tax_minor       bigint           NOT NULL CHECK (tax_minor >= 0),
    tip_minor       bigint           NOT NULL CHECK (tip_minor >= 0),
    total_minor     bigint           NOT NULL CHECK (total_minor >= 0),
    placed_at       timestamptz      NOT NULL,
    promised_at     timestamptz,
    updated_at      timestamptz      NOT NULL,
    version         bigint           NOT NULL CHECK (version >= 1),
    CONSTRAINT orders_somebodys CHECK (customer_id IS NOT NULL OR guest_name IS NOT NULL),
    UNIQUE (location_id, business_date, number)
);

-- Each list of orders is read newest first: by id, which grows with time.
CREATE INDEX orders_by_location ON orders (location_id, id);
CREATE INDEX orders_by_status ON orders (status, id);
CREATE INDEX orders_by_customer ON orders (customer_id, id);
CREATE INDEX orders_by_business_date ON orders (business_date, id);

CREATE TABLE order_lines (
    order_id         uuid    NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    position         integer NOT NULL CHECK (position >= 0),
    id               uuid    NOT NULL,
    product_id       uuid    NOT NULL,
    variation_id     uuid    NOT NULL,
    name             text    NOT NULL,
    variation_name   text    NOT NULL,
    quantity         integer NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    unit_price_minor bigint  NOT NULL CHECK (unit_price_minor >= 0),
    total_minor      bigint  NOT NULL CHECK (total_minor >= 0),
    preparation      text    NOT NULL CHECK (preparation IN ('queued', 'started', 'done')),
    notes            text    CHECK (length(notes) BETWEEN 1 AND 200),
    PRIMARY KEY (order_id, position)
);

CREATE TABLE order_line_modifiers (
    order_id      uuid    NOT NULL,
    line_position integer NOT NULL,
    position      integer NOT NULL CHECK (position >= 0),
    modifier_id   uuid    NOT NULL,
    group_name    text    NOT NULL,
    name          text    NOT NULL,
    price_minor   bigint  NOT NULL CHECK (price_minor >= 0),
    quantity      integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    PRIMARY KEY (order_id, line_position, position),
    FOREIGN KEY (order_id, line_position) REFERENCES order_lines (order_id, position) ON DELETE RESTRICT
);

-- Who changed what, when and why: one row for each version of an order.
CREATE TABLE order_history (
    order_id    uuid        NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    version     bigint      NOT NULL CHECK (version >= 1),
    kind        text        NOT NULL CHECK (kind IN ('placed', 'status', 'details')),
    at          timestamptz NOT NULL,
    actor_id    uuid        NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    actor_role  text        NOT NULL,
    from_status text,
    to_status   text        NOT NULL,
    reason      text        CHECK (length(reason) BETWEEN 1 AND 500),
    PRIMARY KEY (order_id, version),
    CONSTRAINT order_history_placed_first CHECK ((kind = 'placed') = (from_status IS NULL)),
    CONSTRAINT order_history_cancelled_why CHECK (to_status <> 'cancelled' OR reason IS NOT NULL)
);

-- How many orders each shop has taken on each business date: where numbers come from.
CREATE TABLE order_numbers (
    location_id   uuid   NOT NULL REFERENCES locations (id) ON DELETE RESTRICT,
    business_date date   NOT NULL,
    last          bigint NOT NULL CHECK (last >= 1),
    PRIMARY KEY (location_id, business_date)
);
