package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What else than the key's own state can refuse a request; each reason is provoked in some test of this class. */
class RejectionReasonTest {
    private static final ApiKeySpec SPEC = ApiKeySpec.named("k");

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final RecordingListener events = new RecordingListener();
    private final ApiKeys keys = builder().build();

    private ApiKeysBuilder builder() {
        return ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).listener(events);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private static VerificationRequest from(String address, IssuedKey key) {
        return new VerificationRequest(key.plaintext(), address, Set.of());
    }

    private static VerificationRequest asking(IssuedKey key, String... scopes) {
        return new VerificationRequest(key.plaintext(), null, Set.of(scopes));
    }

    @Test
    void every_reason_that_a_key_can_give_is_given() {
        IssuedKey expired = keys.issue(SPEC.withExpiresAt(clock.instant().plusSeconds(1)));
        IssuedKey superseded = keys.issue(SPEC);
        keys.rotate(superseded.key().id(), Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        IssuedKey live = keys.issue(SPEC.withAllowedNetworks("192.0.2.0/24"));
        IssuedKey revoked = keys.issue(SPEC);
        keys.revoke(revoked.key().id(), "x");
        IssuedKey disabled = keys.issue(SPEC);
        keys.disable(disabled.key().id());

        keys.verify(VerificationRequest.of("junk"));
        keys.verify(VerificationRequest.of(KeyFormat.of("ks").newKey("0123456789ab")));
        keys.verify(VerificationRequest.of(superseded.plaintext()));
        keys.verify(VerificationRequest.of(revoked.plaintext()));
        keys.verify(VerificationRequest.of(expired.plaintext()));
        keys.verify(VerificationRequest.of(disabled.plaintext()));
        keys.verify(from("198.51.100.1", live));
        keys.verify(new VerificationRequest(live.plaintext(), "192.0.2.1", Set.of("admin")));
        try (ApiKeys picky = builder().acceptIf(key -> false).build()) {
            picky.verify(VerificationRequest.of(live.plaintext()));
        }
        try (ApiKeys later = builder()
                .hasher(Hashers.djangoSha512())
                .acceptHasher(Hashers.sha256(), clock.instant())
                .build()) {
            later.verify(VerificationRequest.of(live.plaintext()));
        }
        store.down = true;
        keys.verify(VerificationRequest.of(KeyFormat.of("ks").newKey("ba9876543210")));
        store.down = false;

        EnumSet<RejectionReason> byFilterOnly =
                EnumSet.of(RejectionReason.MISSING, RejectionReason.AMBIGUOUS, RejectionReason.PERMISSION_DENIED);
        assertThat(events.of(ApiKeyEvent.Rejected.class))
                .extracting(ApiKeyEvent.Rejected::reason)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(byFilterOnly));
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_without_a_verification_can_be_reported(RejectionReason reason) {
        keys.reportRejection(reason, null, "192.0.2.1");
        assertThat(events.all()).containsExactly(new ApiKeyEvent.Rejected(TestClock.START, reason, null, "192.0.2.1"));
    }

    @Test
    void the_application_decides_with_all_its_rules() {
        IssuedKey blue = keys.issue(SPEC.withOwner("blue").withScopes("read"));
        IssuedKey red = keys.issue(SPEC.withOwner("red").withScopes("read"));
        IssuedKey bare = keys.issue(SPEC.withOwner("blue"));
        try (ApiKeys picky = builder()
                .acceptIf(key -> "blue".equals(key.owner()))
                .acceptIf(key -> key.scopes().contains("read"))
                .build()) {
            assertAccepted(picky, blue.plaintext());
            assertRejected(picky, red.plaintext(), RejectionReason.NOT_ACCEPTED);
            assertRejected(picky, bare.plaintext(), RejectionReason.NOT_ACCEPTED);
        }
    }

    @Test
    void a_rule_that_fails_refuses_the_key() {
        IssuedKey issued = keys.issue(SPEC);
        try (ApiKeys broken = builder()
                .acceptIf(key -> {
                    throw new IllegalStateException("the application's database is down");
                })
                .build()) {
            assertRejected(broken, issued.plaintext(), RejectionReason.NOT_ACCEPTED);
        }
    }

    @Test
    void a_rule_that_fails_with_a_checked_exception_refuses_the_key_too() {
        IssuedKey issued = keys.issue(SPEC);
        try (ApiKeys broken = builder()
                .acceptIf(key -> {
                    throw Sneaky.thrown(new java.io.IOException("as Kotlin throws them"));
                })
                .build()) {
            assertRejected(broken, issued.plaintext(), RejectionReason.NOT_ACCEPTED);
        }
    }

    @Test
    void the_rule_is_not_asked_about_a_key_that_is_not_live() {
        IssuedKey issued = keys.issue(SPEC);
        keys.revoke(issued.key().id(), "x");
        try (ApiKeys strict = builder()
                .acceptIf(key -> {
                    throw new AssertionError("asked about " + key);
                })
                .build()) {
            assertRejected(strict, issued.plaintext(), RejectionReason.REVOKED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "10.255.255.255, true",
        "11.0.0.0, false",
        "::ffff:10.1.2.3, true",
        "::ffff:a01:203, true",
        "::ffff:11.1.2.3, false",
        "203.0.113.7, true",
        "203.0.113.8, false",
        "2001:db8::1, true",
        "2001:DB8:0:0:0:0:0:1, true",
        "2001:db9::1, false",
        "localhost, false",
        "10.1.2.3:4711, false",
        "[2001:db8::1], false",
        "10.0.0.0/8, false",
        "unknown, false"
    })
    void a_key_is_held_to_its_networks(String address, boolean allowed) {
        IssuedKey issued = keys.issue(SPEC.withAllowedNetworks("10.0.0.0/8", "203.0.113.7", "2001:db8::/32"));
        if (allowed) {
            assertAccepted(keys, from(address, issued));
        } else {
            assertRejected(keys, from(address, issued), RejectionReason.NETWORK_NOT_ALLOWED);
        }
    }

    @Test
    void an_unknown_address_is_in_no_network() {
        IssuedKey issued = keys.issue(SPEC.withAllowedNetworks("0.0.0.0/0", "::/0"));
        assertRejected(keys, from(null, issued), RejectionReason.NETWORK_NOT_ALLOWED);
        assertAccepted(keys, from("198.51.100.1", issued));
        assertAccepted(keys, from("2001:db8::1", issued));
    }

    @Test
    void a_key_without_networks_may_come_from_anywhere() {
        IssuedKey issued = keys.issue(SPEC);
        assertAccepted(keys, from(null, issued));
        assertAccepted(keys, from("no address at all", issued));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "12345678901234567890123456789012345678901234567890123456789012345"})
    void an_address_that_no_log_should_carry_is_refused_by_the_request_itself(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerificationRequest("k", address, Set.of()))
                .withMessageContaining("the client address");
    }

