-- Keystile's tables on PostgreSQL 12 and later. Running it again does no harm.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Ids and owners sort and compare byte by byte.

CREATE TABLE IF NOT EXISTS keystile_schema (
    version INTEGER NOT NULL PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS keystile_key (
    id               VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
    prefix           VARCHAR(32)             NOT NULL,
    name             VARCHAR(200)            NOT NULL,
    owner            VARCHAR(200) COLLATE "C",
    scopes           TEXT                    NOT NULL,
    metadata         TEXT                    NOT NULL,
    created_at       BIGINT                  NOT NULL,
    expires_at       BIGINT,
    enabled          BOOLEAN                 NOT NULL,
    revoked_at       BIGINT,
    revoked_reason   VARCHAR(200),
    allowed_networks TEXT                    NOT NULL,
    rate_limits      TEXT                    NOT NULL,
    secrets          TEXT                    NOT NULL,
    version          BIGINT                  NOT NULL,
    use_count        BIGINT                  NOT NULL,
    last_used_at     BIGINT,
    last_used_from   VARCHAR(64)
);

CREATE INDEX IF NOT EXISTS keystile_key_by_time ON keystile_key (created_at DESC, id DESC);

CREATE INDEX IF NOT EXISTS keystile_key_by_owner ON keystile_key (owner, created_at DESC, id DESC);

CREATE TABLE IF NOT EXISTS keystile_change (
    seq        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key_id     VARCHAR(64) NOT NULL,
    changed_at BIGINT      NOT NULL
);

CREATE INDEX IF NOT EXISTS keystile_change_by_time ON keystile_change (changed_at);

-- Last, so that its presence says that all the rest is there.
INSERT INTO keystile_schema (version) VALUES (1) ON CONFLICT DO NOTHING;
