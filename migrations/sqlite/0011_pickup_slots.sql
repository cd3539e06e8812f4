-- When orders are picked up: how a location cuts its days into slots, and how many orders each has.

CREATE TABLE pickup_settings (
    location_id  BLOB    NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    enabled      INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    slot_minutes INTEGER NOT NULL CHECK (slot_minutes IN (5, 10, 15, 20, 30, 60)),
    capacity     INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
    hours        TEXT    NOT NULL, -- as those of menus
    lead_minutes INTEGER NOT NULL CHECK (lead_minutes BETWEEN 0 AND 1440),
    days_ahead   INTEGER NOT NULL CHECK (days_ahead BETWEEN 0 AND 7),
    version      INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

-- Only slots that somebody has ever wanted.
CREATE TABLE pickup_slots (
    location_id BLOB    NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    starts_at   INTEGER NOT NULL,
    taken       INTEGER NOT NULL CHECK (taken >= 0),
    PRIMARY KEY (location_id, starts_at)
) STRICT, WITHOUT ROWID;

-- The slot that has counted the order, as long as it is not cancelled. Null: none has.
ALTER TABLE orders ADD COLUMN slot_at INTEGER;
