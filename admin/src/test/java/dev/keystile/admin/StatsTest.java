package dev.keystile.admin;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StatsTest {
    private final TestClock clock = new TestClock();
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final VerificationCounts counts = new VerificationCounts();
    private final ApiKeys apiKeys =
            ApiKeys.builder(store).clock(clock).listener(counts).build();
    private final AdminServer server = new AdminServer(new AdminServlet(
            apiKeys,
            AdminOptions.builder()
                    .keys()
                    .verificationCounts(counts)
                    .clock(clock)
                    .build()));
    private final Http reader = new Http(
            server.port(),
            "X-API-Key: "
                    + apiKeys.issue(ApiKeySpec.named("reader").withScopes("keystile:read"))
                            .plaintext());

    @AfterEach
    void stop() {
        reader.close();
        server.close();
        apiKeys.close();
    }

    private JsonNode stats() {
        return reader.get("/admin/api/v1/stats").json();
    }

    private JsonNode completeStats() {
        Awaitility.await().until(() -> stats().get("complete").asBoolean());
        return stats();
    }

    private ApiKey key(String name, Duration life) {
        return apiKeys.issue(
                        ApiKeySpec.named(name).withExpiresAt(clock.instant().plus(life)))
                .key();
    }

    @Test
    void keys_are_counted_by_status_page_after_page() {
        for (int i = 0; i < 2100; i++) {
            apiKeys.issue(ApiKeySpec.named("many"));
        }
        apiKeys.revoke(key("revoked", Duration.ofDays(99)).id(), "over");
        apiKeys.disable(key("disabled", Duration.ofDays(99)).id());
        key("expired", Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(2));
        assertThat(completeStats().get("keys").toString())
                .isEqualTo("{\"active\":2101,\"disabled\":1,\"expired\":1,\"revoked\":1}");
    }

    @Test
    void the_first_to_expire_and_the_longest_unused_are_told() {
        apiKeys.issue(ApiKeySpec.named("idle"));
        clock.advance(Duration.ofDays(91));
        for (int day = 15; day > 0; day--) {
            key("in " + day + " days", Duration.ofDays(day));
        }
        key("later", Duration.ofDays(31));
        reader.get("/admin/api/v1/me");
        JsonNode stats = completeStats();
        JsonNode soon = stats.get("expiringSoon");
        assertThat(soon.get("count").asInt()).isEqualTo(15);
        assertThat(soon.get("items").size()).isEqualTo(10);
        assertThat(soon.get("items").get(0).get("name").asString()).isEqualTo("in 1 days");
        assertThat(stats.get("unused").get("items").get(0).get("name").asString())
                .isIn("idle", "reader");
        assertThat(stats.get("unused").get("since").asString()).isEqualTo("90d");
    }

    @Test
    void hashes_of_other_systems_are_counted_and_none_is_shown() {
        store.insert(ApiKey.builder("imported1234")
                .name("from Django")
                .createdAt(clock.instant())
                .secrets(List.of(KeySecret.current("sha512$$" + "ab".repeat(64), clock.instant())))
                .build());
        JsonNode stats = completeStats();
        assertThat(stats.get("legacyHashes").toString()).isEqualTo("{\"sha512\":1}");
        assertThat(stats.toString()).doesNotContain("abab");
    }

    @Test
    void keys_are_counted_again_only_after_five_minutes() {
        int before = completeStats().get("keys").get("active").asInt();
        apiKeys.issue(ApiKeySpec.named("new"));
        clock.advance(Duration.ofMinutes(4));
        assertThat(stats().get("keys").get("active").asInt()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(1));
        Awaitility.await().until(() -> stats().get("keys").get("active").asInt() == before + 1);
    }

    @Test
    void verifications_are_told_minute_by_minute() {
        apiKeys.verify(VerificationRequest.of("junk"));
        clock.advance(Duration.ofMinutes(1));
        JsonNode verifications = stats().get("verifications");
        assertThat(verifications.get("since").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(verifications.get("points").get(0).toString())
                .isEqualTo("{\"at\":\"2026-11-23T12:00:00Z\",\"accepted\":0,\"rejected\":{\"MALFORMED\":1}}");
        assertThat(verifications.get("points").get(1).get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void verifications_are_forgotten_after_a_day() {
        Instant start = clock.instant();
        counts.on(new ApiKeyEvent.Rejected(start, RejectionReason.UNKNOWN, null, null));
        assertThat(counts.until(start.plus(Duration.ofMinutes(1439)))).hasSize(1);
        assertThat(counts.until(start.plus(Duration.ofDays(1)))).isEmpty();
        counts.on(new ApiKeyEvent.Rejected(start.plus(Duration.ofDays(1)), RejectionReason.REVOKED, null, null));
        assertThat(counts.until(start.plus(Duration.ofDays(1))))
                .singleElement()
                .satisfies(minute -> assertThat(minute.rejected()).containsOnlyKeys("REVOKED"));
    }
}
