package dev.keystile;

import dev.keystile.Verification.Accepted;
import dev.keystile.Verification.Rejected;
import dev.keystile.model.ApiKey;

import static org.assertj.core.api.Assertions.assertThat;

/** How a verification must end. */
final class Outcomes {
    private Outcomes() {}

    static ApiKey assertAccepted(ApiKeys keys, String presentedKey) {
        return assertAccepted(keys, VerificationRequest.of(presentedKey));
    }

    static ApiKey assertAccepted(ApiKeys keys, VerificationRequest request) {
        Verification outcome = keys.verify(request);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).key();
    }

    static void assertRejected(ApiKeys keys, String presentedKey, RejectionReason reason) {
        assertRejected(keys, VerificationRequest.of(presentedKey), reason);
    }

    static void assertRejected(ApiKeys keys, VerificationRequest request, RejectionReason reason) {
        Verification outcome = keys.verify(request);
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(reason);
    }
}
