package dev.keystile.migrate;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.Finding;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static dev.keystile.migrate.Imports.assertAccepted;
import static dev.keystile.migrate.Imports.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The Django application and this one let the same keys in, and Django's changes count. */
class LiveDjangoStoreTest {
    private static final String ID = "lW67LZhm";
    private static final String KEY = "lW67LZhm.XS2oaeYvSbqlLUfXnGAt4fnDkajNJYwm";
    private static final String OTHER_ID = "4oNE8TmZ";
    private static final String OTHER = "4oNE8TmZ.wQslUcAodaEDel6e1Rss7IFf0zxU80hI";

    private final InMemoryKeyStore own = new InMemoryKeyStore();
    private final CountDownLatch rehashed = new CountDownLatch(1);
    private final List<ApiKeyEvent> events = new CopyOnWriteArrayList<>();
    private UrlDataSource django;
    private LiveDjangoStore store;
    private ApiKeys keys;

    @BeforeEach
    void open(@TempDir Path folder) {
        django = new UrlDataSource(DjangoFixture.copyTo(folder).url());
        ImportOptions options = ImportOptions.builder().database(django).build();
        store = new LiveDjangoStore(own, options);
        keys = builder(Duration.ZERO).build();
    }

    private ApiKeysBuilder builder(Duration maxStaleness) {
        return ImportFormat.DJANGO
                .prepare(
                        ApiKeys.builder(store),
                        ImportOptions.builder().database(django).build())
                .maxStaleness(maxStaleness)
                .listener(event -> {
                    events.add(event);
                    if (event instanceof ApiKeyEvent.Rehashed) {
                        rehashed.countDown();
                    }
                });
    }

    @AfterEach
    void close() {
        keys.close();
        store.close();
    }

    private void django(String sql) {
        django.execute("UPDATE rest_framework_api_key_apikey SET " + sql);
    }

