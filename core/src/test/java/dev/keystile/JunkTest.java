package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.Stream;

import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

/** What is no key costs no read of the store, whatever it is. */
class JunkTest {
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).acceptFormat(KeyFormat.djangoRestFramework()).build();

    @BeforeEach
    void issue() {
        keys.issue(ApiKeySpec.named("bystander"));
    }

    @AfterEach
    void close() {
        keys.close();
    }

    static Stream<String> junk() {
        KeyFormat format = KeyFormat.of("ks");
        KeyFormat foreign = KeyFormat.of("sk");
        String key = format.newKey(format.newId());
        String django = KeyFormat.djangoRestFramework().newKey("abcdefgh");
        return Stream.of(
                "",
                " ",
                "\0",
                "_",
                "ks",
                "ks_",
                "ks__",
                "x".repeat(1_000_000),
                key.repeat(20_000),
                "\0".repeat(54),
                "ks_" + "\0".repeat(51),
                key.substring(1),
                key.substring(0, key.length() - 1),
                key + "0",
                key + " ",
                " " + key,
                key + "\n",
                key + "\0",
                "\t" + key,
                key.replace('_', '-'),
                key.replace("ks_", "KS_"),
                key.replace("ks_", "sk_"),
                foreign.newKey(foreign.newId()),
                key.substring(0, 20) + " " + key.substring(21),
                key.substring(0, 20) + "\0" + key.substring(21),
                key.substring(0, 20) + "\u00e9" + key.substring(21),
                key.substring(0, 20) + "\uff21" + key.substring(21),
                key.substring(0, 20) + "\ud83d\udd11" + key.substring(22),
                key.substring(0, 20) + "\ud83d" + key.substring(21),
                key.substring(0, 20) + "\udd11" + key.substring(21),
                key.substring(0, key.length() - 6) + "000000",
                fullWidth(key),
                django.replace('.', '_'),
                django + "0",
                "." + django,
                django.replace("abcdefgh", "abcdefg\u00e9"),
                django.substring(0, 40),
                "../../etc/passwd",
                "' OR 1=1 --",
                "{\"$ne\":null}",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl");
    }

    /** The same letters, as Asian fonts have them: they look alike and normalise to the same text. */
    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c - '!' + '\uff01')));
        return wide.toString();
    }

    @ParameterizedTest
    @MethodSource("junk")
    void junk_is_malformed_and_the_store_is_not_asked(String junk) {
        assertRejected(keys, junk, MALFORMED);
        assertThat(store.finds).hasValue(0);
    }

    @Test
    void a_hundred_thousand_random_texts_are_malformed_and_the_store_is_not_asked() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder("ks_");
            random.ints(random.nextInt(60), 0, 256).forEach(c -> text.append((char) c));
            assertRejected(keys, text.toString(), MALFORMED);
        }
        assertThat(store.finds).hasValue(0);
    }

    @Test
    void a_refused_text_names_no_key() {
        assertThat(keys.verify(VerificationRequest.of("ks_0000")))
                .isEqualTo(new Verification.Rejected(MALFORMED, null));
    }
}
