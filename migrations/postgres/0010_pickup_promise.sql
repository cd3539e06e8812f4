-- When orders will be ready: what was promised, what it was promised by, and whether it was kept.

ALTER TABLE orders ADD COLUMN promised_p50_at timestamptz; -- beside promised_at, which is the p90
ALTER TABLE orders ADD COLUMN first_promised_at timestamptz; -- what the guest was told first: kept or broken
ALTER TABLE orders ADD COLUMN ready_at timestamptz;
ALTER TABLE orders ADD COLUMN pace_ppm bigint; -- how long its lines took, in millionths of what the menu says

ALTER TABLE order_lines ADD COLUMN preparation_s integer NOT NULL DEFAULT 0; -- of all pieces, as the menu had it
ALTER TABLE order_lines ADD COLUMN started_at timestamptz;
ALTER TABLE order_lines ADD COLUMN done_at timestamptz;

-- The few orders that are waited for, among millions that are done.
CREATE INDEX orders_waiting ON orders (location_id, id) WHERE status IN ('pending', 'confirmed', 'preparing');

-- How fast a kitchen was lately.
CREATE INDEX orders_measured ON orders (location_id, ready_at, pace_ppm) WHERE pace_ppm IS NOT NULL;

-- What staff say of a kitchen. Without a row: one station.
CREATE TABLE kitchens (
    location_id uuid  NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    stations    integer NOT NULL CHECK (stations BETWEEN 1 AND 50),
    version     bigint NOT NULL CHECK (version >= 1)
);
