package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Objects;

import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.raised;
import static dev.keystile.tck.SampleKeys.renamed;
import static dev.keystile.tck.SampleKeys.revoked;
import static org.assertj.core.api.Assertions.assertThat;

/** A revoked key stays revoked, even if the caller has read its version. */
interface RevocationContract extends StoreFixture {
    @Test
    default void a_revocation_cannot_be_undone() {
        ApiKey revoked = insertAndRevoke();

        assertRefused(revoked, revoked.toBuilder().revoked(null, null).build());
    }

    @Test
    default void the_time_of_a_revocation_cannot_be_changed() {
        ApiKey revoked = insertAndRevoke();
        Instant later = Objects.requireNonNull(revoked.revokedAt()).plusMillis(1);

        assertRefused(
                revoked,
                revoked.toBuilder().revoked(later, revoked.revokedReason()).build());
    }

    @Test
    default void the_reason_of_a_revocation_cannot_be_changed() {
        ApiKey revoked = insertAndRevoke();

        assertRefused(
                revoked,
                revoked.toBuilder().revoked(revoked.revokedAt(), "LEAKED").build());
    }

    @Test
    default void a_key_that_was_inserted_as_revoked_stays_so() {
        ApiKey revoked = full();
        store().insert(revoked);

        assertRefused(revoked, revoked.toBuilder().revoked(null, null).build());
    }

    @Test
    default void a_revoked_key_can_be_changed_otherwise() {
        ApiKey revoked = insertAndRevoke();
        ApiKey renamed = renamed(revoked, "for the records");

        assertThat(store().update(renamed)).isTrue();

        assertThat(store().find(revoked.id())).contains(raised(renamed));
    }

    private ApiKey insertAndRevoke() {
        ApiKey key = plain();
        store().insert(key);
        assertThat(store().update(revoked(key))).isTrue();
        return raised(revoked(key));
    }

    private void assertRefused(ApiKey stored, ApiKey update) {
        assertThat(store().update(update)).isFalse();
        assertThat(store().find(stored.id())).contains(stored);
    }
}
