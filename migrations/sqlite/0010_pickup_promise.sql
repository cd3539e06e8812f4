-- When orders will be ready: what was promised, what it was promised by, and whether it was kept.

ALTER TABLE orders ADD COLUMN promised_p50_at INTEGER; -- beside promised_at, which is the p90
ALTER TABLE orders ADD COLUMN first_promised_at INTEGER; -- what the guest was told first: kept or broken
ALTER TABLE orders ADD COLUMN ready_at INTEGER;
ALTER TABLE orders ADD COLUMN pace_ppm INTEGER; -- how long its lines took, in millionths of what the menu says

ALTER TABLE order_lines ADD COLUMN preparation_s INTEGER NOT NULL DEFAULT 0; -- of all pieces, as the menu had it
ALTER TABLE order_lines ADD COLUMN started_at INTEGER;
ALTER TABLE order_lines ADD COLUMN done_at INTEGER;

-- The few orders that are waited for, among millions that are done.
CREATE INDEX orders_waiting ON orders (location_id, id) WHERE status IN ('pending', 'confirmed', 'preparing');

-- How fast a kitchen was lately.
CREATE INDEX orders_measured ON orders (location_id, ready_at, pace_ppm) WHERE pace_ppm IS NOT NULL;

-- What staff say of a kitchen. Without a row: one station.
CREATE TABLE kitchens (
    location_id BLOB  NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    stations    INTEGER NOT NULL CHECK (stations BETWEEN 1 AND 50),
    version     INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;
