package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.IdentifiedKey;
import dev.keystile.model.ApiKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A whole key, which comes by standard input: an argument would be seen by everybody on the machine, and be kept in a history. */
final class PresentedKey {
    private static final int MAX_BYTES = 4096;

    private PresentedKey() {}

    /** Reads it, without echo if somebody types it. */
    static String read(Session session) {
        String key = (session.terminal().isInput() ? typed(session) : piped(session)).strip();
        if (key.isEmpty()) {
            throw Failure.usage(
                    "no key came: write it to standard input, such as with a pipe, or type it at the terminal");
        }
        return key;
    }

    private static String typed(Session session) {
        return session.terminal()
                .tty()
                .askSecretly("Key (not shown): ")
                .orElseThrow(
                        () -> Failure.usage(
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

    /** Finds the key that was presented, whatever its status. */
    static ApiKey find(ApiKeys keys, String presentedKey) {
        return keys.identify(presentedKey)
                .map(IdentifiedKey::key)
                .orElseThrow(() -> new Failure(
                        ExitCode.NOT_FOUND,
                        "what was presented is no key of this store: its id is unknown, its secret is wrong or replaced, it has"
                                + " another prefix (see KEYSTILE_KEY_PREFIX), or it was not copied as a whole"));
    }
}
