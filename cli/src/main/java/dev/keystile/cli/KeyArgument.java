package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import picocli.CommandLine.Parameters;

/** Which key: by its id, or by itself. */
final class KeyArgument {
    static final String PRESENTED = "-";

    private final Session session;

    @Parameters(
            paramLabel = "ID",
            description = "The key's id; - to find it by the whole key, read from standard input.")
    private String id = "";

    KeyArgument(Session session) {
        this.session = session;
    }

    ApiKey find(ApiKeys keys) {
        return id.equals(PRESENTED) ? PresentedKey.find(keys, PresentedKey.read(session)) : KeyIds.find(keys, id);
    }
}
