package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.Verification.Rejected;
import dev.keystile.VerificationRequest;
import org.jspecify.annotations.Nullable;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be true of the store after the process that wrote to it was killed. */
final class Aftermath {
    private final ApiKeys apiKeys;

    Aftermath(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    void check(Ledger ledger) {
        ledger.keys().forEach(this::check);
    }

    private void check(KeyHistory key) {
        if (key.acknowledged().isEmpty()) {
            checkNeverAcknowledged(key);
        } else if (key.isRevoked()) {
            assertThat(key.acknowledged()).allMatch(each -> refusal(each) == RejectionReason.REVOKED);
        } else if (key.mayBeRevoked()) {
            assertThat(refusal(newest(key))).isIn(null, RejectionReason.REVOKED);
        } else {
            checkAlive(key);
        }
    }

    /** There is no such key, or it is whole. */
    private void checkNeverAcknowledged(KeyHistory key) {
        String plaintext = key.begun();
        assertThat(plaintext).isNotNull();
        boolean isThere = apiKeys.find(Ledger.idOf(plaintext)).isPresent();
        assertThat(refusal(plaintext)).isEqualTo(isThere ? null : RejectionReason.UNKNOWN);
    }

    private void checkAlive(KeyHistory key) {
        boolean newIsThere = key.begun() != null && accepts(key.begun());
        boolean lastIsThere = accepts(newest(key));
        assertThat(newIsThere || lastIsThere)
                .as("the key %s answers to its last secret or to the one that it was being given", idOf(key))
                .isTrue();
        if (key.begun() == null) {
            assertThat(lastIsThere).as("acknowledged: %s", idOf(key)).isTrue();
        } else if (isRotated(key)) {
            assertThat(newIsThere && lastIsThere).as("grace of %s", idOf(key)).isEqualTo(newIsThere && key.overlaps());
        }
        checkFormer(key, newIsThere);
    }

    /** The secret before the last lives on through one rotation with grace, and no further. */
    private void checkFormer(KeyHistory key, boolean newIsThere) {
        List<String> former = key.acknowledged().subList(0, key.acknowledged().size() - 1);
        for (int i = 0; i < former.size(); i++) {
            boolean isLast = i == former.size() - 1;
            assertThat(accepts(former.get(i)))
                    .as("former secret %d of %d of %s", i + 1, former.size(), idOf(key))
                    .isEqualTo(isLast && key.overlaps() && !newIsThere);
        }
    }

    private boolean accepts(String plaintext) {
        return refusal(plaintext) == null;
    }

    private @Nullable RejectionReason refusal(String plaintext) {
        Verification verification = apiKeys.verify(VerificationRequest.of(plaintext));
        return verification instanceof Rejected rejected ? rejected.reason() : null;
    }

    private static boolean isRotated(KeyHistory key) {
        return key.acknowledged().size() > 1;
    }

    private static String newest(KeyHistory key) {
        return key.acknowledged().get(key.acknowledged().size() - 1);
    }

    private static String idOf(KeyHistory key) {
        return Ledger.idOf(newest(key));
    }
}
