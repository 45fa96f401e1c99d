package dev.keystile;

import dev.keystile.internal.Checks;
import dev.keystile.model.ApiKey;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.SecretHasher;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreSchema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Builds an {@link ApiKeys}. Refuses bad settings at once. Not safe for use by several threads. */
public final class ApiKeysBuilder {
    private static final Duration MAX_MAX_STALENESS = Duration.ofHours(1);
    private static final Duration MAX_STALE_IF_ERROR = Duration.ofHours(24);
    private static final Duration MAX_LOAD_WAIT = Duration.ofSeconds(30);
    private static final int MAX_LOADS = 10_000;
    private static final Duration MIN_FLUSH = Duration.ofSeconds(1);
    private static final Duration MAX_FLUSH = Duration.ofHours(1);
    private static final int MAX_USED_KEYS = 100_000;
    private static final long MAX_ABSENT = 10_000;

    private final @Nullable KeyStore givenStore;
    private final @Nullable StoreConfig storeConfig;
    private final List<KeyFormat> acceptedFormats = new ArrayList<>();
    private final List<HasherChain.Accepted> acceptedHashers = new ArrayList<>();
    private final List<ApiKeyListener> listeners = new ArrayList<>();
    private KeyFormat format = KeyFormat.builder().build();
    private SecretHasher hasher = Hashers.sha256();
    private Predicate<ApiKey> acceptIf = key -> true;
    private Duration maxStaleness = Duration.ofSeconds(10);
    private Duration staleIfError = Duration.ZERO;
    private int maxConcurrentLoads = 32;
    private Duration maxLoadWait = Duration.ofMillis(500);
    private long maxCachedKeys = 100_000;
    private Duration usageFlushInterval = Duration.ofSeconds(30);
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanoTime = System::nanoTime;

    ApiKeysBuilder(KeyStore store) {
        this.givenStore = Objects.requireNonNull(store, "store");
        this.storeConfig = null;
    }

    ApiKeysBuilder(StoreConfig store) {
        this.givenStore = null;
        this.storeConfig = Objects.requireNonNull(store, "store");
    }

    /**
     * Sets the format of new keys; {@code KeyFormat.of("ks")} unless set.
     *
     * @param value the format
     * @return this builder
     */
    public ApiKeysBuilder format(KeyFormat value) {
        format = Objects.requireNonNull(value, "format");
        return this;
    }

    /**
     * Accepts keys of another format beside that of new keys; none unless added.
     *
     * @param value the format
     * @return this builder
     */
    public ApiKeysBuilder acceptFormat(KeyFormat value) {
        acceptedFormats.add(Objects.requireNonNull(value, "format"));
        return this;
    }

    /**
     * Sets the hasher of new hashes; {@link Hashers#sha256} unless set.
     *
     * @param value the hasher
     * @return this builder
     */
    public ApiKeysBuilder hasher(SecretHasher value) {
        hasher = Objects.requireNonNull(value, "hasher");
        return this;
    }

    /**
     * Accepts hashes that another hasher made; none unless added. They are replaced when their keys are next used. With a
     * pepper, accept {@link Hashers#sha256} only for as long as there are such hashes.
     *
     * @param value the hasher
     * @return this builder
     */
    public ApiKeysBuilder acceptHasher(SecretHasher value) {
        acceptedHashers.add(new HasherChain.Accepted(Objects.requireNonNull(value, "hasher"), null));
        return this;
    }

    /**
     * Accepts hashes that another hasher made, until a date: from then on a key that still has one is refused like an unknown
     * one, with {@link RejectionReason#HASH_NOT_ACCEPTED}. It stays in the store, and lives again when the date is set later.
     *
     * @param value the hasher
     * @param until the end
     * @return this builder
     */
    public ApiKeysBuilder acceptHasher(SecretHasher value, Instant until) {
        acceptedHashers.add(new HasherChain.Accepted(
                Objects.requireNonNull(value, "hasher"), Objects.requireNonNull(until, "until")));
        return this;
    }

