package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A key as a client has it.
 *
 * @param id its public part
 * @param text all of it
 */
record Presented(String id, String text) {
    private static final ApiKeySpec SPEC = ApiKeySpec.named("lab").withScopes(Node.SCOPE, "read");

    /** Issues a key that opens the nodes' API. */
    static Presented issue(ApiKeys keys) {
        return of(keys.issue(SPEC));
    }

    static List<Presented> issue(ApiKeys keys, int count) {
        return Stream.generate(() -> issue(keys)).limit(count).toList();
    }

    static Presented of(IssuedKey issued) {
        try (issued) {
            return new Presented(issued.key().id(), issued.plaintext());
        }
    }

    /** Presents it to a node, without a web server. */
    Verification verify(ApiKeys keys) {
        return keys.verify(new VerificationRequest(text, null, Set.of(Node.SCOPE)));
    }

    boolean isAccepted(ApiKeys keys) {
        return verify(keys) instanceof Verification.Accepted;
    }

    /** Tells the public part alone. */
    @Override
    public String toString() {
        return id;
    }
}
