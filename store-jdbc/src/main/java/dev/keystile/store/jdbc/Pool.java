package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Opens the pool of a store that was given a JDBC URL. */
final class Pool {
    /** Databases in memory that belong to one connection, so that a pool would be many empty databases. */
    private static final Pattern PRIVATE = Pattern.compile("jdbc:(h2:mem:|sqlite:|sqlite::memory:)([;?].*)?");

    private static final int START_ATTEMPTS = 3;
    private static final long MAX_VALIDATION_MILLIS = 1000;

    private Pool() {}

    /**
     * Opens a pool and makes sure that the database answers.
     *
     * @throws IllegalArgumentException if the URL cannot be shared by several connections
     * @throws StoreException if no driver knows the URL or the database does not answer
     */
    static HikariDataSource open(StoreConfig config, PoolSettings settings) {
        if (PRIVATE.matcher(config.url()).matches()) {
            throw new IllegalArgumentException("the database of " + config.redactedUrl()
                    + " belongs to a single connection: name it, such as jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1, or use"
                    + " memory:");
        }
        HikariDataSource pool = new HikariDataSource(hikariConfig(config, settings));
        try {
            awaitFirstConnection(pool);
            return pool;
        } catch (SQLException e) {
            pool.close();
            throw unreachable(config, e);
        }
    }

    /** The first connection may take longer than a request should wait: the driver's classes are loaded with it. */
    private static void awaitFirstConnection(HikariDataSource pool) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                pool.getConnection().close();
                return;
            } catch (SQLException e) {
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static HikariConfig hikariConfig(StoreConfig config, PoolSettings settings) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("keystile");
        hikari.setDataSource(new DriverSource(driver(config), config.url(), DriverProperties.of(config, settings)));
        hikari.setMaximumPoolSize(settings.size());
        long patience = settings.connectionTimeout().toMillis();
        hikari.setConnectionTimeout(patience);
        // A connection that was idle is asked whether it lives before it is lent. Its silence adds to the wait.
        hikari.setValidationTimeout(Math.min(patience, MAX_VALIDATION_MILLIS));
        // Else HikariCP logs a failed start itself, as an error with a stack trace. We tell it in one line.
        hikari.setInitializationFailTimeout(-1);
        return hikari;
    }

    /**
     * A driver in a web application's own libraries is not among those of {@link DriverManager}, which a container may
     * have filled before.
     */
    private static Driver driver(StoreConfig config) {
        Stream<Driver> drivers = Stream.concat(
                ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::get), DriverManager.drivers());
        return drivers.filter(driver -> accepts(driver, config.url()))
                .findFirst()
                .orElseThrow(() -> new StoreException(
                        "no JDBC driver for " + kind(config.url())
                                + " was found: add the database's driver to the class path, or correct the URL",
                        null));
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The beginning of a URL, where no credential can be. */
    private static String kind(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? "this URL" : url.substring(0, end + 1);
    }

    /** A driver may quote the URL: then neither its message nor itself must reach a log, if there is a credential in it. */
    private static StoreException unreachable(StoreConfig config, SQLException e) {
        String where = "the database " + config.redactedUrl() + " is out of reach";
        String remedy = ": check that it runs, and check URL, username and password";
        if (!config.url().equals(config.redactedUrl())) {
            return new StoreException(where + " (SQLState " + e.getSQLState() + ")" + remedy, null);
        }
        String reason = Failures.firstLine(Optional.ofNullable(e.getCause()).orElse(e));
        return new StoreException(where + " (" + reason + ")" + remedy, e);
    }
}
