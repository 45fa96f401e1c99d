package dev.keystile.spi;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where keys are kept. Every implementation passes the contract in {@code keystile-store-tck}.
 *
 * <p>An implementation is safe for use by several threads. Each method throws {@link StoreException} when the store
 * cannot answer, in good time, and {@link IllegalStateException} after {@link #close}. What a method has acknowledged by returning is
 * seen by every later call on any node, as far as the store itself promises that.
 *
 * <p>The name is shared with {@code java.security.KeyStore} on purpose: this one keeps API keys.
 */
public interface KeyStore extends AutoCloseable {
    /**
     * Reads one key, in one round trip.
     *
     * @param id the key's id, compared case-sensitively
     * @return the key as it is now, or empty if there is none
     * @throws DamagedKeyException if what is kept under that id is no key
     */
    Optional<ApiKey> find(String id);

    /**
     * Adds a key that was not there before, as a whole or not at all.
     *
     * @param key the key, kept with its own version
     * @throws DuplicateKeyException if there is a key with that id
     */
    void insert(ApiKey key);

    /**
     * Adds many keys, as an import does: each as a whole or not at all, and no key is replaced. Of two keys with one id the
     * first is added. When it fails, some of the keys may have been added, and calling again adds the rest.
     *
     * @param keys the keys, each kept with its own version
     * @return the ids of the keys that were not added, since there was one with that id, which stays as it was
     */
    default Set<String> insertAll(Collection<ApiKey> keys) {
        Set<String> taken = new HashSet<>();
        for (ApiKey key : keys) {
            try {
                insert(key);
            } catch (DuplicateKeyException e) {
                taken.add(key.id());
            }
        }
        return taken;
    }

    /**
     * Replaces a key that nobody has changed since it was read: compares the version, raises it by one, writes the
     * rest, all in one step. A revocation cannot be undone: a stored {@code revokedAt} and its reason never change again,
     * and an update that carries anything else in their place is refused. The prefix and the creation time are no part
     * of an update: they stay, whatever it carries. Use is not touched.
     *
     * @param key the changed key, with the version that it was read with
     * @return whether it was written; {@code false} if there is no such key, if it has another version by now, or if the
     *     update would undo a revocation
     */
    boolean update(ApiKey key);

    /**
     * Removes a key and what is known of its use.
     *
     * @param id the key's id
     * @return whether there was one
     */
    boolean delete(String id);

    /**
     * Removes a key that nobody has changed since it was read, and what is known of its use. Recorded use is no change.
     *
     * @param id the key's id
     * @param version the version that it was read with
     * @return whether it was removed; {@code false} if there is no such key, or if it has another version by now
     */
    boolean delete(String id, long version);

    /**
     * Lists keys in the order that the query asks for. Reading page after page sees each key once that was there all the time.
     *
     * @param query which keys
     * @return the part of the list that the query asks for
     */
    Page<ApiKey> list(KeyQuery query);

    /**
     * Adds uses to what is known: counts are added up, the time of the last use moves forward only, and its address
     * moves with it, even to an unknown one. Of two uses at the same time, either may be told as the last. Nothing else
     * of a key is written, its version stays, and uses of a key that is gone are dropped.
     *
     * @param uses at most one entry for each key
     */
    void recordUse(Collection<KeyUse> uses);

    /**
     * Tells what is known of the use of keys.
     *
     * @param ids the keys' ids
     * @return one entry for each id that has a key, {@link KeyUsage#NONE} if it was never used
     */
    Map<String, KeyUsage> usage(Collection<String> ids);

    /**
     * Tells changes as they happen, other nodes' and its own.
     *
     * @return the feed; {@link ChangeFeed#none} if the store cannot tell, in which case a change is seen when what was
     *     read before reaches the maximum staleness
     */
    default ChangeFeed changes() {
        return ChangeFeed.none();
    }

    /**
     * Looks at the store as an operator would: whether it answers, whether its clock agrees with this machine's, and
     * whether it is set up to keep what it is given. It asks the store, so it is nothing for a request's path.
     *
     * @return what was found, good and bad; a store that is out of reach is a finding and no exception; empty if there is
     *     nothing to look at
     */
    default List<Finding> diagnose() {
        return List.of();
    }

    /** Releases what the store holds, and ends its feeds. Closing again does nothing. */
    @Override
    void close();
}
