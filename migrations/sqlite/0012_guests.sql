-- Guests without an account order and cancel too: then there is no actor.

ALTER TABLE order_history RENAME TO order_history_before;

CREATE TABLE order_history (
    order_id    BLOB    NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    version     INTEGER NOT NULL CHECK (version >= 1),
    kind        TEXT    NOT NULL CHECK (kind IN ('placed', 'status', 'details')),
    at          INTEGER NOT NULL,
    actor_id    BLOB    REFERENCES users (id) ON DELETE RESTRICT,
    actor_role  TEXT    NOT NULL,
    from_status TEXT,
    to_status   TEXT    NOT NULL,
    reason      TEXT    CHECK (length(reason) BETWEEN 1 AND 500),
    PRIMARY KEY (order_id, version),
    CONSTRAINT order_history_placed_first CHECK ((kind = 'placed') = (from_status IS NULL)),
    CONSTRAINT order_history_cancelled_why CHECK (to_status <> 'cancelled' OR reason IS NOT NULL),
    CONSTRAINT order_history_guests CHECK (actor_id IS NOT NULL OR actor_role = 'guest')
) STRICT, WITHOUT ROWID;

INSERT INTO order_history
    (order_id, version, kind, at, actor_id, actor_role, from_status, to_status, reason)
SELECT order_id, version, kind, at, actor_id, actor_role, from_status, to_status, reason
FROM order_history_before ORDER BY order_id, version;

DROP TABLE order_history_before;
