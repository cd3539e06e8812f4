-- When orders are picked up: how a location cuts its days into slots, and how many orders each has.

CREATE TABLE pickup_settings (
    location_id  uuid    NOT NULL PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    enabled      boolean NOT NULL,
    slot_minutes integer NOT NULL CHECK (slot_minutes IN (5, 10, 15, 20, 30, 60)),
    capacity     integer NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
    hours        text    NOT NULL, -- as those of menus
    lead_minutes integer NOT NULL CHECK (lead_minutes BETWEEN 0 AND 1440),
    days_ahead   integer NOT NULL CHECK (days_ahead BETWEEN 0 AND 7),
    version      bigint  NOT NULL CHECK (version >= 1)
);

-- Only slots that somebody has ever wanted.
CREATE TABLE pickup_slots (
    location_id uuid        NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    starts_at   timestamptz NOT NULL,
    taken       integer     NOT NULL CHECK (taken >= 0),
    PRIMARY KEY (location_id, starts_at)
);

-- The slot that has counted the order, as long as it is not cancelled. Null: none has.
ALTER TABLE orders ADD COLUMN slot_at timestamptz;
