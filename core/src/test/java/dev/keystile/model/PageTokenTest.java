package dev.keystile.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PageTokenTest {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    static Stream<PageToken> tokens() {
        return Stream.of(
                new PageToken(Instant.EPOCH, "a"),
                new PageToken(LAST, "x".repeat(64)),
                new PageToken(Instant.parse("2026-11-23T18:30:00.123Z"), "A-Z_a-z0-9"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_is_read_from_what_it_writes(PageToken token) {
        assertThat(PageToken.parse(token.toString())).isEqualTo(token);
        assertThat(token.toString()).matches("[0-9]+\\.[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.",
                ".a",
                "a.a",
                "-1.a",
                "1.a b",
                "1.a.b",
                " 1.a",
                "1.a\n",
                "1.ä",
                "١.a",
                "1e3.a",
                "1.' OR 1=1",
                "9999999999999999.a",
                "253402300800000.a",
                "999999999999999.a"
            })
    void any_other_text_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PageToken.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> PageToken.parse("1." + "x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> PageToken.parse("1".repeat(1_000_000)));
    }

    @Test
    void the_error_does_not_echo_what_was_sent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageToken.parse("<script>"))
                .withMessage("this is not a page token: start from the first page again");
    }

    @Test
    void a_place_that_could_not_be_written_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageToken(Instant.EPOCH.minusMillis(1), "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageToken(LAST.plusMillis(1), "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageToken(LAST, "a.b"));
        assertThat(new PageToken(Instant.ofEpochSecond(1, 999_999), "a").createdAt())
                .isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    void a_token_names_the_place_behind_a_key() {
        ApiKey key = ApiKey.builder("id")
                .name("k")
                .createdAt(Instant.ofEpochMilli(7))
                .secrets(List.of(KeySecret.current("h", Instant.EPOCH)))
                .build();
        assertThat(PageToken.after(key)).hasToString("7.id");
    }
}
