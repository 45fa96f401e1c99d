package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.ThreadedChangeFeed;

import javax.sql.DataSource;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps keys in a relational database: H2, SQLite, PostgreSQL, MariaDB or MySQL. Safe for use by several threads, and by
 * several nodes on the same tables.
 *
 * <p>Each write is a transaction of its own, on a connection of its own. The {@code DataSource} must not take part in a
 * transaction that a container manages.
 */
public final class JdbcKeyStore implements KeyStore {
    private final KeyTable keys;
    private final KeyImport imports;
    private final KeyListing listing;
    private final UsageColumns usage;
    private final ThreadedChangeFeed changes;
    private final Diagnosis diagnosis;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    JdbcKeyStore(Database database, Product product, JdbcKeyStoreBuilder settings) {
        ChangeLog log = new ChangeLog(database, Clock.systemUTC());
        keys = new KeyTable(database, log);
        imports = new KeyImport(database, log);
        listing = new KeyListing(database);
        usage = new UsageColumns(database);
        changes = new ThreadedChangeFeed(
                "keystile-jdbc-changes",
                new ChangeLogSource(new ChangeReader(log, System::nanoTime), System::nanoTime),
                settings.pollInterval());
        diagnosis = new Diagnosis(database, product, Clock.systemUTC());
        onClose = settings.onClose();
    }

    /**
     * Starts a store over a {@code DataSource}, which stays the caller's: the store never closes it.
     *
     * @param dataSource where connections come from; a pool, since each call borrows one
     * @return a builder with defaults for everything else
     */
    public static JdbcKeyStoreBuilder builder(DataSource dataSource) {
        return new JdbcKeyStoreBuilder(dataSource);
    }

    @Override
    public Optional<ApiKey> find(String id) {
        requireOpen();
        return Texts.isKeyId(id) ? keys.find(id) : Optional.empty();
    }

    @Override
    public void insert(ApiKey key) {
        requireOpen();
        keys.insert(key);
    }

    /** {@inheritDoc} Batches of 500 keys are a transaction each. */
    @Override
    public Set<String> insertAll(Collection<ApiKey> keys) {
        requireOpen();
        return imports.insert(keys);
    }

    /** {@inheritDoc} The creation time is never written again. */
    @Override
    public boolean update(ApiKey key) {
        requireOpen();
        return keys.update(key);
    }

    @Override
    public boolean delete(String id) {
        requireOpen();
        return Texts.isKeyId(id) && keys.delete(id);
    }

    @Override
    public boolean delete(String id, long version) {
        requireOpen();
        return Texts.isKeyId(id) && keys.delete(id, version);
    }

    /** {@inheritDoc} A damaged row is left out and named in the log. */
    @Override
    public Page<ApiKey> list(KeyQuery query) {
        requireOpen();
        return listing.list(query);
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        requireOpen();
        usage.add(uses);
    }

    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        requireOpen();
        return usage.read(ids);
    }

    /**
     * {@inheritDoc} It reads a log of changes at the poll interval, on one daemon thread that starts when the first
     * listener follows.
     */
    @Override
    public ChangeFeed changes() {
        requireOpen();
        return changes;
    }

    @Override
    public List<Finding> diagnose() {
        requireOpen();
        return diagnosis.run();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            changes.close();
            onClose.run();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("this store is closed: open another one");
        }
    }
}
