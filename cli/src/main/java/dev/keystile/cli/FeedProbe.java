package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification.Accepted;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.Finding;

import java.time.Duration;

/**
 * Measures how long a change takes from one node to another: the one issues a key of its own and switches it off, the other
 * has it cached and asks until it hears of it. The key is deleted at the end.
 */
final class FeedProbe {
    private static final String SUBJECT = "feed";
    private static final Duration PROMISE = Duration.ofSeconds(1);
    /** Longer than what is cached may live, unless the settings say otherwise. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long PAUSE_MILLIS = 5;

    private final ApiKeys here;
    private final ApiKeys there;

    FeedProbe(ApiKeys here, ApiKeys there) {
        this.here = here;
        this.there = there;
    }

    Finding measure() {
        try (IssuedKey probe = here.issue(ApiKeySpec.named("keystile doctor").withMetadata(Origin.issuedHere()))) {
            try {
                return measure(probe);
            } finally {
                here.delete(probe.key().id());
            }
        }
    }

    private Finding measure(IssuedKey probe) {
        VerificationRequest request = VerificationRequest.of(probe.plaintext());
        if (!isAccepted(request)) {
            return Finding.error(
                    SUBJECT, "a key that was issued is not accepted by another node: do all write to one server?");
        }
        here.disable(probe.key().id());
        long start = System.nanoTime();
        while (isAccepted(request)) {
            if (since(start).compareTo(PATIENCE) > 0) {
                return Finding.error(
                        SUBJECT,
                        "a change did not reach another node in " + PATIENCE.toSeconds()
                                + " s: revoked keys live on for the whole of keystile.max-staleness");
            }
            pause();
        }
        return told(since(start));
    }

    private static Finding told(Duration lag) {
        String message = "a change reached another node in " + lag.toMillis() + " ms";
        return lag.compareTo(PROMISE) <= 0
                ? Finding.ok(SUBJECT, message)
                : Finding.warning(SUBJECT, message + ", and should in a second: look at the store's load");
    }

    private boolean isAccepted(VerificationRequest request) {
        return there.check(request) instanceof Accepted;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERNAL, "interrupted", e);
        }
    }
}
