package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.RateLimit;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Keystile's own form, out and in again. */
class KeyLineTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00.123Z");
    private static final KeySecret SECRET = KeySecret.current("{sha256}" + "0a".repeat(32), NOW);

    private static final ApiKey FULL = ApiKey.builder("0123456789ab")
            .prefix("ks")
            .name("日本語 \"quoted\" <b>\u2028")
            .owner("acme")
            .scopes(Set.of("orders:read", "orders:write"))
            .metadata(Map.of("ticket", "OPS-17", "empty", ""))
            .createdAt(NOW)
            .expiresAt(NOW.plusSeconds(3600))
            .enabled(false)
            .revoked(NOW, "leaked")
            .allowedNetworks(List.of("203.0.113.0/24", "2001:db8::/32"))
            .rateLimits(List.of(new RateLimit(10, Duration.ofMinutes(1))))
            .secrets(List.of(SECRET, SECRET.until(NOW.plusMillis(1))))
            .version(42)
            .build();

    @Test
    void a_key_comes_back_as_it_was() {
        KeyLine line = new KeyLine(FULL, new KeyUsage(7, NOW, "192.0.2.1"));
        assertThat(line.toJson()).doesNotContain("\n").contains("\"createdAt\":\"2026-11-23T18:30:00.123Z\"");
        assertThat(KeyLine.parse(line.toJson())).isEqualTo(line);
    }

    @Test
    void what_has_its_default_may_be_left_out() {
        KeyLine line = KeyLine.parse("{\"id\":\"0123456789ab\",\"name\":\"k\",\"createdAt\":\"2026-11-23T18:30:00Z\","
                + "\"secrets\":[{\"hash\":\"{sha256}00\",\"createdAt\":\"2026-11-23T18:30:00Z\"}]}");
        assertThat(line.key().enabled()).isTrue();
        assertThat(line.key().version()).isEqualTo(1);
        assertThat(line.usage()).isEqualTo(KeyUsage.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "no json SECRETSECRET",
                "{\"id\":\"a\",\"name\":\"k\",\"createdAt\":\"2026-11-23T18:30:00Z\"}",
                "{\"id\":\"a\",\"name\":\"k\",\"createdAt\":\"2026-11-23T18:30:00Z\",\"secrets\":[]}",
                "{\"id\":\"a\",\"name\":\"k\",\"createdAt\":\"2026-11-23T18:30:00Z\",\"secrets\":[null]}",
                "{\"id\":\"a\",\"name\":\"k\",\"createdAt\":\"2026-11-23T18:30:00Z\",\"secrets\":[{\"hash\":\"SECRETSECRET\"}]}",
                "{\"id\":\"a\",\"name\":\"k\",\"createdAt\":\"soon\",\"secrets\":[{\"hash\":\"SECRETSECRET\"}]}",
                "{\"colour\":\"SECRETSECRET\"}",
                "{\"id\":\"a\"} {\"id\":\"SECRETSECRET\"}"
            })
    void anything_else_is_refused_and_not_quoted(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyLine.parse(line))
                .withMessageNotContaining("SECRETSECRET")
                .withNoCause();
    }

    @Test
    void a_store_moves_with_the_use_of_its_keys() {
        InMemoryKeyStore from = new InMemoryKeyStore();
        for (int i = 0; i < 2500; i++) {
            from.insert(copy(i));
        }
        from.recordUse(List.of(new KeyUse("00000000000a", 7, NOW, "192.0.2.1")));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Long> told = new ArrayList<>();
        try (ApiKeys keys = ApiKeys.builder(from).build()) {
            assertThat(KeyExporter.from(keys).onProgress(told::add).to(file)).isEqualTo(2500);
        }
        assertThat(told).containsExactly(1000L, 2000L, 2500L);
        InMemoryKeyStore to = new InMemoryKeyStore();
        ImportOptions options =
                Imports.text(file.toString(StandardCharsets.UTF_8)).build();
        try (ApiKeys keys = Imports.open(ImportFormat.KEYSTILE, options, to)) {
            ImportReport report = Imports.run(keys, ImportFormat.KEYSTILE, options);
            assertThat(report.imported()).isEqualTo(2500);
            assertThat(report.position()).isEqualTo("2500");
        }
        assertThat(to.find("00000000000a")).isEqualTo(from.find("00000000000a"));
        assertThat(to.usage(List.of("00000000000a"))).isEqualTo(from.usage(List.of("00000000000a")));
    }

    private static ApiKey copy(int number) {
        return ApiKey.builder(String.format("%012x", number))
                .prefix("ks")
                .name("key " + number)
                .createdAt(NOW.plusMillis(number))
                .secrets(List.of(SECRET))
                .version(3)
                .build();
    }
}
