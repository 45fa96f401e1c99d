package dev.keystile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyFormatBoundsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "_", "_a", "a_", "a-b", "a.b", "a b", "ä", "a\n", "a\0", "ａ"})
    void a_prefix_of_other_characters_is_refused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFormat.of(prefix))
                .withMessageContaining("the prefix '" + prefix + "' does not match");
    }

    @Test
    void a_prefix_has_at_most_32_characters() {
        assertThat(KeyFormat.of("p".repeat(32)).prefix()).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFormat.of("p".repeat(33)))
                .withMessageContaining("has 33 characters: give at most 32");
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 23, 128})
    void a_secret_may_have_22_to_128_characters(int length) {
        KeyFormat format = KeyFormat.builder().secretLength(length).build();
        String id = format.newId();
        assertThat(format.parse(format.newKey(id))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 21, 129, Integer.MAX_VALUE})
    void a_secret_of_any_other_length_is_refused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFormat.builder().secretLength(length))
                .withMessage("a secret of %d characters is out of bounds: give 22 (128 bits) to 128", length);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 32})
    void an_id_may_have_8_to_32_characters(int length) {
        assertThat(KeyFormat.builder().idLength(length).build().newId()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 33, Integer.MAX_VALUE})
    void an_id_of_any_other_length_is_refused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFormat.builder().idLength(length))
                .withMessage("a key id of %d characters is out of bounds: give 8 to 32", length);
    }

    @Test
    void the_longest_key_of_all_is_still_short() {
        KeyFormat longest = KeyFormat.builder()
                .prefix("p".repeat(32))
                .idLength(32)
                .secretLength(128)
                .build();
        assertThat(longest.maxLength()).isEqualTo(200);
    }
}
