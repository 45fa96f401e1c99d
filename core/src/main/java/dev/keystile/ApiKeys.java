package dev.keystile;

import dev.keystile.internal.Checks;
import dev.keystile.internal.settings.Settings;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Issues, verifies and manages API keys: the entry point. An application has one for each store, and closes it at its end.
 * Safe for use by several threads.
 *
 * <p>Every method but {@link #verify} and {@link #check} throws {@link dev.keystile.spi.StoreException} when the store cannot answer.
 */
public final class ApiKeys implements AutoCloseable {
    private final KeyStore store;
    private final Formats formats;
    private final KeyManager manager;
    private final KeyChanges changes;
    private final Verifier verifier;
    private final Verifier checker;
    private final KeyIdentifier identifier;
    private final Events events;
    private final InstantSource clock;
    private final Background background;

    ApiKeys(
            KeyStore store,
            Formats formats,
            KeyManager manager,
            Verifier verifier,
            Verifier checker,
            KeyIdentifier identifier,
            Events events,
            InstantSource clock,
            Background background) {
        this.store = store;
        this.formats = formats;
        this.manager = manager;
        this.changes = provided(key -> {});
        this.verifier = verifier;
        this.checker = checker;
        this.identifier = identifier;
        this.events = events;
        this.clock = clock;
        this.background = background;
    }

    /**
     * Opens the store with this URL, with the default settings.
     *
     * @param storeUrl such as {@code jdbc:postgresql://db/app} or {@code memory:}
     * @return the keys in that store
     * @throws IllegalArgumentException if no module on the class path, or more than one, is for that URL
     * @throws dev.keystile.spi.StoreException if the store cannot be reached or is not fit for use
     */
    public static ApiKeys open(String storeUrl) {
        return builder(StoreConfig.of(storeUrl)).build();
    }

    /**
     * Starts with a store that is open already, and stays the caller's to close.
     *
     * @param store the store
     * @return the builder
     */
    public static ApiKeysBuilder builder(KeyStore store) {
        return new ApiKeysBuilder(store);
    }

    /**
     * Starts with a store that is opened when the builder is done, and closed together with the result.
     *
     * @param store which store, and how to open it
     * @return the builder
     */
    public static ApiKeysBuilder builder(StoreConfig store) {
        return new ApiKeysBuilder(store);
    }

    /**
     * Starts with settings, by the names of docs/configuration.md: those given here, and from the environment those that
     * are not. The store is opened when the builder is done, and closed together with the result. The settings of the
     * filter are allowed, since one environment serves both, and do nothing here.
     *
     * @param settings values by name, such as {@code keystile.store.url}, which must be here or in the environment
     * @param environment environment variables, such as {@link System#getenv()}; only those that start with
     *     {@code KEYSTILE_} matter
     * @return the builder, which can be changed further
     * @throws IllegalArgumentException if a setting is unknown, missing or bad; the message tells no secret
     */
    public static ApiKeysBuilder builder(Map<String, String> settings, Map<String, String> environment) {
        return ApiKeysSettings.builder(Settings.of(settings, environment));
    }

    /**
     * Issues a key.
     *
     * @param spec what people choose of it
     * @return the key with its plaintext, which is known at no other time
     * @throws IllegalArgumentException if {@code expiresAt} has passed
     */
    public IssuedKey issue(ApiKeySpec spec) {
        return manager.issue(spec);
    }

    /**
     * Takes keys over that were made elsewhere, with their hashes. Keys that have been there before are not counted as
     * adopted, and stay as they are.
     *
     * @param keys the keys; each is adopted as a whole or not at all
     * @return the ids of those keys that were there already
     * @throws IllegalArgumentException if {@link #requireAdoptable} refuses a key; then none is adopted
     */
    public Set<String> adopt(Collection<ApiKey> keys) {
        return manager.adopt(keys);
    }

    /**
     * As {@link #adopt(Collection)}, together with what is known of the keys' use. Uses of keys that were there already are left
     * out.
     *
     * @param keys the keys; each is adopted as a whole or not at all
     * @param uses at most one entry for each of the keys
     * @return the ids of those keys that were there already
     * @throws IllegalArgumentException if {@link #requireAdoptable} refuses a key; then none is adopted
     */
    public Set<String> adopt(Collection<ApiKey> keys, Collection<KeyUse> uses) {
        Set<String> present = adopt(keys);
        List<KeyUse> ofAdopted =
                uses.stream().filter(use -> !present.contains(use.id())).toList();
        if (!ofAdopted.isEmpty()) {
            store.recordUse(ofAdopted);
        }
        return present;
    }

    /**
     * Tells whether a secret's hash will be replaced when its key is next used.
     *
     * @param secret a secret of a key
     * @return whether its hash is one that new keys no longer get
     */
    public boolean hasLegacyHash(KeySecret secret) {
        return manager.hasLegacyHash(secret);
    }

    /**
     * Refuses a key that could never be verified here. Looks at the key only, not into the store.
     *
     * @param key a key that was made elsewhere
     * @throws IllegalArgumentException if no accepted format has its prefix and such an id, or no accepted hasher reads the
     *     hash of a live secret of it; the message quotes no hash
     */
    public void requireAdoptable(ApiKey key) {
        manager.requireAdoptable(key);
    }

    /**
     * Issues a key, at most one for each token: the key's id is made of the token, so that every store and every node refuses
     * the second. A caller that got no answer asks again with the same token; if it is told then that the key is there
     * already, it rotates it, since the plaintext is gone. Whoever takes tokens from several parties puts each party's
     * name before its tokens, or one could use up another's.
     *
     * @param spec what people choose of it
     * @param token names this one wish for a key: 1 to 1000 characters that nobody else would choose, such as a UUID
     * @return the key with its plaintext, which is known at no other time
     * @throws dev.keystile.spi.DuplicateKeyException if the token has issued a key already
     * @throws IllegalArgumentException if {@code expiresAt} has passed, or the token is out of its bounds
     * @throws UnsupportedOperationException if the format of new keys is an application's own without {@link KeyFormat#idOf}
     */
    public IssuedKey issue(ApiKeySpec spec, String token) {
        return manager.issue(spec, token);
    }

    /**
     * Tells the id of the key that a token issues, or has issued.
     *
     * @param token see {@link #issue(ApiKeySpec, String)}
     * @return the id, whether or not there is such a key
     * @throws IllegalArgumentException if the token is out of its bounds
     * @throws UnsupportedOperationException if the format of new keys is an application's own without {@link KeyFormat#idOf}
     */
    public String idFor(String token) {
        return manager.idFor(token);
    }

    /**
     * Changes keys only while a condition holds, such as a version that a client has seen, or a right of the caller over the
     * key as it is.
     *
     * @param check throws if the key must not be changed; called for each attempt, with the key as it was read for it
     * @return the changes
     */
    public KeyChanges provided(Consumer<ApiKey> check) {
        return new KeyChanges(manager, check);
    }

    /**
     * Tells whether a presented key lets a request in. Never throws because of what a client sent, nor because the store is
     * out of reach: the request is then rejected with {@link RejectionReason#STORE_UNAVAILABLE}.
     *
     * @param request the presented key and what is known of the request
     * @return accepted, or rejected with the reason
     */
    public Verification verify(VerificationRequest request) {
        return verifier.verify(request);
    }

    /**
     * Tells which key a presented key belongs to, whatever that key's status: the proof that somebody holds the secret, for
     * reports of leaked keys and for holders who end their own. It lets nobody in, is no use of the key, and is told to no
     * listener. It reads the store, and costs the same time whether there is no such key or the secret is wrong.
     *
     * @param presentedKey anything that a client sent
     * @return the key and the secret that matches; empty if there is no such key, the secret is wrong, or its hash is no
     *     longer kept, as after a second rotation
     */
    public Optional<IdentifiedKey> identify(String presentedKey) {
        return identifier.identify(presentedKey);
    }

    /**
     * Tells what {@link #verify} would, and leaves no trace: no use is counted, no hash is replaced, no listener hears of
     * it. For people who try a key, such as one that was found where it should not be: who used it last stays known.
     *
     * @param request the presented key and what is known of the request
     * @return accepted, or rejected with the reason
     */
    public Verification check(VerificationRequest request) {
        return checker.verify(request);
    }

    /**
     * Tells the format of new keys, such as for its {@link KeyFormat#scannerPattern}.
     *
     * @return the format
     */
    public KeyFormat format() {
        return formats.issuing();
    }

    /**
     * Tells whether text means to be a key of an accepted format, be it a broken one. Where credentials of several kinds
     * share a place, such as Bearer tokens, what this method does not claim is somebody else's.
     *
     * @param presentedKey anything that a client sent
     * @return whether it is for {@link #verify} to accept or refuse it
     */
    public boolean claims(String presentedKey) {
        return formats.claim(presentedKey);
    }

    /**
     * Tells the listeners of a request that was refused without a verification, so that they miss none.
     *
     * @param reason why it was refused
     * @param keyId the key that it carried, if any
     * @param clientAddress where it came from; {@code null} if unknown
     */
    public void reportRejection(RejectionReason reason, @Nullable String keyId, @Nullable String clientAddress) {
        events.tell(new ApiKeyEvent.Rejected(clock.instant(), reason, keyId, clientAddress));
    }

    /**
     * Tells the listeners that a key was found where it must not be, such as in a public repository.
     *
     * @param key the key, as {@link #identify} told it
     * @param where the place, for people: at most 2000 characters, and nothing secret, for it goes to the log; {@code null} if
     *     unknown
     */
    public void reportLeak(ApiKey key, @Nullable String where) {
        events.tell(new ApiKeyEvent.Leaked(clock.instant(), key, where));
    }

    /**
     * Reads one key, from the store.
     *
     * @param id its id
     * @return the key, whatever its status, or empty if there is none
     */
    public Optional<ApiKey> find(String id) {
        return store.find(id);
    }

    /**
     * Lists keys, newest first.
     *
     * @param query which keys
     * @return the part of the list that the query asks for
     */
    public Page<ApiKey> list(KeyQuery query) {
        return store.list(query);
    }

    /**
     * Tells what is known of the use of keys. It lags behind by up to the interval at which use is recorded.
     *
     * @param ids the keys' ids
     * @return one entry for each id that has a key
     */
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        return store.usage(ids);
    }

    /**
     * Changes what people choose of a key. When somebody else changes the key at the same time, the change is applied to
     * what it has become.
     *
     * @param id the key's id
     * @param change makes the new values from the present ones; may be called several times
     * @return the changed key
     * @throws KeyNotFoundException if there is no such key
     * @throws KeyRevokedException if the key is revoked
     * @throws ConcurrentChangeException if others kept changing the key
     */
    public ApiKey update(String id, UnaryOperator<ApiKeySpec> change) {
        return changes.update(id, change);
    }

    /**
     * Switches a key on.
     *
     * @param id the key's id
     * @return the changed key
     * @throws KeyNotFoundException if there is no such key
     * @throws KeyRevokedException if the key is revoked
     * @throws ConcurrentChangeException if others kept changing the key
     */
    public ApiKey enable(String id) {
        return changes.enable(id);
    }

    /**
     * Switches a key off; {@link #enable} switches it on again.
     *
     * @param id the key's id
     * @return the changed key
     * @throws KeyNotFoundException if there is no such key
     * @throws KeyRevokedException if the key is revoked
     * @throws ConcurrentChangeException if others kept changing the key
     */
    public ApiKey disable(String id) {
        return changes.disable(id);
    }

    /**
     * Ends a key now and for good: nothing undoes it. A key that is revoked already keeps its first reason, and is written
     * again without an event: when it is not sure that the store kept a revocation, revoke again.
     *
     * @param id the key's id
     * @param reason why, for those who look later: 1 to 200 characters
     * @return the revoked key
     * @throws KeyNotFoundException if there is no such key
     * @throws ConcurrentChangeException if others kept changing the key
     */
    public ApiKey revoke(String id, String reason) {
        return changes.revoke(id, reason);
    }

    /**
     * Gives a key a new secret. Its id, and with it scopes, limits and history, stays. The previous secret lives on until
     * the grace ends, the one before it ends now.
     *
     * @param id the key's id
     * @param grace how long the previous secret lives on: zero to 366 days; never past the key's own expiry
     * @return the key with its new plaintext, which is known at no other time
     * @throws KeyNotFoundException if there is no such key
     * @throws KeyRevokedException if the key is revoked
     * @throws IllegalStateException if the key has expired, or no accepted format is the key's
     * @throws ConcurrentChangeException if somebody else changed the key at the same time: the secret is the former still
     */
    public IssuedKey rotate(String id, Duration grace) {
        return changes.rotate(id, grace);
    }

    /**
     * Removes a key with its history. To end a key, {@link #revoke} it: then it is known why it no longer works.
     *
     * @param id the key's id
     * @return whether there was one
     */
    public boolean delete(String id) {
        return manager.delete(id);
    }

    /**
     * Removes the keys that ended long ago, by revocation or by date.
     *
     * @param olderThan how long ago they must have ended: not negative
     * @return how many were removed
     */
    public int purge(Duration olderThan) {
        Checks.that(!olderThan.isNegative(), "an age of %s is negative: give zero or more", olderThan);
        return manager.purge(olderThan);
    }

    /**
     * Looks at the store as an operator would: whether it answers, whether its clock agrees with this machine's, and
     * whether it is set up to keep what it is given.
     *
     * @return what was found, good and bad; empty if there is nothing to look at. A store that is out of reach is a finding.
     */
    public List<Finding> diagnose() {
        return store.diagnose();
    }

    /**
     * Writes what was counted of the keys' use, stops the background work, and closes the store if it was opened here.
     * Closing again does nothing.
     */
    @Override
    public void close() {
        background.close();
    }
}
