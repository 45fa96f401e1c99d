package dev.keystile.migrate.measure;

import dev.keystile.ApiKeys;
import dev.keystile.migrate.ImportFormat;
import dev.keystile.migrate.ImportOptions;
import dev.keystile.migrate.ImportReport;
import dev.keystile.migrate.KeyImporter;
import dev.keystile.migrate.KeySource;
import dev.keystile.servers.PostgresServer;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.StoreConfig;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Measures an import of so many rows of Django's table, in a real PostgreSQL, into a store: {@code ImportMeasurement postgresql
 * 1000000}, or {@code redis}. One import in each JVM, so that its peak of memory is that of the import.
 */
public final class ImportMeasurement {
    private static final String TABLE =
            "CREATE TABLE rest_framework_api_key_apikey (id varchar(150) NOT NULL PRIMARY KEY,"
                    + " created timestamptz NOT NULL, name varchar(50) NOT NULL, revoked boolean NOT NULL, expiry_date timestamptz,"
                    + " hashed_key varchar(150) NOT NULL, prefix varchar(8) NOT NULL UNIQUE)";

    private ImportMeasurement() {}

    /**
     * Measures.
     *
     * @param args the store and the number of rows
     */
    public static void main(String[] args) throws SQLException, IOException {
        int rows = Integer.parseInt(args[1]);
        String source = database("django");
        fill(source, rows);
        if (args[0].equals("redis")) {
            try (RedisServer redis = RedisServer.start()) {
                measure(source, StoreConfig.of(redis.url()), args[0]);
            }
        } else {
            measure(source, StoreConfig.of(database("keystile")).with("schema", "create"), args[0]);
        }
    }

    private static String database(String name) throws SQLException {
        execute(PostgresServer.url("postgres"), "CREATE DATABASE " + name);
        return PostgresServer.url(name);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows as the package writes them: a prefix of 8 characters, and the hash twice, since it is a part of the primary key. */
    private static void fill(String url, int rows) throws SQLException {
        execute(url, TABLE);
        execute(
                url,
                "INSERT INTO rest_framework_api_key_apikey SELECT prefix || '.' || hash, now() - (i || ' seconds')::interval,"
                        + " 'key ' || i, i % 50 = 0, CASE WHEN i % 10 = 0 THEN now() + interval '1 year' END, hash, prefix"
                        + " FROM (SELECT i, substr(upper(md5('p' || i)), 1, 1) || lpad(i::text, 7, '0') AS prefix,"
                        + " 'sha512$$' || encode(sha512(i::text::bytea), 'hex') AS hash"
                        + " FROM generate_series(1, " + rows + ") AS i) AS made");
        execute(url, "ANALYZE");
    }

    private static void measure(String url, StoreConfig target, String name) throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        ImportOptions options = ImportOptions.builder().database(source).build();
        try (ApiKeys keys =
                ImportFormat.DJANGO.prepare(ApiKeys.builder(target), options).build()) {
            long began = System.nanoTime();
            ImportReport report;
            try (KeySource rows = ImportFormat.DJANGO.open(options)) {
                report = KeyImporter.into(keys).run(rows);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d rows, %d imported, %d refused, %.1f s, %.0f rows/s, heap at most %d MiB,"
                            + " resident at most %s%n",
                    name,
                    report.rows(),
                    report.imported(),
                    report.refused(),
                    seconds,
                    report.rows() / seconds,
                    heapPeak() >> 20,
                    residentPeak());
        }
    }

    /** The most that the parts of the heap ever held, garbage included. */
    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static String residentPeak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
