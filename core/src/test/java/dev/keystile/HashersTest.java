package dev.keystile;

import dev.keystile.spi.SecretHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HashersTest {
    private static final byte[] ABC = bytes("abc");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pepper(int value, int length) {
        byte[] secret = new byte[length];
        Arrays.fill(secret, (byte) value);
        return secret;
    }

    private static SecretHasher peppered(int value) {
        return Hashers.hmacSha256(Peppers.current("p" + value, pepper(value, 32)));
    }

    static Stream<SecretHasher> hashers() {
        return Stream.of(Hashers.sha256(), Hashers.djangoSha512(), Hashers.sanctum(), Hashers.prefixed(), peppered(1));
    }

    /** FIPS 180-4, the example of NIST for the message "abc". */
    @Test
    void sha256_gives_the_known_answer() {
        assertThat(Hashers.sha256().hash(ABC))
                .isEqualTo("{sha256}ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void sha512_gives_the_known_answer() {
        assertThat(Hashers.djangoSha512().hash(ABC))
                .isEqualTo("sha512$$ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    }

    /** RFC 4231, test case 6: a key of 131 bytes. */
    @Test
    void hmac_sha256_gives_the_known_answer() {
        SecretHasher hasher = Hashers.hmacSha256(Peppers.current("rfc4231", pepper(0xaa, 131)));
        assertThat(hasher.hash(bytes("Test Using Larger Than Block-Size Key - Hash Key First")))
                .isEqualTo("{hmac-sha256:rfc4231}60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void a_hash_matches_its_key_and_no_other(SecretHasher hasher) {
        String hash = hasher.hash(ABC);
        assertThat(hasher.verifier(hash).orElseThrow().matches(ABC)).isTrue();
        assertThat(hasher.verifier(hash).orElseThrow().matches(bytes("abd"))).isFalse();
        assertThat(hasher.verifier(hash).orElseThrow().matches(new byte[0])).isFalse();
        assertThat(hasher.needsRehash(hash)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void upper_case_digits_are_read_too(SecretHasher hasher) {
        String hash = hasher.hash(ABC);
        int label = hash.lastIndexOf(hash.contains("}") ? '}' : '$') + 1;
        String upper = hash.substring(0, label) + hash.substring(label).toUpperCase(java.util.Locale.ROOT);
        assertThat(hasher.verifier(upper).orElseThrow().matches(ABC)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void anothers_hash_is_left_to_others_and_due_for_replacement(SecretHasher hasher) {
        for (String foreign : new String[] {
            "{bcrypt}$2a$10$x", "pbkdf2_sha256$1$a$b", "{}", "", peppered(9).hash(ABC)
        }) {
            assertThat(hasher.verifier(foreign)).isEmpty();
            assertThat(hasher.needsRehash(foreign)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void a_damaged_hash_is_an_error_that_quotes_none_of_it(SecretHasher hasher) {
        String hash = hasher.hash(ABC);
        String digits = hash.substring(hash.length() - 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hasher.verifier(hash.substring(0, hash.length() - 1)))
                .withMessageContaining("corrupt")
                .withMessageNotContaining(digits.substring(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> hasher.verifier(hash + "00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hasher.verifier(hash.substring(0, hash.length() - 1) + "x"))
                .withMessageNotContaining(digits.substring(0, 10));
    }
}