    @Test
    void a_key_needs_all_scopes_that_are_required() {
        IssuedKey issued = keys.issue(SPEC.withScopes("read", "write"));
        assertAccepted(keys, asking(issued));
        assertAccepted(keys, asking(issued, "read"));
        assertAccepted(keys, asking(issued, "read", "write"));
        assertRejected(keys, asking(issued, "read", "admin"), RejectionReason.INSUFFICIENT_SCOPE);
        assertRejected(keys, asking(issued, "READ"), RejectionReason.INSUFFICIENT_SCOPE);
    }

    @Test
    void a_refusal_names_the_key_that_was_presented() {
        IssuedKey issued = keys.issue(SPEC);
        String id = issued.key().id();
        keys.revoke(id, "x");
        assertThat(keys.verify(VerificationRequest.of(issued.plaintext())))
                .isEqualTo(new Verification.Rejected(RejectionReason.REVOKED, id));
    }

    @Test
    void a_key_that_expires_while_it_is_read_is_refused() {
        IssuedKey issued = keys.issue(SPEC.withExpiresAt(clock.instant().plusSeconds(5)));
        store.afterFind = () -> clock.advance(Duration.ofSeconds(6));
        assertRejected(keys, issued.plaintext(), RejectionReason.EXPIRED);
    }
}
