package dev.keystile.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;

import static org.assertj.core.api.Assertions.assertThat;

class Base62Test {
    @ParameterizedTest
    @CsvSource({"0, 000000", "1, 000001", "61, 00000z", "62, 000010", "3843, 0000zz", "4294967295, 4gfFC3"})
    void numbers_are_padded_with_zeros(long value, String text) {
        assertThat(Base62.encode(value, 6)).isEqualTo(text);
        assertThat(Base62.isEncoded(value, "_" + text + "_", 1, 7)).isTrue();
        assertThat(Base62.isEncoded(value + 1, text, 0, 6)).isFalse();
    }

    @Test
    void what_does_not_fit_is_cut_off_on_the_left() {
        assertThat(Base62.encode(62, 1)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 500})
    void random_text_has_the_length_that_was_asked_for(int length) {
        assertThat(Base62.random(new SecureRandom(), length)).matches("[0-9A-Za-z]{" + length + "}");
    }

    @Test
    void only_ascii_digits_and_letters_count() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean expected = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(c) >= 0;
            assertThat(Base62.isBase62(String.valueOf(c), 0, 1)).isEqualTo(expected);
        }
    }

    @Test
    void only_the_part_that_was_asked_for_is_looked_at() {
        assertThat(Base62.isBase62("_ab_", 1, 3)).isTrue();
        assertThat(Base62.isBase62("_ab_", 1, 4)).isFalse();
        assertThat(Base62.isBase62("____", 2, 2)).isTrue();
    }
}
