package dev.keystile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KeyFormatTest {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final KeyFormat format = KeyFormat.of("acme_live");

    private String newKey() {
        return format.newKey(format.newId());
    }

    @Test
    void a_key_is_prefix_id_secret_and_checksum() {
        assertThat(newKey())
                .matches("acme_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}")
                .hasSize(format.maxLength());
    }

    @Test
    void the_prefix_is_ks_unless_set() {
        KeyFormat ks = KeyFormat.builder().build();
        assertThat(ks.prefix()).isEqualTo("ks");
        assertThat(ks.newKey(ks.newId())).matches("ks_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}");
    }

    @Test
    void one_double_click_selects_a_key_since_it_holds_nothing_but_word_characters() {
        assertThat(newKey()).matches("\\w+");
    }

    @Test
    void lengths_can_be_chosen() {
        KeyFormat longer =
                KeyFormat.builder().prefix("x").idLength(16).secretLength(43).build();
        String id = longer.newId();
        assertThat(id).hasSize(16);
        assertThat(longer.newKey(id)).matches("x_" + id + "_[0-9A-Za-z]{49}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ks", "acme_live", "a", "a__b", "x_y_z_1", "ABCDEFGHIJKLMNOPQRSTUVWXYZ_98765"})
    void the_id_is_read_from_the_right_whatever_the_prefix_holds(String prefix) {
        KeyFormat prefixed = KeyFormat.of(prefix);
        String id = prefixed.newId();
        assertThat(prefixed.parse(prefixed.newKey(id))).contains(id);
    }

    @Test
    void the_checksum_is_the_crc_of_all_before_it_in_base_62() {
        for (int i = 0; i < 1000; i++) {
            String key = newKey();
            int end = key.length() - 6;
            assertThat(key.substring(end)).isEqualTo(checksum(key.substring(0, end)));
        }
    }

    /** Written anew, from the highest digit down, so that it shares no mistake with the code under test. */
    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        long rest = crc.getValue();
        for (long digit = 916_132_832L; digit > 0; digit /= 62) {
            text.append(BASE62.charAt((int) (rest / digit)));
            rest %= digit;
        }
        return text.toString();
    }

    @Test
    void every_change_of_a_single_character_is_refused() {
        String key = newKey();
        for (int i = 0; i < key.length(); i++) {
            for (char c : (BASE62 + "_-. ").toCharArray()) {
                String changed = key.substring(0, i) + c + key.substring(i + 1);
                assertThat(format.parse(changed).isPresent()).as(changed).isEqualTo(changed.equals(key));
            }
        }
    }

    @Test
    void swapping_neighbours_is_refused() {
        String key = newKey();
        for (int i = 0; i + 1 < key.length(); i++) {
            String swapped = key.substring(0, i) + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2);
            assertThat(format.parse(swapped).isPresent()).as(swapped).isEqualTo(swapped.equals(key));
        }
    }

    @Test
    void case_matters() {
        String key = newKey();
        assertThat(format.parse(key.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(format.parse(key.toLowerCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void random_text_of_the_right_shape_is_no_key() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            assertThat(format.parse("acme_live_" + text(random, 12) + "_" + text(random, 38)))
                    .isEmpty();
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, 62).forEach(i -> text.append(BASE62.charAt(i)));
        return text.toString();
    }

    @Test
    void a_format_claims_whatever_starts_with_its_prefix_be_it_broken() {
        assertThat(format.claims(newKey())).isTrue();
        assertThat(format.claims("acme_live_")).isTrue();
        assertThat(format.claims("acme_live_!")).isTrue();
        assertThat(format.claims("acme_live")).isFalse();
        assertThat(format.claims("ACME_LIVE_x")).isFalse();
        assertThat(format.claims("eyJhbGciOiJIUzI1NiJ9.e30.c2ln")).isFalse();
        assertThat(format.claims("")).isFalse();
    }

    @Test
    void a_key_of_one_prefix_is_none_of_another() {
        KeyFormat shorter = KeyFormat.of("acme");
        assertThat(shorter.parse(newKey())).isEmpty();
        assertThat(format.parse(shorter.newKey(shorter.newId()))).isEmpty();
    }

    @Test
    void no_two_ids_or_secrets_are_the_same() {
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String id = format.newId();
            ids.add(id);
            secrets.add(format.newKey(id).substring("acme_live_".length() + 13));
        }
        assertThat(ids).hasSize(20_000);
        assertThat(secrets).hasSize(20_000);
    }

    /** 640 000 characters, 10 323 of each kind expected: the standard deviation is about 101. */
    @Test
    void every_character_of_a_secret_is_equally_likely() {
        int[] seen = new int[128];
        for (int i = 0; i < 20_000; i++) {
            String key = newKey();
            key.substring(key.length() - 38, key.length() - 6).chars().forEach(c -> seen[c]++);
        }
        assertThat(BASE62.chars()).allSatisfy(c -> assertThat(seen[c]).isCloseTo(10_323, within(700)));
    }
}
