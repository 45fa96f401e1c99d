package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.time.Duration;
import java.util.Objects;

/** Builds a {@link JdbcKeyStore}. Not safe for use by several threads. */
public final class JdbcKeyStoreBuilder {
    private final DataSource dataSource;
    private Duration pollInterval = DurationSetting.POLL_INTERVAL.byDefault();
    private Duration queryTimeout = DurationSetting.QUERY_TIMEOUT.byDefault();
    private @Nullable Boolean createSchema;
    private @Nullable Dialect dialect;
    private Runnable onClose = () -> {};

    JdbcKeyStoreBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "a JDBC store needs a DataSource");
    }

    /**
     * Tells whether missing tables are made when the store is built. Unless set: in SQLite and embedded H2 yes, in
     * others no.
     *
     * @param value whether they are made; if not, {@link #build} fails without them
     * @return this builder
     */
    public JdbcKeyStoreBuilder createSchema(boolean value) {
        createSchema = value;
        return this;
    }

    /**
     * Sets how often changes made elsewhere are read; 500 milliseconds unless set.
     *
     * @param value 100 milliseconds to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if it is out of bounds
     */
    public JdbcKeyStoreBuilder pollInterval(Duration value) {
        pollInterval = DurationSetting.POLL_INTERVAL.checked(value);
        return this;
    }

    /**
     * Sets how long a statement may take before it fails; 2 seconds unless set. Not for H2, whose own lock timeout bounds
     * a statement.
     *
     * @param value 1 second to 1 minute; a fraction of a second is dropped
     * @return this builder
     * @throws IllegalArgumentException if it is out of bounds
     */
    public JdbcKeyStoreBuilder queryTimeout(Duration value) {
        queryTimeout = DurationSetting.QUERY_TIMEOUT.checked(value);
        return this;
    }

    /**
     * Forces a dialect, for a database that behaves like a known one under another name; told by the database unless set.
     *
     * @param name {@code h2}, {@code sqlite}, {@code postgresql}, {@code mariadb} or {@code mysql}
     * @return this builder
     * @throws IllegalArgumentException if there is no such dialect
     */
    public JdbcKeyStoreBuilder dialect(String name) {
        dialect = Dialect.named(name);
        return this;
    }

    /** Sets what is released with the store. */
    JdbcKeyStoreBuilder onClose(Runnable value) {
        onClose = value;
        return this;
    }

    Duration pollInterval() {
        return pollInterval;
    }

    Runnable onClose() {
        return onClose;
    }

    /**
     * Looks at the database, checks or makes the tables, and opens the store.
     *
     * @return the store; whoever built it closes it
     * @throws StoreException if the database is out of reach or unknown, or its tables are missing or not fit for use
     */
    public JdbcKeyStore build() {
        Product product = Product.of(dataSource, dialect);
        Database database = database(product);
        new Schema(database).prepare(createSchema == null ? product.isEmbedded() : createSchema);
        return new JdbcKeyStore(database, product, this);
    }

    /** The schema alone, fit for use or not. */
    Schema schema() {
        return new Schema(database(Product.of(dataSource, dialect)));
    }

    private Database database(Product product) {
        return new Database(dataSource, product.dialect(), queryTimeout);
    }
}
