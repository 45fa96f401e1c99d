package dev.keystile.store.mongo;

import com.mongodb.client.MongoDatabase;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeSource;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.ThreadedChangeFeed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps keys in MongoDB 6.0 or later: a replica set, a sharded cluster or a standalone server. Safe for use by several
 * threads, and by several nodes on the same collection.
 *
 * <p>Each key is one document. Keys are read from the primary, and a change of a key is acknowledged when a majority of
 * the members has it in its journal. Use is acknowledged by the primary alone.
 */
public final class MongoKeyStore implements KeyStore {
    private final KeyCollection keys;
    private final KeyImport imports;
    private final KeyListing listing;
    private final UsageFields usage;
    private final ThreadedChangeFeed changes;
    private final Diagnosis diagnosis;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    MongoKeyStore(KeyCollection keys, Handles handles, ChangeSource changes, Diagnosis diagnosis, Runnable onClose) {
        this.keys = keys;
        this.imports = new KeyImport(keys);
        this.listing = new KeyListing(handles.lists());
        this.usage = new UsageFields(handles.uses());
        this.changes = new ThreadedChangeFeed("keystile-mongo-changes", changes, Duration.ZERO);
        this.diagnosis = diagnosis;
        this.onClose = onClose;
    }

    /**
     * Starts a store over a database of a {@code MongoClient}, which stays the caller's: the store never closes it. What
     * the database has been set to, such as a read preference or a write concern, does not matter: the store sets its own.
     *
     * @param database where the keys are kept
     * @return a builder with defaults for everything else
     */
    public static MongoKeyStoreBuilder builder(MongoDatabase database) {
        return new MongoKeyStoreBuilder(database);
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

    @Override
    public Set<String> insertAll(Collection<ApiKey> added) {
        requireOpen();
        return imports.insert(added);
    }

    /** {@inheritDoc} The prefix and the creation time are never written again. */
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

    /** {@inheritDoc} A damaged document is left out and named in the log. */
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
     * {@inheritDoc} It reads a change stream or, on a standalone server, a log of changes that the store keeps; on one
     * daemon thread that starts when the first listener follows.
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