    /**
     * Adds the application's own rule: a key that it refuses is refused like an unknown one. All keys pass unless set.
     *
     * @param rule tells whether a live key is accepted. It is asked for each request, so it should be quick; when it throws,
     *     the key is refused.
     * @return this builder
     */
    public ApiKeysBuilder acceptIf(Predicate<ApiKey> rule) {
        acceptIf = acceptIf.and(Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /**
     * Sets the longest time that a change made elsewhere can stay unseen here, when the store's own messages fail; 10
     * seconds unless set. Zero reads the store for each request.
     *
     * @param value zero to 1 hour
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public ApiKeysBuilder maxStaleness(Duration value) {
        Checks.that(
                !value.isNegative() && value.compareTo(MAX_MAX_STALENESS) <= 0,
                "a maximum staleness of %s is out of bounds: give zero (no cache) to 1 hour",
                value);
        maxStaleness = value;
        return this;
    }

    /**
     * Lets keys live on while the store cannot be asked: what was read of a key may be used for this long beyond the maximum
     * staleness. Never past the key's own expiry, nor once a change of it was told. Each such use is told as
     * {@link ApiKeyEvent.AcceptedStale}. Off unless set: then such requests are refused.
     *
     * <p>A key that is revoked elsewhere while this node cannot reach the store works here for as long.
     *
     * @param value zero (off) to 24 hours
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public ApiKeysBuilder staleIfError(Duration value) {
        Checks.that(
                !value.isNegative() && value.compareTo(MAX_STALE_IF_ERROR) <= 0,
                "a stale-if-error of %s is out of bounds: give zero (off) to 24 hours",
                value);
        staleIfError = value;
        return this;
    }

    /**
     * Sets how many keys are read from the store at once, at most, to verify requests; 32 unless set. Each read holds the
     * thread of its request and a connection: more than the store's pool has connections is of no use. Cached keys and
     * the management of keys are not concerned.
     *
     * @param value 1 to 10 000
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public ApiKeysBuilder maxConcurrentLoads(int value) {
        Checks.that(
                value >= 1 && value <= MAX_LOADS,
                "a limit of %d concurrent loads is out of bounds: give 1 to 10000",
                value);
        maxConcurrentLoads = value;
        return this;
    }

    /**
     * Sets how long a request waits, at most, for its turn to read the store, or for another request that is reading the
     * same key; 500 milliseconds unless set. Then it is refused with {@link RejectionReason#STORE_UNAVAILABLE}. How long the
     * read itself takes is bounded by the store's own timeouts.
     *
     * @param value zero (no waiting) to 30 seconds
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public ApiKeysBuilder maxLoadWait(Duration value) {
        Checks.that(
                !value.isNegative() && value.compareTo(MAX_LOAD_WAIT) <= 0,
                "a maximum load wait of %s is out of bounds: give zero (no waiting) to 30 seconds",
                value);
        maxLoadWait = value;
        return this;
    }

    /**
     * Sets how many keys are cached at most; 100 000 unless set.
     *
     * @param value at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public ApiKeysBuilder maxCachedKeys(long value) {
        Checks.that(
                value >= 1,
                "a cache of %d keys is out of bounds: give at least 1, or a maximum staleness of zero for no cache",
                value);
        maxCachedKeys = value;
        return this;
    }

    /**
     * Sets how often the use of keys is written; 30 seconds unless set. What was counted since then is lost when the
     * process dies.
     *
     * @param value 1 second to 1 hour
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public ApiKeysBuilder usageFlushInterval(Duration value) {
        Checks.that(
                value.compareTo(MIN_FLUSH) >= 0 && value.compareTo(MAX_FLUSH) <= 0,
                "a usage flush interval of %s is out of bounds: give 1 second to 1 hour",
                value);
        usageFlushInterval = value;
        return this;
    }

    /**
     * Adds a listener; none unless added.
     *
     * @param value the listener, such as an {@link AuditLog}
     * @return this builder
     */
    public ApiKeysBuilder listener(ApiKeyListener value) {
        listeners.add(Objects.requireNonNull(value, "listener"));
        return this;
    }

    /**
     * Sets the clock that tells dates; the system's unless set. For tests.
     *
     * @param value the clock
     * @return this builder
     */
    public ApiKeysBuilder clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Sets what the age of cached keys is measured with, which must not jump when the clock is set. */
    ApiKeysBuilder nanoTime(LongSupplier value) {
        nanoTime = value;
        return this;
    }

    /**
     * Tells what the store needs in its database, without opening the store.
     *
     * @return the schema, which whoever asked closes; empty if the store needs none, or is open already
     * @throws IllegalArgumentException if no module on the class path, or more than one, is for the store's URL, or if an
     *     option is bad
     */
    public Optional<StoreSchema> schema() {
        return Optional.ofNullable(storeConfig)
                .flatMap(config -> KeyStoreProvider.of(config).schema(config));
    }

    /**
     * Opens the store if it is not open yet, and starts.
     *
     * @return the keys
     * @throws IllegalArgumentException if no module on the class path, or more than one, is for the store's URL, or if there
     *     is a stale-if-error and the maximum staleness is zero
     * @throws dev.keystile.spi.StoreException if the store cannot be reached or is not fit for use
     */
    public ApiKeys build() {
        requireSomethingToBeStale();
        HasherChain hashers = new HasherChain(hasher, acceptedHashers);
        Formats formats = new Formats(with(format, acceptedFormats));
        KeyStore store = givenStore == null ? opened(Objects.requireNonNull(storeConfig)) : givenStore;
        Events events = new Events(listeners);
        Outage outage = new Outage(nanoTime);
        KeyReader reader = reader(store, hashers, outage);
        KeyCache cache = cache(reader);
        UsageRecorder usage = new UsageRecorder(store, MAX_USED_KEYS);
        Background background = background(store, cache, usage);
        Rehasher rehasher = new Rehasher(hashers, store, cache, events, clock, nanoTime, background);
        KeyManager manager = new KeyManager(store, formats, hashers, cache, events, clock);
        Traces traces = new RequestTraces(usage, events, rehasher);
        Verifier verifier = new Verifier(formats, cache, acceptIf, traces, outage, clock);
        Verifier checker = new Verifier(formats, cache, acceptIf, Traces.none(), outage, clock);
        KeyIdentifier identifier = new KeyIdentifier(formats, reader);
        return new ApiKeys(store, formats, manager, verifier, checker, identifier, events, clock, background);
    }

    private static KeyStore opened(StoreConfig config) {
        return KeyStoreProvider.of(config).open(config);
    }

    private void requireSomethingToBeStale() {
        Checks.that(
                staleIfError.isZero() || !maxStaleness.isZero(),
                "a stale-if-error of %s needs a cache, and a maximum staleness of zero is none: give a maximum staleness, or"
                        + " a stale-if-error of zero",
                staleIfError);
    }

    private KeyReader reader(KeyStore store, HasherChain hashers, Outage outage) {
        StoreGuard guard =
                new StoreGuard(store, new StoreGuard.Limits(maxConcurrentLoads, maxLoadWait), outage, nanoTime);
        return new StoreReader(guard, hashers, clock, nanoTime);
    }

    private KeyCache cache(KeyReader reader) {
        return new KeyCache(
                reader,
                new CacheConfig(maxStaleness, staleIfError, maxLoadWait, maxCachedKeys, MAX_ABSENT),
                clock,
                nanoTime);
    }

    private static <T> List<T> with(T first, List<T> others) {
        List<T> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private Background background(KeyStore store, KeyCache cache, UsageRecorder usage) {
        Subscription feed = follow(store, cache);
        Background background = new Background();
        background.every(usageFlushInterval, usage::flush);
        background.onClose(feed, usage::flush, () -> closeIfOpenedHere(store));
        return background;
    }

    /** A start that fails leaves nothing open. */
    private Subscription follow(KeyStore store, KeyCache cache) {
        try {
            return store.changes().follow(cache);
        } catch (RuntimeException e) {
            closeIfOpenedHere(store);
            throw e;
        }
    }

    private void closeIfOpenedHere(KeyStore store) {
        if (givenStore == null) {
            store.close();
        }
    }
}
