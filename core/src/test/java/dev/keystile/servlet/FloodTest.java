package dev.keystile.servlet;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller who makes up keys by the thousand. */
class FloodTest extends FilterBehaviour {
    private static final int KEYS = 20_000;
    /** Far fewer than the flood brings. */
    private static final int CACHED = 100;
    /** How many requests Tomcat takes over one connection. */
    private static final int PER_CONNECTION = 100;

    private static final Pattern REFUSED = Pattern.compile("HTTP/1.1 401");

    @Override
    TestKeys keys() {
        return new TestKeys(settings -> settings.maxCachedKeys(CACHED).maxStaleness(Duration.ofHours(1)));
    }

    @Override
    void declare(WebApp app) {
        app.filter("/*", new ApiKeyFilter(keys.apiKeys));
        app.servlet("/*", mirror);
    }

    private int status(String key) {
        return get("/x", "X-API-Key: " + key).status();
    }

    /** Sends requests with these keys over one connection, and tells how many were refused. */
    private long refused(List<String> manyKeys) {
        String requests = manyKeys.stream()
                .map(key -> "HEAD /x HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key + "\r\n\r\n")
                .collect(Collectors.joining());
        String closing = "HEAD /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String replies = new String(http().exchange(requests + closing), StandardCharsets.ISO_8859_1);
        return REFUSED.matcher(replies).results().count() - 1;
    }

    private static List<String> some(Supplier<String> key, int count) {
        return Stream.generate(key).limit(count).toList();
    }

    @Test
    void s12_made_up_keys_push_no_real_one_out_of_the_cache() {
        String known = keys.issue();
        assertThat(status(known)).isEqualTo(200);
        assertThat(keys.store.lookups()).hasSize(1);
        for (int sent = 0; sent < KEYS; sent += PER_CONNECTION - 1) {
            assertThat(refused(some(TestKeys::unknown, PER_CONNECTION - 1))).isEqualTo(PER_CONNECTION - 1);
        }
        assertThat(keys.store.lookups()).hasSizeGreaterThan(KEYS);
        keys.reset();
        assertThat(status(known)).isEqualTo(200);
        assertThat(keys.store.lookups()).isEmpty();
        assertThat(status(keys.issue())).isEqualTo(200);
    }

    @Test
    void s12_one_made_up_key_sent_again_and_again_is_looked_up_once() {
        assertThat(refused(Collections.nCopies(50, TestKeys.unknown()))).isEqualTo(50);
        assertThat(keys.store.lookups()).hasSize(1);
    }

    @Test
    void s12_keys_with_a_wrong_checksum_never_reach_the_store() {
        assertThat(refused(some(() -> TestKeys.withWrongChecksum(TestKeys.unknown()), 50)))
                .isEqualTo(50);
        assertThat(keys.store.lookups()).isEmpty();
    }
}
