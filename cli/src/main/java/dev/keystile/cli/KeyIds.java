package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;

/** Finds keys by ids that people give. */
final class KeyIds {
    private KeyIds() {}

    static ApiKey find(ApiKeys keys, String id) {
        return keys.find(id).orElseThrow(() -> unknown(keys, id));
    }

    /** A whole key in the place of its id is not repeated: what is told here may be kept. */
    private static Failure unknown(ApiKeys keys, String id) {
        return keys.claims(id)
                ? Failure.usage(
                        "a whole key was given where its id belongs, and arguments are seen by others on this machine:"
                                + " give - instead, and the key on standard input")
                : new Failure(
                        ExitCode.NOT_FOUND,
                        "there is no key with the id '" + id + "': keystile list shows which there are");
    }
}
