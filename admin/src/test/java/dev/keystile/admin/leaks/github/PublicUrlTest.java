package dev.keystile.admin.leaks.github;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PublicUrlTest {
    private static final List<String> TOKENS = List.of("acme_live_abc", "ks_1");

    @ParameterizedTest
    @CsvSource({
        "https://github.com/a/b/blob/1234/x.txt, https://github.com/a/b/blob/1234/x.txt",
        "https://github.com/a/b/blob/1234/x.txt#L7, https://github.com/a/b/blob/1234/x.txt#L7",
        "http://host:8080/a?token=1, http://host:8080/a",
        "https://user:secret@host/a, https://host/a",
        "https://host/%E2%82%AC/\u20ac, https://host/%E2%82%AC/%E2%82%AC",
        "https://host/acme_live_abc.txt, https://host/",
        "https://host/x%61cme_live_abc, https://host/",
        "https://host/%61cme_live_abc, https://host/",
        "https://host/a#acme_live_abc, https://host/",
        "https://host/a?k=acme_live_abc, https://host/a",
        "https://acme_live_abc@host/a, https://host/a",
        "https://host, https://host",
    })
    void it_names_the_place_and_nothing_secret(String url, String expected) {
        assertThat(PublicUrl.of(url, TOKENS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "/a/b",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https:///a",
                "mailto:a@b",
                "https://host/a b",
                "https://host/\n",
                "https://[",
                "ftp://host/a"
            })
    void what_is_no_url_of_the_web_is_left_out(String text) {
        assertThat(PublicUrl.of(text, TOKENS)).isNull();
    }

    @Test
    void a_long_path_is_left_out() {
        assertThat(PublicUrl.of("https://host/" + "a".repeat(1000), TOKENS)).isEqualTo("https://host/");
        assertThat(PublicUrl.of("https://" + "a".repeat(1000) + "/", TOKENS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host/%00%0a%1b", "https://host/%E2%80%AEabc"})
    void no_control_character_becomes_one(String url) {
        assertThat(PublicUrl.of(url, TOKENS)).isEqualToIgnoringCase(url);
    }
}
