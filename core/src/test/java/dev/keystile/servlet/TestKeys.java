package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKeySpec;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Keys in a store that writes down its look-ups, with a clock that a test moves and a listener that it can ask. */
final class TestKeys implements AutoCloseable {
    private static final KeyFormat FORMAT = KeyFormat.of("ks");

    final CountingStore store;
    final TestClock clock = new TestClock();
    final RecordedEvents events = new RecordedEvents();
    final ApiKeys apiKeys;

    TestKeys() {
        this(UnaryOperator.identity());
    }

    TestKeys(UnaryOperator<ApiKeysBuilder> settings) {
        this(new CountingStore(), settings);
    }

    TestKeys(CountingStore store, UnaryOperator<ApiKeysBuilder> settings) {
        this.store = store;
        this.apiKeys = settings.apply(
                        ApiKeys.builder(store).format(FORMAT).clock(clock).listener(events))
                .build();
    }

    /** A new key with these scopes; tells its plaintext. */
    String issue(String... scopes) {
        return issued(ApiKeySpec.named("test").withScopes(scopes)).plaintext();
    }

    IssuedKey issued(ApiKeySpec spec) {
        return apiKeys.issue(spec);
    }

    String disabled() {
        IssuedKey key = issued(ApiKeySpec.named("disabled").withScopes("read"));
        apiKeys.disable(key.key().id());
        return key.plaintext();
    }

    String revoked() {
        IssuedKey key = issued(ApiKeySpec.named("revoked").withScopes("read"));
        apiKeys.revoke(key.key().id(), "leaked");
        return key.plaintext();
    }

    /** The clock moves by a second. */
    String expired() {
        IssuedKey key = issued(ApiKeySpec.named("expired")
                .withScopes("read")
                .withExpiresAt(clock.instant().plusMillis(1)));
        clock.advance(Duration.ofSeconds(1));
        return key.plaintext();
    }

    /** A key of the right shape and checksum that was never issued. */
    static String unknown() {
        return FORMAT.newKey(FORMAT.newId());
    }

    /** A key with the id of another one, of the right shape and checksum, and with a secret of its own. */
    static String withWrongSecret(String key) {
        return FORMAT.newKey(id(key));
    }

    static String withWrongChecksum(String key) {
        char last = key.charAt(key.length() - 1);
        return key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** The public part of a presented key. */
    static String id(String key) {
        return key.split("_", 3)[1];
    }

    /** Starts afresh what look-ups and events are counted from. */
    void reset() {
        store.reset();
        events.reset();
    }

    @Override
    public void close() {
        store.reset();
        apiKeys.close();
    }
}
