package dev.keystile.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What is no key costs no look-up, and is not echoed. */
class JunkTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/*", new ApiKeyFilter(keys.apiKeys));
        app.servlet("/*", mirror);
    }

    /** Each {@code K} stands for a real key; characters are bytes on the wire. */
    static List<String> junk() {
        return List.of(
                "",
                "K\r\n bb",
                "K\r\n\tbb",
                "K\tbb",
                "K bb",
                "K\u00e9",
                "K\u00ff",
                "K\u00c2\u00a0",
                "\u00ef\u00bc\u00a1K",
                "K\0",
                "K\u007f",
                "K\u001b[31m",
                "KK",
                "k".repeat(129),
                "K" + "k".repeat(9000),
                "\"K\"",
                "K%00",
                "{\"$ne\":null}",
                "' OR 1=1--",
                "ks_../../etc/passwd",
                "<script>alert(1)</script>",
                "${jndi:ldap://127.0.0.1/a}");
    }

    @ParameterizedTest
    @MethodSource("junk")
    void s08_junk_is_refused_without_a_lookup_and_without_an_echo(String junk) {
        String key = keys.issue();
        String value = junk.replace("K", key);
        for (String place : List.of("X-API-Key: ", "Authorization: Api-Key ", "Authorization: Bearer ")) {
            Reply reply = get("/x", place + value);
            assertThat(reply.status()).isIn(400, 401, 431);
            assertThat(reply.fields().toString()).doesNotContain(key, "jndi", "script", "$ne");
            if (reply.status() == 401) {
                assertThat(Replies.json(reply)).containsEntry("status", 401);
                assertThat(reply.body()).doesNotContain(key, "jndi", "script", "$ne");
            }
        }
        assertThat(mirror.reached()).isZero();
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void s08_a_tab_or_several_spaces_behind_the_scheme_are_no_separator_that_lets_junk_in() {
        String key = keys.issue();
        for (String separator : List.of("\t", " \t", "=", ":", ",", ", ")) {
            Reply reply = get("/x", "Authorization: Bearer" + separator + key + "x");
            assertThat(reply.status()).as("'" + separator + "'").isIn(400, 401);
        }
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void s08_other_schemes_are_no_keys() {
        String key = keys.issue();
        for (String scheme : List.of("Digest", "Negotiate", "Token", "Key", "BearerX", "Api_Key")) {
            assertThat(get("/x", "Authorization: " + scheme + " " + key).status())
                    .as(scheme)
                    .isEqualTo(401);
        }
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void s08_a_hundred_credentials_in_one_request_cost_no_lookup() {
        String[] headers = Stream.generate(() -> "X-API-Key: " + TestKeys.unknown())
                .limit(50)
                .toArray(String[]::new);
        assertThat(get("/x", headers).status()).isEqualTo(400);
        assertThat(keys.store.lookups()).isEmpty();
    }
}
