package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyUsage;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** To try a key tells the same as a request with it, and leaves nothing behind. */
class CheckTest {
    private static final Peppers PEPPERS = Peppers.current("p", new byte[32]);

    private final WatchedStore store = new WatchedStore();
    private final RecordingListener events = new RecordingListener();

    private ApiKeysBuilder builder() {
        return ApiKeys.builder(store).listener(events);
    }

    private IssuedKey issue(ApiKeySpec spec) {
        try (ApiKeys issuer = ApiKeys.builder(store).build()) {
            return issuer.issue(spec);
        }
    }

    @Test
    void a_good_key_is_accepted_without_a_use_an_event_or_a_new_hash() {
        IssuedKey issued = issue(ApiKeySpec.named("k"));
        try (ApiKeys keys = builder()
                .hasher(Hashers.hmacSha256(PEPPERS))
                .acceptHasher(Hashers.sha256())
                .build()) {
            assertThat(keys.check(VerificationRequest.of(issued.plaintext())))
                    .isEqualTo(new Verification.Accepted(issued.key()));
        }
        String id = issued.key().id();
        assertThat(store.usage(Set.of(id))).isEqualTo(Map.of(id, KeyUsage.NONE));
        assertThat(store.find(id)).contains(issued.key());
        assertThat(events.all()).isEmpty();
    }

    @Test
    void a_bad_key_is_refused_for_the_same_reason_without_an_event() {
        IssuedKey revoked = issue(ApiKeySpec.named("k"));
        try (ApiKeys keys = builder().build()) {
            keys.revoke(revoked.key().id(), "lost");
            assertThat(keys.check(VerificationRequest.of("junk")))
                    .isEqualTo(new Verification.Rejected(RejectionReason.MALFORMED, null));
            assertThat(keys.check(VerificationRequest.of(revoked.plaintext())))
                    .isEqualTo(new Verification.Rejected(
                            RejectionReason.REVOKED, revoked.key().id()));
        }
        assertThat(events.of(ApiKeyEvent.Rejected.class)).isEmpty();
    }
}
