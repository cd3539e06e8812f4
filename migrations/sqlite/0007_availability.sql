-- What is sold out by hand at one shop, until it is switched back or until a time.
CREATE TABLE menu_stops (
    location_id  BLOB NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    subject      TEXT NOT NULL CHECK (subject IN ('product', 'variation', 'modifier')),
    subject_id   BLOB NOT NULL CHECK (length(subject_id) = 16),
    stopped_till INTEGER, -- null: until it is switched back
    stopped_at   INTEGER NOT NULL,
    actor_id     BLOB REFERENCES users (id) ON DELETE RESTRICT,
    PRIMARY KEY (location_id, subject, subject_id)
) STRICT, WITHOUT ROWID;

-- Grows with `version`, but not when only the availability of things changes: as long as it stays,
-- a menu in memory knows all but that.
ALTER TABLE menu_versions ADD COLUMN content_version INTEGER NOT NULL DEFAULT 0;
