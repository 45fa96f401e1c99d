package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rows that djangorestframework-api-key itself wrote, taken over as they are. */
class DjangoImportTest {
    private record Row(
            String prefix,
            String name,
            Instant created,
            boolean revoked,
            Instant expiry,
            String hash,
            String key,
            boolean acceptedByDjango) {
        static Row parse(String line) {
            String[] f = line.split("\t", -1);
            return new Row(
                    f[0],
                    f[1],
                    Instant.parse(f[2]),
                    Boolean.parseBoolean(f[3]),
                    f[4].isEmpty() ? null : Instant.parse(f[4]),
                    f[5],
                    f[6],
                    Boolean.parseBoolean(f[7]));
        }

        ApiKey toKey() {
            return ApiKey.builder(prefix)
                    .name(name)
                    .createdAt(created)
                    .expiresAt(expiry)
                    .revoked(revoked ? created : null, revoked ? "revoked in Django" : null)
                    .secrets(List.of(KeySecret.current(hash, created)))
                    .build();
        }

        boolean isSha512() {
            return hash.startsWith("sha512$$");
        }
    }

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final RecordingListener events = new RecordingListener();
    private final ApiKeys keys = ApiKeys.builder(store)
            .acceptFormat(KeyFormat.djangoRestFramework())
            .acceptHasher(Hashers.djangoSha512())
            .acceptHasher(Hashers.djangoPbkdf2())
            .listener(events)
            .clock(clock)
            .nanoTime(clock::nanos)
            .build();
    private final List<Row> rows = rows();

    private static List<Row> rows() {
        try (InputStream file = DjangoImportTest.class.getResourceAsStream("/django-api-keys.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void importRows() {
        rows.forEach(row -> store.insert(row.toKey()));
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private String storedHash(Row row) {
        return store.find(row.prefix()).orElseThrow().currentSecret().hash();
    }

    @Test
    void the_fixture_holds_every_kind_of_row() {
        assertThat(rows).hasSize(22);
        assertThat(rows.stream().filter(Row::isSha512)).hasSize(18);
        assertThat(rows.stream().filter(Row::revoked)).hasSize(3);
        assertThat(rows.stream().filter(row -> row.expiry() != null)).hasSize(4);
    }

    @Test
    void what_django_accepted_is_accepted_and_what_it_refused_is_refused() {
        for (Row row : rows) {
            if (row.acceptedByDjango()) {
                assertThat(assertAccepted(keys, row.key()).name()).isEqualTo(row.name());
            } else {
                assertRejected(keys, row.key(), row.revoked() ? RejectionReason.REVOKED : RejectionReason.EXPIRED);
            }
        }
    }

    @Test
    void another_secret_with_a_known_prefix_is_refused() {
        Row row = rows.get(0);
        assertRejected(keys, row.prefix() + "." + "x".repeat(32), RejectionReason.UNKNOWN);
    }

    @Test
    void a_key_that_expired_since_is_refused() {
        Row row = rows.stream()
                .filter(r -> r.name().equals("expires 1 d"))
                .findFirst()
                .orElseThrow();
        assertAccepted(keys, row.key());
        clock.advance(Duration.ofDays(1));
        assertRejected(keys, row.key(), RejectionReason.EXPIRED);
    }

    @Test
    void the_first_use_replaces_the_hash_and_the_key_still_works() {
        Row row = rows.get(1);
        assertAccepted(keys, row.key());
        String sha256 = Hashers.sha256().hash(row.key().getBytes(StandardCharsets.US_ASCII));
        await().untilAsserted(() -> assertThat(storedHash(row)).isEqualTo(sha256));
        await().untilAsserted(
                        () -> assertThat(events.of(ApiKeyEvent.Rehashed.class)).hasSize(1));
        assertThat(store.find(row.prefix()).orElseThrow().version()).isEqualTo(2);
        assertAccepted(keys, row.key());
    }

    @Test
    void a_refused_key_keeps_its_hash() {
        Row revoked = rows.stream().filter(Row::revoked).findFirst().orElseThrow();
        assertRejected(keys, revoked.key(), RejectionReason.REVOKED);
        keys.close();
        assertThat(storedHash(revoked)).isEqualTo(revoked.hash());
    }

    @Test
    void a_slow_hash_of_versions_before_3_is_replaced_at_the_first_use_too() {
        Row old = rows.stream().filter(row -> !row.isSha512()).findFirst().orElseThrow();
        assertRejected(keys, old.prefix() + "." + "x".repeat(32), RejectionReason.UNKNOWN);
        assertAccepted(keys, old.key());
        await().untilAsserted(() -> assertThat(storedHash(old)).startsWith("{sha256}"));
        assertAccepted(keys, old.key());
    }

    /** Slow hashes are opt-in. Told as a fault, not as a wrong key. */
    @Test
    void a_row_with_a_hash_that_nobody_reads_is_unavailable_and_spoils_no_other() {
        Row old = rows.stream().filter(row -> !row.isSha512()).findFirst().orElseThrow();
        try (ApiKeys fastOnly = ApiKeys.builder(store)
                .acceptFormat(KeyFormat.djangoRestFramework())
                .acceptHasher(Hashers.djangoSha512())
                .clock(clock)
                .build()) {
            assertRejected(fastOnly, old.key(), RejectionReason.STORE_UNAVAILABLE);
            assertAccepted(fastOnly, rows.get(0).key());
        }
    }
}
