-- What every module stands on: the shops, the answers to creating requests, the events.

CREATE TABLE locations (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name               TEXT    NOT NULL CHECK (length(name) > 0),
    time_zone          TEXT    NOT NULL,
    currency           TEXT    NOT NULL CHECK (length(currency) = 3),
    day_cutoff_minutes INTEGER NOT NULL DEFAULT 0 CHECK (day_cutoff_minutes BETWEEN 0 AND 1439),
    created_at         INTEGER NOT NULL,
    version            INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- One row per Idempotency-Key, in the transaction of its effect. `status` is null while that runs.
CREATE TABLE idempotency_keys (
    owner       TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    status      INTEGER,
    location    TEXT,
    etag        TEXT,
    body        TEXT,
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- What happened, in order. Written in the transaction of the change; `sequence` is Last-Event-ID.
CREATE TABLE outbox_events (
    sequence     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    type         TEXT    NOT NULL,
    aggregate    TEXT    NOT NULL,
    aggregate_id BLOB    NOT NULL CHECK (length(aggregate_id) = 16),
    version      INTEGER NOT NULL,
    location_id  BLOB    NOT NULL CHECK (length(location_id) = 16),
    at           INTEGER NOT NULL,
    payload      TEXT    NOT NULL
) STRICT;

CREATE INDEX outbox_events_by_aggregate ON outbox_events (aggregate_id, sequence);
