package dev.keystile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ScannerPatternTest {
    static Stream<KeyFormat> formats() {
        return Stream.of(
                KeyFormat.of("ks"),
                KeyFormat.of("acme_live"),
                KeyFormat.builder().idLength(32).secretLength(128).build(),
                KeyFormat.djangoRestFramework(),
                KeyFormat.prefixed("my_company"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void every_key_is_found_wherever_it_stands(KeyFormat format) {
        Pattern pattern = Pattern.compile(format.scannerPattern());
        for (int i = 0; i < 500; i++) {
            String key = format.newKey(format.newId());
            for (String text : new String[] {"%s", "API_KEY=%s;", "'%s'", "Api-Key %s\n", "(%s)", "{\"k\":\"%s\"}"}) {
                assertThat(pattern.matcher(text.replace("%s", key)).results().map(MatchResult::group))
                        .containsExactly(key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void what_is_longer_shorter_or_of_another_alphabet_is_not_found(KeyFormat format) {
        Pattern pattern = Pattern.compile(format.scannerPattern());
        String key = format.newKey(format.newId());
        String middle = key.substring(0, key.length() / 2) + "-" + key.substring(key.length() / 2 + 1);
        assertThat(Stream.of("a" + key, key + "a", key + "_", "_" + key, key.substring(0, key.length() - 1), middle))
                .noneMatch(text -> pattern.matcher(text).find());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void the_pattern_uses_only_what_re2_knows(KeyFormat format) {
        assertThat(format.scannerPattern())
                .doesNotContain("(?")
                .doesNotContain("\\1")
                .doesNotContain("++");
    }
}
