-- Keystile's tables on MariaDB 10.6 and later. Running it again does no harm.
-- Times are milliseconds since 1970-01-01T00:00:00Z. The collation compares text exactly: upper and lower case differ,
-- and trailing spaces count.

CREATE TABLE IF NOT EXISTS keystile_schema (
    version INTEGER NOT NULL PRIMARY KEY
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS keystile_key (
    id               VARCHAR(64)  NOT NULL PRIMARY KEY,
    prefix           VARCHAR(32)  NOT NULL,
    name             VARCHAR(200) NOT NULL,
    owner            VARCHAR(200),
    scopes           TEXT         NOT NULL,
    metadata         TEXT         NOT NULL,
    created_at       BIGINT       NOT NULL,
    expires_at       BIGINT,
    enabled          BOOLEAN      NOT NULL,
    revoked_at       BIGINT,
    revoked_reason   VARCHAR(200),
    allowed_networks TEXT         NOT NULL,
    rate_limits      TEXT         NOT NULL,
    secrets          TEXT         NOT NULL,
    version          BIGINT       NOT NULL,
    use_count        BIGINT       NOT NULL,
    last_used_at     BIGINT,
    last_used_from   VARCHAR(64),
    INDEX keystile_key_by_time (created_at DESC, id DESC),
    INDEX keystile_key_by_owner (owner, created_at DESC, id DESC)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS keystile_change (
    seq        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    key_id     VARCHAR(64) NOT NULL,
    changed_at BIGINT      NOT NULL,
    INDEX keystile_change_by_time (changed_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Last, so that its presence says that all the rest is there.
INSERT IGNORE INTO keystile_schema (version) VALUES (1);