    /** The first use adopts the key, since it replaces the hash. */
    private void adoptByUse() throws InterruptedException {
        assertAccepted(keys, KEY);
        assertThat(rehashed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(own.find(ID).orElseThrow().currentSecret().algorithm()).isEqualTo("sha256");
    }

    @Test
    void a_key_of_django_is_let_in_at_once_and_adopted_with_a_better_hash() throws InterruptedException {
        adoptByUse();
        assertThat(own.find(ID).orElseThrow().version()).isEqualTo(2);
        assertAccepted(keys, KEY);
        assertThat(reason(keys, ID + "." + "x".repeat(32))).isEqualTo("UNKNOWN");
    }

    @Test
    void a_key_that_django_makes_later_is_let_in_too() {
        assertThat(reason(keys, "zzzzzzzz." + "x".repeat(32))).isEqualTo("UNKNOWN");
        django("prefix = 'zzzzzzzz', hashed_key = '"
                + dev.keystile.Hashers.djangoSha512()
                        .hash(("zzzzzzzz." + "x".repeat(32)).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                + "' WHERE prefix = '" + ID + "'");
        assertAccepted(keys, "zzzzzzzz." + "x".repeat(32));
    }

    @Test
    void what_django_revokes_is_refused_whether_adopted_or_not() throws InterruptedException {
        django("revoked = 1 WHERE prefix = '" + OTHER_ID + "'");
        assertThat(reason(keys, OTHER)).isEqualTo("REVOKED");
        adoptByUse();
        django("revoked = 1 WHERE prefix = '" + ID + "'");
        assertThat(reason(keys, KEY)).isEqualTo("REVOKED");
        assertThat(own.find(ID).orElseThrow().revokedReason()).isEqualTo("revoked in Django");
        django("revoked = 0 WHERE prefix = '" + ID + "'");
        assertThat(reason(keys, KEY)).isEqualTo("REVOKED");
    }

    @Test
    void what_django_deletes_is_refused_whether_adopted_or_not() throws InterruptedException {
        adoptByUse();
        django.execute("DELETE FROM rest_framework_api_key_apikey");
        assertThat(reason(keys, KEY)).isEqualTo("REVOKED");
        assertThat(own.find(ID).orElseThrow().revokedReason()).isEqualTo("deleted in Django");
        assertThat(reason(keys, OTHER)).isEqualTo("UNKNOWN");
    }

    @Test
    void an_expiry_that_django_changes_is_followed_and_one_that_is_changed_here_stays() throws InterruptedException {
        adoptByUse();
        django("expiry_date = '2020-01-01 00:00:00' WHERE prefix = '" + ID + "'");
        assertThat(reason(keys, KEY)).isEqualTo("EXPIRED");
        django("expiry_date = '2099-01-01 00:00:00' WHERE prefix = '" + ID + "'");
        assertThat(assertAccepted(keys, KEY).expiresAt()).isEqualTo("2099-01-01T00:00:00Z");
        Instant here = Instant.parse("2098-01-01T00:00:00Z");
        keys.update(ID, spec -> spec.withExpiresAt(here));
        assertThat(assertAccepted(keys, KEY).expiresAt()).isEqualTo(here);
        django("expiry_date = NULL WHERE prefix = '" + ID + "'");
        assertThat(assertAccepted(keys, KEY).expiresAt()).isNull();
    }

    /** The bound that the documentation states: what was read before may be used for as long as the maximum staleness. */
    @Test
    void no_later_than_the_maximum_staleness_is_a_revocation_in_django_seen() throws InterruptedException {
        Duration maxStaleness = Duration.ofMillis(800);
        try (ApiKeys cached = builder(maxStaleness).build()) {
            adoptByUse();
            assertAccepted(cached, KEY);
            django("revoked = 1 WHERE prefix = '" + ID + "'");
            long revokedAt = System.nanoTime();
            String outcome = "";
            while (!outcome.equals("REVOKED") && System.nanoTime() - revokedAt < maxStaleness.toNanos() * 10) {
                Thread.onSpinWait();
                outcome = cached.verify(dev.keystile.VerificationRequest.of(KEY))
                                instanceof dev.keystile.Verification.Rejected rejected
                        ? rejected.reason().name()
                        : "";
                if (System.nanoTime() - revokedAt > maxStaleness.toNanos()) {
                    assertThat(reason(cached, KEY)).isEqualTo("REVOKED");
                }
            }
            assertThat(outcome).isEqualTo("REVOKED");
        }
    }

    @Test
    void what_is_revoked_here_before_it_was_ever_used_is_adopted_and_refused() {
        keys.revoke(ID, "leaked");
        assertThat(reason(keys, KEY)).isEqualTo("REVOKED");
        assertThat(own.find(ID).orElseThrow().revokedReason()).isEqualTo("leaked");
    }

    @Test
    void what_is_rotated_here_is_adopted_with_its_new_secret() {
        IssuedKey rotated = keys.rotate(ID, Duration.ofHours(1));
        assertThat(rotated.plaintext()).startsWith(ID + ".");
        assertAccepted(keys, rotated.plaintext());
        assertAccepted(keys, KEY);
    }

    @Test
    void use_is_kept_for_a_key_that_is_not_adopted_yet() {
        store.recordUse(
                List.of(new KeyUse(ID, 3, Instant.EPOCH, null), new KeyUse("absent00", 1, Instant.EPOCH, null)));
        assertThat(own.usage(List.of(ID)).get(ID).useCount()).isEqualTo(3);
        assertThat(keys.usage(List.of(ID, OTHER_ID, "absent00"))).containsOnlyKeys(ID, OTHER_ID);
    }

    @Test
    void a_key_in_djangos_table_is_not_deleted_since_it_would_live_again() {
        keys.revoke(ID, "leaked");
        assertThatIllegalStateException().isThrownBy(() -> keys.delete(ID)).withMessageContaining("revoke it");
        assertThat(keys.purge(Duration.ZERO)).isZero();
        assertThat(reason(keys, KEY)).isEqualTo("REVOKED");
        django.execute("DELETE FROM rest_framework_api_key_apikey");
        assertThat(keys.delete(ID)).isTrue();
        assertThat(reason(keys, KEY)).isEqualTo("UNKNOWN");
    }

    @Test
    void keys_issued_here_are_no_business_of_djangos() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("new"));
        django.down = true;
        assertAccepted(keys, issued.plaintext());
        assertThat(keys.list(KeyQuery.all(Instant.EPOCH)).items()).hasSize(1);
    }

    @Test
    void while_django_does_not_answer_its_keys_are_refused_as_if_the_store_were_down() throws InterruptedException {
        adoptByUse();
        django.down = true;
        assertThat(reason(keys, KEY)).isEqualTo("STORE_UNAVAILABLE");
        assertThat(findingOnDjango()).isEqualTo(Finding.Severity.ERROR);
        django.down = false;
        assertThat(findingOnDjango()).isEqualTo(Finding.Severity.OK);
    }

    private Finding.Severity findingOnDjango() {
        return store.diagnose().stream()
                .filter(finding -> finding.subject().equals("django"))
                .map(Finding::severity)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void no_key_is_issued_under_an_id_of_djangos() {
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> store.insert(store.find(ID).orElseThrow()));
    }

    @Test
    void an_import_adopts_the_rest_while_it_is_live() {
        ImportOptions options = ImportOptions.builder().database(django).build();
        keys.revoke(ID, "leaked");
        ImportReport report = Imports.run(keys, ImportFormat.DJANGO, options);
        assertThat(report.imported()).isEqualTo(18);
        assertThat(report.present()).isEqualTo(1);
        assertThat(reason(keys, KEY)).isEqualTo("REVOKED");
        assertAccepted(keys, OTHER);
    }

    /** Ids of other lengths are asked of the own store only. */
    @Test
    void unknown_ids_of_our_own_format_do_not_reach_django() {
        django.down = true;
        assertThat(reason(keys, KeyFormat.of("ks").newKey("0123456789ab"))).isEqualTo("UNKNOWN");
    }
}
