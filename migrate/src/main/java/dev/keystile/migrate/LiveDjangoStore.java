package dev.keystile.migrate;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keystile's store with the table of djangorestframework-api-key beside it, for the time in which the Django application and
 * this one both let the same keys in. Give it to {@link dev.keystile.ApiKeys#builder(KeyStore)}.
 *
 * <ul>
 *   <li>A key that the store does not have is looked up in Django's table, which is only ever read.
 *   <li>Whatever Keystile writes of such a key (a revocation, a rotation, a better hash at its first use), it writes to its own
 *       store, together with the key: from then on the key is adopted.
 *   <li>Django stays in charge of the keys that it issued: a key that Django revokes, deletes or gives another expiry, adopted or
 *       not, follows when it is next read, so no later than the maximum staleness after Django has committed it. What Keystile
 *       revokes, Django does not see.
 *   <li>While Django's database does not answer, its keys are refused as if the store were down; others are not concerned.
 *   <li>Lists hold adopted keys only. {@link ImportFormat#DJANGO} adopts the others, at any time.
 *   <li>A key that is in Django's table cannot be deleted here: it would live again. Revoke it.
 * </ul>
 *
 * <p>Safe for use by several threads.
 */
public final class LiveDjangoStore implements KeyStore {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDjangoStore.class);
    private static final int BATCH = 500;

    private final KeyStore own;
    private final DjangoTable django;
    private final InstantSource clock = InstantSource.system();

    /**
     * Puts Django's table beside a store.
     *
     * @param own Keystile's own store; closed together with this one
     * @param options Django's database, which is asked with each read: give a pool; and the table and columns, if the model is
     *     the application's own
     * @throws IllegalArgumentException if there is no database among the options, or a name is bad
     * @throws StoreException if the table cannot be read
     */
    public LiveDjangoStore(KeyStore own, ImportOptions options) {
        this.own = Objects.requireNonNull(own, "own");
        this.django = new DjangoTable(options);
    }

    @Override
    public Optional<ApiKey> find(String id) {
        Optional<ApiKey> found = own.find(id);
        if (found.isEmpty()) {
            return django.find(id);
        }
        ApiKey key = found.get();
        return key.revokedAt() == null && isDjangos(key) ? Optional.of(followed(key)) : found;
    }

    private boolean isDjangos(ApiKey key) {
        return django.origin().equals(key.metadata().get(Origin.IMPORTED_FROM));
    }

    /** What Django has changed since the key was adopted is written to the own store, too, if that is possible. */
    private ApiKey followed(ApiKey key) {
        ApiKey changed = change(key, django.find(key.id()).orElse(null));
        if (changed.equals(key)) {
            return key;
        }
        try {
            return own.update(changed)
                    ? changed.toBuilder().version(changed.version() + 1).build()
                    : changed;
        } catch (StoreException e) {
            LOG.debug("What Django changed of the key {} is written at its next read", key.id(), e);
            return changed;
        }
    }

    private ApiKey change(ApiKey key, @Nullable ApiKey inDjango) {
        if (inDjango == null) {
            return key.toBuilder().revoked(clock.instant(), "deleted in Django").build();
        }
        if (inDjango.revokedAt() != null) {
            return key.toBuilder().revoked(clock.instant(), "revoked in Django").build();
        }
        String known = key.metadata().get(Origin.IMPORTED_EXPIRY);
        String now = inDjango.metadata().get(Origin.IMPORTED_EXPIRY);
        return Objects.equals(known, now) ? key : withExpiry(key, inDjango.expiresAt(), now);
    }

    private static ApiKey withExpiry(ApiKey key, @Nullable Instant expiresAt, @Nullable String told) {
        Map<String, String> metadata = new HashMap<>(key.metadata());
        if (told == null) {
            metadata.remove(Origin.IMPORTED_EXPIRY);
        } else {
            metadata.put(Origin.IMPORTED_EXPIRY, told);
        }
        return key.toBuilder().expiresAt(expiresAt).metadata(metadata).build();
    }

    @Override
    public void insert(ApiKey key) {
        if (django.find(key.id()).isPresent()) {
            throw new DuplicateKeyException(key.id(), null);
        }
        own.insert(key);
    }

    /** Such as {@link ImportFormat#DJANGO} does: what is in Django's table is adopted. */
    @Override
    public Set<String> insertAll(Collection<ApiKey> keys) {
        return own.insertAll(keys);
    }

    /** A key that is not adopted yet is adopted first, as Django has it, and changed then: two who do so at once meet there. */
    @Override
    public boolean update(ApiKey key) {
        if (own.update(key)) {
            return true;
        }
        boolean isAdopted = own.find(key.id()).isPresent();
        return !isAdopted && adopt(List.of(key.id())) && own.update(key);
    }

    private boolean adopt(List<String> ids) {
        List<ApiKey> keys = django.find(ids);
        own.insertAll(keys);
        return !keys.isEmpty();
    }

    @Override
    public boolean delete(String id) {
        if (django.find(id).isPresent()) {
            throw new IllegalStateException("the key " + id
                    + " is in Django's table, and would live again: revoke it, or delete it in Django first");
        }
        return own.delete(id);
    }

    /** {@code false} for a key that is in Django's table: purges leave it. */
    @Override
    public boolean delete(String id, long version) {
        return django.find(id).isEmpty() && own.delete(id, version);
    }

    @Override
    public Page<ApiKey> list(KeyQuery query) {
        return own.list(query);
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        List<String> ids = uses.stream().map(KeyUse::id).toList();
        Set<String> adopted = own.usage(ids).keySet();
        List<String> others =
                new ArrayList<>(ids.stream().filter(id -> !adopted.contains(id)).toList());
        for (int from = 0; from < others.size(); from += BATCH) {
            adopt(others.subList(from, Math.min(from + BATCH, others.size())));
        }
        own.recordUse(uses);
    }

    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        Map<String, KeyUsage> usage = new HashMap<>(own.usage(ids));
        List<String> others = ids.stream().filter(id -> !usage.containsKey(id)).toList();
        for (int from = 0; from < others.size(); from += BATCH) {
            django.find(others.subList(from, Math.min(from + BATCH, others.size())))
                    .forEach(key -> usage.put(key.id(), KeyUsage.NONE));
        }
        return usage;
    }

    /** Tells changes in the own store. Those in Django's table are seen within the maximum staleness. */
    @Override
    public ChangeFeed changes() {
        return own.changes();
    }

    @Override
    public List<Finding> diagnose() {
        List<Finding> findings = new ArrayList<>(own.diagnose());
        try {
            django.find("00000000");
            findings.add(Finding.ok("django", "the table of " + django.origin() + " can be read"));
        } catch (StoreException e) {
            findings.add(Finding.error(
                    "django",
                    "the table of " + django.origin() + " cannot be read: keys that Django issued are refused"));
        }
        return findings;
    }

    @Override
    public void close() {
        own.close();
    }
}
