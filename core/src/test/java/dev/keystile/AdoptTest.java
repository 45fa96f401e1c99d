package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AdoptTest {
    private static final String SHA512 = "sha512$$" + "0".repeat(128);

    private final WatchedStore store = new WatchedStore();
    private final RecordingListener events = new RecordingListener();
    private final TestClock clock = new TestClock();
    private final ApiKeys keys = ApiKeys.builder(store)
            .acceptFormat(KeyFormat.djangoRestFramework())
            .acceptHasher(Hashers.djangoSha512(), TestClock.START.plusSeconds(60))
            .listener(events)
            .clock(clock)
            .build();

    @AfterEach
    void close() {
        keys.close();
    }

    private static ApiKey key(String id, String prefix, String hash) {
        return ApiKey.builder(id)
                .prefix(prefix)
                .name("old")
                .createdAt(TestClock.START)
                .secrets(List.of(KeySecret.current(hash, TestClock.START)))
                .build();
    }

    private void assertRefused(ApiKey key, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.adopt(List.of(key("aaaaaaaa", "", SHA512), key)))
                .withMessageContaining(key.id())
                .withMessageContaining(reason)
                .withMessageNotContaining("0000000000");
        assertThat(store.find("aaaaaaaa")).isEmpty();
        assertThat(events.all()).isEmpty();
    }

    @Test
    void adopted_keys_are_told_and_let_requests_in() {
        String plaintext = KeyFormat.djangoRestFramework().newKey("abcdefgh");
        ApiKey key = key(
                "abcdefgh",
                "",
                Hashers.djangoSha512().hash(plaintext.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(keys.adopt(List.of(key, key("aaaaaaaa", "", SHA512)))).isEmpty();
        assertThat(events.of(ApiKeyEvent.Adopted.class))
                .extracting(event -> event.key().id())
                .containsExactly("abcdefgh", "aaaaaaaa");
        assertAccepted(keys, plaintext);
    }

    @Test
    void what_is_there_already_stays_and_is_not_told() {
        keys.adopt(List.of(key("abcdefgh", "", SHA512)));
        ApiKey other = key("abcdefgh", "", SHA512).toBuilder().name("other").build();
        assertThat(keys.adopt(List.of(other, key("aaaaaaaa", "", SHA512)))).containsExactly("abcdefgh");
        assertThat(store.find("abcdefgh").orElseThrow().name()).isEqualTo("old");
        assertThat(events.of(ApiKeyEvent.Adopted.class)).hasSize(2);
    }

    @Test
    void what_is_known_of_their_use_comes_along() {
        keys.adopt(List.of(key("abcdefgh", "", SHA512)), List.of(new KeyUse("abcdefgh", 7, TestClock.START, null)));
        assertThat(keys.usage(List.of("abcdefgh")).get("abcdefgh").useCount()).isEqualTo(7);
        keys.adopt(List.of(key("abcdefgh", "", SHA512)), List.of(new KeyUse("abcdefgh", 7, TestClock.START, null)));
        assertThat(keys.usage(List.of("abcdefgh")).get("abcdefgh").useCount()).isEqualTo(7);
    }

    @Test
    void a_legacy_hash_is_known_until_it_is_replaced() {
        KeySecret old = KeySecret.current(SHA512, TestClock.START);
        assertThat(keys.hasLegacyHash(old)).isTrue();
        assertThat(keys.hasLegacyHash(old.withHash("{sha256}" + "0".repeat(64))))
                .isFalse();
    }

    @Test
    void a_key_that_nobody_could_present_spoils_the_whole_call() {
        assertRefused(key("too-long-for-django", "", SHA512), "no accepted format");
        assertRefused(key("0123456789ab", "acme", SHA512), "no accepted format has the prefix 'acme'");
    }

    @Test
    void a_hash_that_nobody_reads_spoils_the_whole_call() {
        assertRefused(key("bbbbbbbb", "", "pbkdf2_sha256$1$a$b"), "made by pbkdf2_sha256");
        assertRefused(key("bbbbbbbb", "", "argon2$argon2id$v=19$m=1$x$y"), "made by argon2");
        assertRefused(key("bbbbbbbb", "", "sha512$$00000000000000"), "corrupt");
        assertRefused(key("bbbbbbbb", "", "0000000000000000"), "made by unknown");
    }

    @Test
    void a_hash_whose_time_is_over_spoils_the_whole_call() {
        clock.advance(java.time.Duration.ofSeconds(60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.adopt(List.of(key("bbbbbbbb", "", SHA512))))
                .withMessageContaining("accepted until");
    }
}
