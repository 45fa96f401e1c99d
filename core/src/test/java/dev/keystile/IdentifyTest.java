package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyStatus;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which key a secret belongs to is told of every state, and to nobody who lacks the secret. */
class IdentifyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final CountingHasher hasher = new CountingHasher();
    private final RecordingListener listener = new RecordingListener();
    private final WatchedStore store = new WatchedStore();
    private final KeyFormat format = KeyFormat.of("ks");
    private final ApiKeys keys = ApiKeys.builder(store)
            .hasher(hasher)
            .listener(listener)
            .acceptIf(key -> false)
            .clock(clock)
            .nanoTime(clock::nanos)
            .build();
    private final IssuedKey issued = keys.issue(ApiKeySpec.named("k")
            .withExpiresAt(TestClock.START.plus(Duration.ofDays(1)))
            .withAllowedNetworks("192.0.2.0/24"));
    private final String id = issued.key().id();

    @AfterEach
    void close() {
        keys.close();
    }

    private IdentifiedKey identified(String presentedKey) {
        return keys.identify(presentedKey).orElseThrow();
    }

    private KeyStatus status() {
        return identified(issued.plaintext()).key().status(clock.instant());
    }

    @Test
    void a_key_is_told_in_every_state() {
        assertThat(status()).isEqualTo(KeyStatus.ACTIVE);
        keys.disable(id);
        assertThat(status()).isEqualTo(KeyStatus.DISABLED);
        clock.advance(Duration.ofDays(1));
        assertThat(status()).isEqualTo(KeyStatus.EXPIRED);
        keys.revoke(id, "test");
        assertThat(status()).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void it_tells_which_secret_was_presented_until_its_hash_is_gone() {
        IssuedKey second = keys.rotate(id, HOUR);
        clock.advance(HOUR);
        assertThat(identified(issued.plaintext()).secret().isLive(clock.instant()))
                .isFalse();
        assertThat(identified(second.plaintext()).secret())
                .isEqualTo(second.key().currentSecret());
        keys.rotate(id, HOUR);
        assertThat(keys.identify(issued.plaintext())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "junk", "ks_", "ks_000000000000_00000000000000000000000000000000000000", "\u20ac", "\ud800"})
    void junk_belongs_to_nobody_and_reads_nothing(String junk) {
        int before = store.finds.get();
        assertThat(keys.identify(junk)).isEmpty();
        assertThat(store.finds).hasValue(before);
    }

    @Test
    void a_right_id_with_a_wrong_secret_belongs_to_nobody() {
        assertThat(keys.identify(format.newKey(id))).isEmpty();
        assertThat(keys.identify(format.newKey(format.newId()))).isEmpty();
    }

    @Test
    void absent_keys_and_wrong_secrets_cost_the_same_comparisons_as_right_ones() {
        for (String presented : new String[] {issued.plaintext(), format.newKey(id), format.newKey(format.newId())}) {
            hasher.comparisons.set(0);
            keys.identify(presented);
            assertThat(hasher.comparisons).hasValue(1);
        }
    }

    @Test
    void it_tells_what_the_store_holds_now_and_not_what_is_cached() {
        keys.verify(VerificationRequest.of(issued.plaintext()));
        ApiKey stored = keys.find(id).orElseThrow();
        store.update(stored.toBuilder().enabled(false).build());
        assertThat(identified(issued.plaintext()).key().enabled()).isFalse();
    }

    @Test
    void it_is_no_use_of_the_key_and_no_event() {
        keys.identify(issued.plaintext());
        keys.identify("junk");
        keys.close();
        assertThat(listener.all()).hasOnlyElementsOfType(ApiKeyEvent.Issued.class);
        assertThat(keys.usage(List.of(id)).get(id).useCount()).isZero();
    }

    @Test
    void a_store_that_is_down_is_told_and_no_answer_is_made_up() {
        store.down = true;
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> keys.identify(issued.plaintext()));
    }

    @Test
    void what_it_prints_holds_no_hash() {
        IdentifiedKey identified = identified(issued.plaintext());
        assertThat(identified.toString())
                .contains(id)
                .doesNotContain(identified.secret().hash());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "https://github.com/acme/shop/blob/main/Config.java#L7")
    void a_leak_is_told_to_the_listeners_with_its_place(String where) {
        keys.reportLeak(issued.key(), where);
        assertThat(listener.of(ApiKeyEvent.Leaked.class))
                .containsExactly(new ApiKeyEvent.Leaked(TestClock.START, issued.key(), where));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void a_place_that_no_log_line_could_hold_is_refused(String where) {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.reportLeak(issued.key(), where));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.reportLeak(issued.key(), "x".repeat(2001)));
    }
}
