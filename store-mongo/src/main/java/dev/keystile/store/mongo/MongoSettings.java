package dev.keystile.store.mongo;

import com.mongodb.MongoCredential;
import com.mongodb.client.MongoDatabase;
import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The options of a MongoDB store, read.
 *
 * @param credential user and password; {@code null} to leave them to the URL
 * @param database the database; {@code null} to leave it to the URL
 */
record MongoSettings(
        @Nullable MongoCredential credential,
        @Nullable String database,
        String collection,
        Duration timeout,
        int poolSize,
        boolean linearizable) {
    static final String DEFAULT_DATABASE = "keystile";
    static final String DEFAULT_COLLECTION = "keystile_key";
    static final String DEFAULT_AUTH_SOURCE = "admin";
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
    static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    /**
     * A list by text, or of a status that few keys have, reads all of a million documents. An administrator waits for
     * that, and no request does.
     */
    static final Duration MIN_LIST_TIMEOUT = Duration.ofSeconds(10);

    static final int DEFAULT_POOL_SIZE = 10;
    static final int MAX_POOL_SIZE = 100;

    private static final Pattern COLLECTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern DATABASE = Pattern.compile("(?!(?:admin|local|config)$)[A-Za-z_][A-Za-z0-9_-]{0,62}");

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value is bad
     */
    static MongoSettings of(StoreConfig config) {
        String database = MongoOption.DATABASE.in(config);
        String collection = MongoOption.COLLECTION.in(config);
        return new MongoSettings(
                credential(config),
                database == null ? null : checkedDatabase(database),
                checkedCollection(Objects.requireNonNullElse(collection, DEFAULT_COLLECTION)),
                config.duration(MongoOption.TIMEOUT.optionName(), DEFAULT_TIMEOUT, MIN_TIMEOUT, MAX_TIMEOUT),
                config.integer(MongoOption.POOL_SIZE.optionName(), DEFAULT_POOL_SIZE, 1, MAX_POOL_SIZE),
                isLinearizable(MongoOption.READ_CONCERN.in(config)));
    }

    /** Starts a store with these settings. */
    MongoKeyStoreBuilder builder(MongoDatabase in) {
        return MongoKeyStore.builder(in).collection(collection).timeout(timeout).linearizableReads(linearizable);
    }

    static String checkedCollection(String name) {
        if (!COLLECTION.matcher(name).matches()) {
            throw new IllegalArgumentException("the collection '" + name + "' is no name for one: give 1 to 63 letters,"
                    + " digits and _, not beginning with a digit, such as " + DEFAULT_COLLECTION);
        }
        return name;
    }

    static Duration checkedTimeout(Duration timeout) {
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the timeout is " + timeout + ": give " + MIN_TIMEOUT + " to "
                    + MAX_TIMEOUT + ", such as " + DEFAULT_TIMEOUT);
        }
        return timeout;
    }

    /**
     * How long a call at the start may take: servers are found then, connections opened, and the driver's classes loaded, and
     * no request waits.
     */
    static Duration startTimeout(Duration timeout) {
        return timeout.multipliedBy(3);
    }

    /** How long a list may take. */
    static Duration listTimeout(Duration timeout) {
        return timeout.compareTo(MIN_LIST_TIMEOUT) < 0 ? MIN_LIST_TIMEOUT : timeout;
    }

    static String checkedDatabase(String name) {
        if (!DATABASE.matcher(name).matches()) {
            throw new IllegalArgumentException("the database '" + name + "' is no place for keys: give 1 to 63 letters,"
                    + " digits, _ and -, beginning with a letter, and none of MongoDB's own, such as "
                    + DEFAULT_DATABASE);
        }
        return name;
    }

    private static @Nullable MongoCredential credential(StoreConfig config) {
        String username = MongoOption.USERNAME.in(config);
        String password = MongoOption.PASSWORD.in(config);
        String source = MongoOption.AUTH_SOURCE.in(config);
        if (username != null && password != null) {
            return MongoCredential.createCredential(
                    username, Objects.requireNonNullElse(source, DEFAULT_AUTH_SOURCE), password.toCharArray());
        }
        if (username != null || password != null || source != null) {
            throw new IllegalArgumentException("the options username, password and auth-source go together: give the"
                    + " first two, or none of them and the credential in the URL");
        }
        return null;
    }

    private static boolean isLinearizable(@Nullable String text) {
        if (text == null || text.equals("local")) {
            return false;
        }
        if (text.equals("linearizable")) {
            return true;
        }
        throw new IllegalArgumentException("the option read-concern is '" + text + "': give local, or linearizable");
    }

    /** Tells everything but the credential. */
    @Override
    public String toString() {
        return "MongoSettings[database=" + database + ", collection=" + collection + ", timeout=" + timeout
                + ", poolSize=" + poolSize + ", linearizable=" + linearizable + "]";
    }
}
