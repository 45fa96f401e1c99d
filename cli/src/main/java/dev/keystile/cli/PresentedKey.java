package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification.Accepted;
import dev.keystile.Verification.Rejected;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** A whole key, which comes by standard input: an argument would be seen by everybody on the machine, and be kept in a history. */
final class PresentedKey {
    private static final int MAX_BYTES = 4096;
    /** These are told of any key with that id: whoever presents it need not know the secret. */
    private static final Set<RejectionReason> PROVE_NOTHING =
            EnumSet.of(RejectionReason.MALFORMED, RejectionReason.UNKNOWN, RejectionReason.STORE_UNAVAILABLE);

    private PresentedKey() {}

    /** Reads it, without echo if somebody types it. */
    static String read(Session session) {
        String key = (session.terminal().isInput() ? typed(session) : piped(session)).strip();
        if (key.isEmpty()) {
            throw Failure.usage("no key came: write it to standard input, such as with a pipe, or type it at the terminal");
        }
        return key;
    }

    private static String typed(Session session) {
        return session.terminal()
                .tty()
                .askSecretly("Key (not shown): ")
                .orElseThrow(() -> Failure.usage(
                        "the terminal cannot be kept from showing the key: write the key to standard input with a pipe"));
    }

    private static String piped(Session session) {
        try {
            byte[] bytes = session.in().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Failure.usage("standard input holds more than a key: write one key, and nothing else");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "standard input cannot be read: write the key there", e);
        }
    }

    /** Tells the id of the key that was presented, be it revoked, if its secret is right. */
    static String id(ApiKeys keys, String presentedKey) {
        Verification verification = keys.check(VerificationRequest.of(presentedKey));
        if (verification instanceof Accepted accepted) {
            return accepted.key().id();
        }
        Rejected rejected = (Rejected) verification;
        if (rejected.reason() == RejectionReason.STORE_UNAVAILABLE) {
            throw new Failure(ExitCode.STORE, "the store could not be asked for the key");
        }
        if (rejected.keyId() == null || PROVE_NOTHING.contains(rejected.reason())) {
            throw new Failure(ExitCode.NOT_FOUND, "what was presented is no key of this store: " + whyNot(rejected));
        }
        return rejected.keyId();
    }

    private static String whyNot(Rejected rejected) {
        return rejected.reason() == RejectionReason.MALFORMED
                ? "it has another prefix (see KEYSTILE_KEY_PREFIX), or was not copied as a whole"
                : "its id is unknown, or its secret is wrong";
    }
}
