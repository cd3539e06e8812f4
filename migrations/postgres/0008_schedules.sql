-- Hours that menus are on sale, and prices of certain hours. Both repeat weekly by the location's wall
-- clock: one part of a day a line, its days from Monday on, its first minute and the one it ends
-- before, as `1111100 420 660`. No lines: always.

ALTER TABLE menus ADD COLUMN hours text NOT NULL DEFAULT '';

CREATE TABLE price_schedules (
    id          uuid NOT NULL PRIMARY KEY,
    location_id uuid NOT NULL REFERENCES locations (id),
    name        text NOT NULL CHECK (length(name) > 0),
    valid_from  date,    -- first and last day, in the location's zone
    valid_until date,
    hours       text NOT NULL,
    active      boolean NOT NULL,
    version     bigint NOT NULL DEFAULT 1,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE INDEX price_schedules_by_location ON price_schedules (location_id, id);

CREATE TABLE price_schedule_prices (
    price_schedule_id uuid NOT NULL REFERENCES price_schedules (id) ON DELETE CASCADE,
    variation_id      uuid NOT NULL REFERENCES variations (id) ON DELETE CASCADE,
    price_minor       bigint NOT NULL CHECK (price_minor >= 0),
    currency          text NOT NULL CHECK (length(currency) = 3),
    PRIMARY KEY (price_schedule_id, variation_id)
);

CREATE INDEX price_schedule_prices_by_variation ON price_schedule_prices (variation_id);
