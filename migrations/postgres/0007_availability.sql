-- What is sold out by hand at one shop, until it is switched back or until a time.
CREATE TABLE menu_stops (
    location_id  uuid NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    subject      text COLLATE "C" NOT NULL CHECK (subject IN ('product', 'variation', 'modifier')),
    subject_id   uuid NOT NULL,
    stopped_till timestamptz, -- null: until it is switched back
    stopped_at   timestamptz NOT NULL,
    actor_id     uuid REFERENCES users (id) ON DELETE RESTRICT,
    PRIMARY KEY (location_id, subject, subject_id)
);

-- Grows with `version`, but not when only the availability of things changes: as long as it stays,
-- a menu in memory knows all but that.
ALTER TABLE menu_versions ADD COLUMN content_version bigint NOT NULL DEFAULT 0;
