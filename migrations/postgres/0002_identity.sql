-- Who works and buys here: roles, accounts, sessions.

CREATE TABLE roles (
    name       text COLLATE "C" PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    is_system  boolean          NOT NULL,
    version    bigint           NOT NULL DEFAULT 1
);

CREATE TABLE role_permissions (
    role       text COLLATE "C" NOT NULL REFERENCES roles (name) ON DELETE CASCADE,
    permission text COLLATE "C" NOT NULL,
    PRIMARY KEY (role, permission)
);

CREATE TABLE users (
    id                  uuid             NOT NULL PRIMARY KEY,
    email               text COLLATE "C" NOT NULL UNIQUE CHECK (email = lower(email)),
    name                text             NOT NULL CHECK (name <> ''),
    phone               text,
    role                text COLLATE "C" NOT NULL REFERENCES roles (name) ON DELETE RESTRICT,
    is_active           boolean          NOT NULL,
    permissions_version bigint           NOT NULL,
    password_hash       text             NOT NULL,
    search_text         text COLLATE "C" NOT NULL,  -- name, e-mail and telephone in folded case
    created_at          timestamptz      NOT NULL,
    version             bigint           NOT NULL
);

CREATE INDEX users_role ON users (role, id);

-- One sign-in on one device. A session that has ended is deleted.
CREATE TABLE sessions (
    id             uuid        NOT NULL PRIMARY KEY,
    user_id        uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device         text        NOT NULL,
    remote_address text        NOT NULL,
    created_at     timestamptz NOT NULL,
    last_used_at   timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL
);

CREATE INDEX sessions_user ON sessions (user_id, id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- The family of a session's tokens: used ones stay until they expire, to notice their reuse.
CREATE TABLE refresh_tokens (
    digest     bytea       NOT NULL PRIMARY KEY CHECK (octet_length(digest) = 32),  -- SHA-256
    session_id uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

-- Wrong passwords in a row, also for addresses without an account.
CREATE TABLE login_attempts (
    email_digest    bytea       NOT NULL PRIMARY KEY CHECK (octet_length(email_digest) = 32),  -- SHA-256
    failures        integer     NOT NULL CHECK (failures >= 0),
    last_failure_at timestamptz NOT NULL,
    locked_until    timestamptz NOT NULL
);

CREATE INDEX login_attempts_age ON login_attempts (last_failure_at);
