package dev.keystile.store.jdbc;

/** What to ask each database about its clock, and about what a crash of it may undo. */
enum Questions {
    H2(
            "SELECT CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)",
            "SELECT DISTINCT 'WRITE_DELAY = ' || SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                    + " WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0'",
            "Add ;WRITE_DELAY=0 to the URL"),
    SQLITE(
            "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
            "SELECT 'synchronous = ' || synchronous FROM pragma_synchronous WHERE synchronous < 2",
            "Add ?synchronous=FULL to the URL"),
    POSTGRESQL(
            "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
            "SELECT name || ' = ' || setting FROM pg_settings"
                    + " WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'off' ORDER BY name",
            "Set it to on"),
    MYSQL(
            "SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)",
            "SELECT CONCAT('innodb_flush_log_at_trx_commit = ', @@innodb_flush_log_at_trx_commit) FROM DUAL"
                    + " WHERE @@innodb_flush_log_at_trx_commit <> 1",
            "Set it to 1");

    private final String currentMillis;
    private final String riskySettings;
    private final String remedy;

    Questions(String currentMillis, String riskySettings, String remedy) {
        this.currentMillis = currentMillis;
        this.riskySettings = riskySettings;
        this.remedy = remedy;
    }

    static Questions of(Dialect dialect) {
        return switch (dialect) {
            case H2 -> H2;
            case SQLITE -> SQLITE;
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB, MYSQL -> MYSQL;
        };
    }

    /** Tells the server's time, in milliseconds. */
    String currentMillis() {
        return currentMillis;
    }

    /** Tells each setting by which a crash may undo what was acknowledged. */
    String riskySettings() {
        return riskySettings;
    }

    String remedy() {
        return remedy;
    }
}
