-- Who works and buys here: roles, accounts, sessions.

CREATE TABLE roles (
    name       TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    is_system  INTEGER NOT NULL CHECK (is_system IN (0, 1)),
    version    INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE role_permissions (
    role       TEXT NOT NULL REFERENCES roles (name) ON DELETE CASCADE,
    permission TEXT NOT NULL,
    PRIMARY KEY (role, permission)
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id                  BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    email               TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    name                TEXT NOT NULL CHECK (name <> ''),
    phone               TEXT,
    role                TEXT NOT NULL REFERENCES roles (name) ON DELETE RESTRICT,
    is_active           INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    permissions_version INTEGER NOT NULL,
    password_hash       TEXT NOT NULL,
    search_text         TEXT NOT NULL,  -- name, e-mail and telephone in folded case
    created_at          INTEGER NOT NULL,
    version             INTEGER NOT NULL
) STRICT;

CREATE INDEX users_role ON users (role, id);

-- One sign-in on one device. A session that has ended is deleted.
CREATE TABLE sessions (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    user_id        BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device         TEXT NOT NULL,
    remote_address TEXT NOT NULL,
    created_at     INTEGER NOT NULL,
    last_used_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_user ON sessions (user_id, id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- The family of a session's tokens: used ones stay until they expire, to notice their reuse.
CREATE TABLE refresh_tokens (
    digest     BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),  -- SHA-256
    session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

-- Wrong passwords in a row, also for addresses without an account.
CREATE TABLE login_attempts (
    email_digest    BLOB PRIMARY KEY NOT NULL CHECK (length(email_digest) = 32),  -- SHA-256
    failures        INTEGER NOT NULL CHECK (failures >= 0),
    last_failure_at INTEGER NOT NULL,
    locked_until    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX login_attempts_age ON login_attempts (last_failure_at);
