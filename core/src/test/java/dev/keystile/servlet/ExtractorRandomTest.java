package dev.keystile.servlet;

import dev.keystile.KeyFormat;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Made-up requests, the same ones in every run. */
class ExtractorRandomTest {
    private static final int REQUESTS = 50_000;
    private static final List<String> PIECES = List.of(
            "ks_",
            "Bearer ",
            "bearer",
            "Api-Key ",
            "api_key=",
            "api_key",
            "; ",
            "&",
            "=",
            ",",
            " ",
            "\t",
            "\0",
            "%5F",
            "\u00e9",
            "\uff21",
            "\ud83d",
            "0000000000000000",
            "zzzzzzzzzzzz_",
            ".");

    private final Random random = new Random(20_261_123);

    private String made(String key) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            text.append(random.nextInt(4) == 0 ? key : PIECES.get(random.nextInt(PIECES.size())));
        }
        if (!text.isEmpty() && random.nextBoolean()) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
        }
        return text.toString();
    }

    @Test
    void s08_made_up_requests_are_read_without_an_exception() {
        KeyFormat format = KeyFormat.of("ks");
        String key = format.newKey(format.newId());
        AnyRequest.check(key);
        for (int i = 0; i < REQUESTS; i++) {
            AnyRequest.check(made(key));
        }
    }

    @Test
    void s08_no_other_character_in_the_place_of_one_of_the_key_is_accepted() {
        KeyFormat format = KeyFormat.of("ks");
        String key = format.newKey(format.newId());
        for (int at = 0; at < key.length(); at++) {
            for (char c = 0; c < 0x250; c++) {
                String changed = key.substring(0, at) + c + key.substring(at + 1);
                if (c != key.charAt(at)) {
                    assertThat(format.parse(changed)).as("'%s' at %s", c, at).isEmpty();
                }
            }
        }
    }
}
