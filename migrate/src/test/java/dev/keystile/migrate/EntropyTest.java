package dev.keystile.migrate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** S-13: what has fewer than 112 bits needs a password hash, and is refused. */
class EntropyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret123",
                "auth-one",
                "0123456789",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabcabcabcabcabcabcabcabcabc",
                "K9x2mQ7wK9x2mQ7wK9x2mQ7wK9x2mQ7wK9x2mQ7wK9x2mQ7w",
                "my-super-secret-production-api-key",
                "THE_KEY_THAT_NOBODY_WILL_EVER_GUESS",
                "0123456789abcdef0123456789a",
                "12345678901234567890123456789012",
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "00000000-0000-0000-0000-000000000000",
                "018f4e7a-7b7a-7c3d-9f1e-3a2b1c0d9e8f"
            })
    void what_has_too_few_bits_is_refused_and_not_quoted(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entropy.require(key))
                .withMessageContaining("112 are needed")
                .withMessageNotContaining(key.isEmpty() ? "nothing" : key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with a blank in it 0123456789", "ünïcödé0123456789abcdefghij", "tab\t0123456789abcdefghijklmn"})
    void what_no_header_carries_is_refused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entropy.require(key))
                .withMessageContaining("visible ASCII");
    }

    /** A random key of 128 bits and more is never refused for the look of it. */
    @Test
    void random_keys_of_every_usual_alphabet_are_taken() {
        SecureRandom random = new SecureRandom();
        for (String alphabet : new String[] {
            "0123456789abcdef",
            "abcdefghijklmnopqrstuvwxyz234567",
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        }) {
            int length = (int) Math.ceil(128 / (Math.log(alphabet.length()) / Math.log(2)));
            for (int i = 0; i < 2000; i++) {
                StringBuilder key = new StringBuilder();
                while (key.length() < length) {
                    key.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                Entropy.require(key.toString());
            }
        }
        Entropy.require(UUID.randomUUID().toString());
        assertThat(Entropy.bits(UUID.randomUUID().toString())).isEqualTo(122);
    }
}
