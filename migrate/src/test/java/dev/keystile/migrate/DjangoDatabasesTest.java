package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.servers.MariaDbServer;
import dev.keystile.servers.PostgresServer;
import dev.keystile.servers.RanOn;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

import static dev.keystile.migrate.Imports.assertAccepted;
import static dev.keystile.migrate.Imports.reason;
import static org.assertj.core.api.Assertions.assertThat;

/** The rows that Django wrote into SQLite, in the tables that Django makes in the other databases. */
class DjangoDatabasesTest {
    private static final String COLUMNS = "id, created, name, revoked, expiry_date, hashed_key, prefix";

    /** As {@code sqlmigrate rest_framework_api_key} tells them. */
    enum Server {
        POSTGRESQL(
                "CREATE TABLE rest_framework_api_key_apikey (id varchar(150) NOT NULL PRIMARY KEY, created timestamp with time"
                        + " zone NOT NULL, name varchar(50) NOT NULL, revoked boolean NOT NULL, expiry_date timestamp with"
                        + " time zone NULL, hashed_key varchar(150) NOT NULL, prefix varchar(8) NOT NULL UNIQUE)",
                "?, (? || '+00')::timestamptz, ?, ?::int::boolean, (? || '+00')::timestamptz, ?, ?") {
            @Override
            String create(String name) {
                execute(PostgresServer.url("postgres"), "CREATE DATABASE " + name);
                // A session of another zone than UTC tells every date in it.
                return PostgresServer.url(name) + "&options=-c%20TimeZone=Asia/Kolkata";
            }
        },
        MARIADB(MySql.TABLE, MySql.VALUES) {
            @Override
            String create(String name) {
                execute(
                        MariaDbServer.url("mysql") + "&user=root",
                        "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
                return MariaDbServer.url(name) + "&user=root";
            }
        },
        /** MySQL's driver on a MariaDB server. */
        MYSQL_DRIVER(MySql.TABLE, MySql.VALUES) {
            @Override
            String create(String name) {
                MARIADB.create(name);
                return MariaDbServer.urlForMySqlDriver(name) + "&user=root";
            }
        };

        private final String table;
        private final String values;

        Server(String table, String values) {
            this.table = table;
            this.values = values;
        }

        abstract String create(String name);
    }

    private static final class MySql {
        static final String TABLE =
                "CREATE TABLE rest_framework_api_key_apikey (id varchar(150) NOT NULL PRIMARY KEY, created datetime(6) NOT"
                        + " NULL, name varchar(50) NOT NULL, revoked bool NOT NULL, expiry_date datetime(6) NULL, hashed_key"
                        + " varchar(150) NOT NULL, prefix varchar(8) NOT NULL UNIQUE)";
        static final String VALUES = "?, ?, ?, ?, ?, ?, ?";

        private MySql() {}
    }

    private static void execute(String url, String sql) {
        new UrlDataSource(url).execute(sql);
    }

    private static String copy(DjangoFixture fixture, Server server) throws SQLException {
        String url = server.create("ks" + UUID.randomUUID().toString().replace("-", ""));
        execute(url, server.table);
        try (Connection from = DriverManager.getConnection(fixture.url());
                Connection to = DriverManager.getConnection(url);
                Statement select = from.createStatement();
                ResultSet rows = select.executeQuery("SELECT " + COLUMNS + " FROM " + DjangoFixture.TABLE);
                PreparedStatement insert = to.prepareStatement(
                        "INSERT INTO " + DjangoFixture.TABLE + " (" + COLUMNS + ") VALUES (" + server.values + ")")) {
            RanOn.note(to);
            while (rows.next()) {
                for (int i = 1; i <= 7; i++) {
                    insert.setString(i, rows.getString(i));
                }
                insert.executeUpdate();
            }
        }
        return url;
    }

    @ParameterizedTest
    @EnumSource
    void every_key_ends_as_it_ended_in_django_and_dates_are_right_in_any_zone(Server server, @TempDir Path folder)
            throws SQLException {
        DjangoFixture fixture = DjangoFixture.copyTo(folder);
        UrlDataSource database = new UrlDataSource(copy(fixture, server));
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            check(fixture, database);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static void check(DjangoFixture fixture, UrlDataSource database) {
        ImportOptions options = ImportOptions.builder().database(database).build();
        try (ApiKeys keys = Imports.open(ImportFormat.DJANGO, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.DJANGO, options);
            assertThat(report.imported()).isEqualTo(19);
            for (DjangoFixture.Key key : fixture.in(DjangoFixture.TABLE)) {
                if (key.isGood(Instant.now())) {
                    assertThat(assertAccepted(keys, key.key()).name()).isEqualTo(key.name());
                } else {
                    assertThat(reason(keys, key.key())).isEqualTo(key.isRevoked() ? "REVOKED" : "EXPIRED");
                }
            }
            ApiKey key = keys.find("4oNE8TmZ").orElseThrow();
            assertThat(key.createdAt()).isEqualTo("2026-11-23T18:16:33.205Z");
            assertThat(key.expiresAt()).isEqualTo("2036-11-20T18:16:33.195Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void live_mode_asks_for_the_id_as_it_is_written(Server server, @TempDir Path folder) throws SQLException {
        DjangoFixture fixture = DjangoFixture.copyTo(folder);
        UrlDataSource database = new UrlDataSource(copy(fixture, server));
        DjangoTable table =
                new DjangoTable(ImportOptions.builder().database(database).build());
        assertThat(table.find("lW67LZhm")).isPresent();
        assertThat(table.find("LW67LZHM")).isEmpty();
        assertThat(table.find(List.of("lW67LZhm", "Otq1AQWD", "absent00", "too long for Django")))
                .extracting(ApiKey::id)
                .containsExactlyInAnyOrder("lW67LZhm", "Otq1AQWD");
    }
}
